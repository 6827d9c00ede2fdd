#include "bot/desk/query/starts.hpp"

#include <algorithm>

namespace bot::desk::query {
namespace {

using calendar::Window;

Cause start_cause(const Window& w, std::string_view line) {
    return "start/" + calendar::to_text(w.start) + "/" + std::string(line) + "/" + w.name;
}

/// Cards with the same start and name are one window: their people are pinged together.
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

}  // namespace bot::desk::query
