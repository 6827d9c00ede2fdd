#include "bot/desk/model/conduct.hpp"

#include <algorithm>

namespace bot::desk {

const Sitting* Conduct::find(const calendar::Window& w) const {
    const auto found = std::find_if(sittings.begin(), sittings.end(),
                                    [&](const Sitting& s) { return s.start == w.start && s.window == w.name; });
    return found == sittings.end() ? nullptr : &*found;
}

Sitting& Conduct::at(const std::string& window, Instant start) {
    const auto found = std::find_if(sittings.begin(), sittings.end(),
                                    [&](const Sitting& s) { return s.start == start && s.window == window; });
    if (found != sittings.end()) return *found;
    Sitting fresh;
    fresh.window = window;
    fresh.start = start;
    return sittings.emplace_back(std::move(fresh));
}

}  // namespace bot::desk
