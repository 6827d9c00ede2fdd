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

namespace bot::desk {

struct State;

/// Fills a sentence in. Every `{name}` of it must be among `values`.
std::string tell(Sentence, const std::vector<std::pair<std::string_view, std::string>>& values = {});

}  // namespace bot::desk

/// What is said unasked, from values to English.
namespace bot::desk::announcements {

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
std::string requests(const Window&, const Care&, const Crowd&);
/// What is said of the limit to somebody whose entry is over it, with the next window that has room; else nothing.
std::string over_item(const gerrit::Checked&, const Window&, const State&, Instant now);
/// What a requestor is told in private about their patches.
std::string advice(const std::vector<Advice::News>&, const State&, Instant now);
/// The window has another start. `to` is how the page shows it now.
/// `quiet`: folded names that are not to be pinged.
std::string moved(const Window& from, const Window& to, const std::set<std::string>& quiet, const Source&, Instant now);
std::string cancelled(const Window&, const std::set<std::string>& quiet, const Source&, Instant now);

/// The line's text with its marks: late, repeat.
std::string marked(const Ledger::Line&, Instant now);

/// The window's name, cleaned and bounded.
std::string name_of(const Window&);
/// `2/6 patches`, `1 patch`.
std::string patch_count(const Window&);
/// The page's address with the window's anchor.
std::string link(const Window&, const Source&);

}  // namespace bot::desk::announcements
