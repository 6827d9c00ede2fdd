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

/// Renders the lines of a start, and the marks of all unasked lines.
namespace bot::desk::wording {

using calendar::Window;

/// The calendar data that a line is based on.
struct PageSource {
    std::string page_url;
    std::optional<std::chrono::seconds> age;  ///< its age; set only if the wiki did not answer
};

/// The conditions at a start: people, and a hold.
struct Setting {
    Crowd crowd;
    const Hold* hold = nullptr;
};

/// The first line of a start. It pings the deployers; for a freeze, nobody.
std::string opening(const Window&, const Settings&, const PageSource&, const Care&, const Setting&, Instant now);
/// Whether the window has entries.
bool lists_patches(const Window&);
/// The second line, for windows that take lists or have one. It pings the requestors, or says that nothing is listed.
/// Names blocked patches and missing requestors.
std::string requests(const Window&, const Care&, const Crowd&, const ChatTraits&);

/// The line's text with its marks: late, repeat.
std::string marked(const Ledger::Line&, Instant now);
/// The action that sends a line of the ledger.
Say said(const Ledger::Due&, Instant now);

/// The window's name, cleaned and bounded.
std::string name_of(const Window&);
/// `2/6 patches`, `1 patch`.
std::string patch_count(const Window&);
/// The page's address with the window's anchor.
std::string link(const Window&, const PageSource&);

}  // namespace bot::desk::wording
