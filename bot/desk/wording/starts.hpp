#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bot/desk/model/advice.hpp"
#include "bot/desk/model/conduct.hpp"
#include "bot/desk/model/crowd.hpp"
#include "bot/desk/model/ledger.hpp"
#include "bot/desk/model/settings.hpp"
#include "bot/desk/wording/findings.hpp"
#include "bot/desk/wording/sentences.hpp"
#include "calendar/window.hpp"

/// What is said unasked, from values to English.
namespace bot::desk::wording {

using calendar::Window;

/// The state of the calendar a line is said from.
struct Source {
    std::string page_url;
    std::optional<std::chrono::seconds> age;  ///< set when the wiki did not answer just now
};

/// How a window comes to its start: who is there, and what holds it up.
struct Setting {
    Crowd crowd;
    const Hold* hold = nullptr;
};

/// The first line of a start: pings the deployers; for a freeze nobody.
std::string opening(const Window&, const Settings&, const Source&, const Care&, const Setting&, Instant now);
/// Whether it has any entries.
bool lists_patches(const Window&);
/// The second line, for windows that take lists or have one: pings the requestors, or says that there is nothing
/// listed. Names what is still blocked, and who is missing.
std::string requests(const Window&, const Care&, const Crowd&, const ChatTraits&);

/// The line's text with its marks: late, repeat.
std::string marked(const Ledger::Line&, Instant now);
/// A line of the ledger as it goes to the carrier.
Say said(const Ledger::Due&, Instant now);

/// The window's name, cleaned and bounded.
std::string name_of(const Window&);
/// `2/6 patches`, `1 patch`.
std::string patch_count(const Window&);
/// The page's address with the window's anchor.
std::string link(const Window&, const Source&);

}  // namespace bot::desk::wording
