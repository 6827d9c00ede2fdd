#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "calendar/schedule.hpp"

namespace calendar {
namespace {

using Left = std::vector<const Window*>;

/// Pairs each window of `before` with the first window of `after` that has the same key, in page order, and removes
/// both. Calls `found(before, after)` for each pair.
template <class Key, class Found>
void pair_off(Left& before, Left& after, Key key, Found found) {
    std::multimap<decltype(key(*before.front())), const Window*> waiting;
    for (const Window* window : after) waiting.emplace(key(*window), window);
    std::set<const Window*> paired;
    for (const Window* window : before) {
        // A multimap finds the first inserted of equal keys: page order.
        const auto mate = waiting.lower_bound(key(*window));
        if (mate == waiting.end() || mate->first != key(*window)) continue;
        found(*window, *mate->second);
        paired.insert({window, mate->second});
        waiting.erase(mate);
    }
    const auto is_paired = [&](const Window* window) { return paired.contains(window); };
    std::erase_if(before, is_paired);
    std::erase_if(after, is_paired);
}

Left all_of(const Schedule& schedule) {
    Left result;
    for (const Window& window : schedule.windows()) result.push_back(&window);
    return result;
}

std::vector<Window> copies(const Left& left) {
    std::vector<Window> result;
    for (const Window* window : left) result.push_back(*window);
    return result;
}

}  // namespace

bool same_window(const Window& a, const Window& b) {
    return a.start == b.start && a.name == b.name;
}

Changes compare(const Schedule& before, const Schedule& after) {
    Changes changes;
    Left old_left = all_of(before);
    Left new_left = all_of(after);
    pair_off(
        old_left, new_left, [](const Window& window) { return std::tie(window.start, window.name); },
        [](const Window&, const Window&) {});
    pair_off(
        old_left, new_left, [](const Window& window) { return std::tie(window.day, window.name); },
        [&](const Window& was, const Window& is) {
            changes.moved.push_back({was, is});
        });
    pair_off(
        old_left, new_left, [](const Window& window) { return std::tie(window.day, window.start); },
        [&](const Window& was, const Window& is) {
            changes.renamed.push_back({was, is});
        });
    changes.gone = copies(old_left);
    changes.added = copies(new_left);
    return changes;
}

}  // namespace calendar
