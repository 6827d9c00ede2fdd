#include "bot/desk/rules/starts.hpp"

#include <algorithm>

namespace bot::desk {
namespace {

using calendar::Window;

Cause start_cause(const Window& w, std::string_view line) {
    return "start/" + calendar::to_text(w.start) + "/" + std::string(line) + "/" + w.name;
}

/// Cards of the same start and name are one window: their people are pinged together.
Window joined(Window window, const Window& twin) {
    for (const auto& nick : twin.deployers) {
        if (std::find(window.deployers.begin(), window.deployers.end(), nick) == window.deployers.end()) {
            window.deployers.push_back(nick);
        }
    }
    window.requests.insert(window.requests.end(), twin.requests.begin(), twin.requests.end());
    window.end = std::max(window.end, twin.end);
    return window;
}

bool wants_words(const Ledger& ledger, const Window& w, Instant now) {
    const Cause second = requestors_cause(w);
    return ledger.wants_words(deployers_cause(w), now) || (ledger.knows(second) && ledger.wants_words(second, now));
}

}  // namespace

Cause deployers_cause(const Window& w) {
    return start_cause(w, "deployers");
}
Cause requestors_cause(const Window& w) {
    return start_cause(w, "requestors");
}

Cause window_cause(std::string_view line, const Window& w) {
    return std::string(line) + "/" + calendar::to_text(w.start) + "/" + w.name;
}

bool announced(const Ledger& ledger, const Window& w) {
    return ledger.knows(deployers_cause(w));
}

std::vector<Window> due_starts(const calendar::Schedule& schedule, const Ledger& ledger, Instant since, Instant now) {
    std::vector<Window> due;
    for (const auto& w : schedule.started(now - grace - std::chrono::seconds{1}, now)) {
        if (w.end <= now || w.start < since || !wants_words(ledger, w, now)) continue;
        const auto twin = std::find_if(due.begin(), due.end(), [&](const Window& d) { return same_window(d, w); });
        if (twin == due.end()) {
            due.push_back(w);
        } else {
            *twin = joined(*twin, w);
        }
    }
    return due;
}

void announce(Ledger& ledger, const Window& w, const Settings& settings, const announcements::Source& source,
              const announcements::Care& care, const announcements::Setting& setting, Instant now) {
    const Instant until = std::min(w.start + grace + std::chrono::seconds{1}, w.end);
    const std::string about = announcements::name_of(w);
    // A card that comes to take lists after its start gets no second line behind a first one already said.
    const bool both = !announced(ledger, w) || ledger.knows(requestors_cause(w));
    ledger.want(deployers_cause(w), about, announcements::opening(w, settings, source, care, setting, now), w.start,
                until, true);
    if (both && !w.freeze && (w.takes_lists() || announcements::lists_patches(w))) {
        ledger.want(requestors_cause(w), about, announcements::requests(w, care, setting.crowd), w.start, until, true);
    }
}

void announce(Ledger& ledger, const Edits::Told& edit, const std::set<std::string>& quiet,
              const announcements::Source& source, Instant now) {
    const Cause cause = "edit/" + calendar::to_text(edit.before.start) + "/" +
                        (edit.after ? calendar::to_text(edit.after->start) : std::string("gone")) + "/" +
                        calendar::to_text(now) + "/" + edit.before.name;
    const std::string text = edit.after ? announcements::moved(edit.before, *edit.after, quiet, source, now)
                                        : announcements::cancelled(edit.before, quiet, source, now);
    ledger.want(cause, announcements::name_of(edit.before), text, now, now + grace);
}

namespace {

/// Whatever else was said of a window, or to somebody of it.
void adopt_all(Ledger& ledger, const Window& after, const Window& before, std::initializer_list<const char*> lines) {
    std::vector<std::pair<Cause, Cause>> pairs;  // the new one, the old one
    for (const char* line : lines) {
        const Cause then = window_cause(line, before), now = window_cause(line, after);
        for (auto each = ledger.lines().lower_bound(then); each != ledger.lines().end(); ++each) {
            if (!each->first.starts_with(then)) break;
            const std::string rest = each->first.substr(then.size());
            if (rest.empty() || rest[0] == '/') pairs.emplace_back(now + rest, each->first);
        }
    }
    for (const auto& [cause, like] : pairs) ledger.adopt(cause, like);
}

}  // namespace

void carry_over(Ledger& ledger, const calendar::Changes& changes, Instant now) {
    const auto adopt = [&](const Window& before, const Window& after) {
        if (after.start > now && after.start != before.start) return;
        ledger.adopt(deployers_cause(after), deployers_cause(before));
        ledger.adopt(requestors_cause(after), requestors_cause(before));
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

}  // namespace bot::desk
