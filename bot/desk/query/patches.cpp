#include "bot/desk/query/patches.hpp"

namespace bot::desk::query {

std::vector<int> listed_in(const State& s, const WindowRef& place) {
    std::vector<int> out;
    for (const auto& [change, track] : s.tracker.tracks) {
        if (track.place == place) out.push_back(change);
    }
    return out;
}

}  // namespace bot::desk::query
