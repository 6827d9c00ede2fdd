#include "bot/desk/rules/page_changes.hpp"

#include <algorithm>

#include "bot/desk/query/starts.hpp"
#include "bot/desk/wording/page_changes.hpp"

namespace bot::desk::rules::page_changes {
namespace {

/// The other lines about a window, or to its people, count as said under its present name and start.
void adopt_all(Ledger& ledger, const Window& after, const Window& before, std::initializer_list<const char*> lines) {
    std::vector<std::pair<Cause, Cause>> pairs;  // the new one, the old one
    for (const char* line : lines) {
        const Cause then = query::window_cause(line, before), now = query::window_cause(line, after);
        for (auto each = ledger.lines().lower_bound(then); each != ledger.lines().end(); ++each) {
            if (!each->first.starts_with(then)) break;
            const std::string rest = each->first.substr(then.size());
            if (rest.empty() || rest[0] == '/') pairs.emplace_back(now + rest, each->first);
        }
    }
    for (const auto& [cause, like] : pairs) ledger.adopt(cause, like);
}

}  // namespace

void announce(Ledger& ledger, const PageChanges::Told& edit, const std::set<std::string>& quiet,
              const wording::PageSource& source, const ChatTraits& chat, Instant now) {
    const Cause cause = "edit/" + calendar::to_text(edit.before.start) + "/" +
                        (edit.after ? calendar::to_text(edit.after->start) : std::string("gone")) + "/" +
                        calendar::to_text(now) + "/" + edit.before.name;
    const std::string text = edit.after ? wording::moved(edit.before, *edit.after, quiet, source, chat, now)
                                        : wording::cancelled(edit.before, quiet, source, chat, now);
    ledger.want(cause, wording::name_of(edit.before), text, now, now + query::grace);
}

void carry_over(Ledger& ledger, const calendar::Changes& changes, Instant now) {
    const auto adopt = [&](const Window& before, const Window& after) {
        if (after.start > now && after.start != before.start) return;
        ledger.adopt(query::deployers_cause(after), query::deployers_cause(before));
        ledger.adopt(query::requestors_cause(after), query::requestors_cause(before));
    };
    for (const auto& pair : changes.renamed) {
        adopt(pair.before, pair.after);
        adopt_all(ledger, pair.after, pair.before, {"soon", "remind", "fetch", "alarm", "nobody"});
    }
    for (const auto& pair : changes.moved) {
        adopt(pair.before, pair.after);
        adopt_all(ledger, pair.after, pair.before, {"fetch"});
    }
}

}  // namespace bot::desk::rules::page_changes
