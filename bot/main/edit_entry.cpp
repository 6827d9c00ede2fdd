#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "bot/config/config.hpp"
#include "bot/main/carry_out.hpp"
#include "bot/main/edit_commands.hpp"
#include "bot/main/learned.hpp"
#include "bot/main/no_edit.hpp"
#include "bot/main/places.hpp"
#include "calendar/nick.hpp"
#include "calendar/page.hpp"

namespace bot {
namespace {

using calendar::EntryAt;
using calendar::Window;

/// A page and the entry that the arguments mean.
struct Meant {
    explicit Meant(const EditWhere& where, const std::string& change)
        : page{calendar_text(where.from)}, windows{calendar::read_page(page.text, page.settings.rules).windows} {
        const auto number = change_named(change, page.settings.rules, {page.settings.policy.gerrit, {}});
        if (!number) throw names_no_change(change, page.settings.rules, false);
        at = entry_meant(windows, *number, where.window);
    }

    const Window& window() const {
        return *std::ranges::find(windows, at.place, [](const Window& w) { return calendar::place_of(w); });
    }
    std::string named() const { return fmt::format("{} in {}", at.change, shown(at.place)); }

    CalendarText page;
    std::vector<Window> windows;
    EntryAt at;
};

int carry_out(const EditWhere& where, const Meant& meant, const calendar::Step& step, const std::string& what,
              const std::string& done) {
    return carry_out(where, meant.page, placed(meant.page, step), step, fmt::format("{} {}", what, meant.at.change),
                     fmt::format("{} is {}\n", meant.named(), done));
}

}  // namespace

int withdraw(const EditWhere& where, const std::string& change) {
    must_be_writable(where);
    const Meant meant(where, change);
    return carry_out(where, meant, calendar::Withdraw{meant.at}, "withdraw", "withdrawn");
}

int move(const EditWhere& where, const std::string& change, calendar::Instant to) {
    must_be_writable(where);
    const Meant meant(where, change);
    const gerrit::Policy& policy = meant.page.settings.policy;
    // The page alone decides what a window takes: the target must be of the same kind as the entry's window.
    const auto takes = [&, kind = policy.other(meant.at.place.window)](const Window& window) {
        return window.takes_lists() && !window.freeze && policy.other(window.name) == kind;
    };
    const Window target = window_for(meant.windows, takes, 1, to, to);
    return carry_out(where, meant, calendar::Move{meant.at, calendar::place_of(target)}, "move",
                     "moved to " + shown(calendar::place_of(target)));
}

int mark(const EditWhere& where, const std::string& change, const MarkWhat& as) {
    must_be_writable(where);
    const Meant meant(where, change);
    calendar::Mark mark{.entry = meant.at, .status = as.status, .by = as.by, .sal = as.sal, .was = {}};
    return carry_out(where, meant, mark, "mark " + as.status, "marked: " + as.status);
}

}  // namespace bot
