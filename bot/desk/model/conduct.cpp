#include "bot/desk/model/conduct.hpp"

#include <algorithm>

namespace bot::desk {
inline namespace model {

const WindowSession* Conduct::find(const calendar::Window& w) const {
    const auto found = std::find_if(sessions.begin(), sessions.end(),
                                    [&](const WindowSession& s) { return s.start == w.start && s.window == w.name; });
    return found == sessions.end() ? nullptr : &*found;
}

WindowSession& Conduct::at(const std::string& window, Instant start) {
    const auto found = std::find_if(sessions.begin(), sessions.end(),
                                    [&](const WindowSession& s) { return s.start == start && s.window == window; });
    if (found != sessions.end()) return *found;
    WindowSession fresh;
    fresh.window = window;
    fresh.start = start;
    return sessions.emplace_back(std::move(fresh));
}

}  // namespace model
}  // namespace bot::desk
