#include "calendar/count.hpp"

#include <algorithm>
#include <map>

namespace calendar {

std::optional<int> Count::room() const {
    if (!limit) return std::nullopt;
    return std::max(0, *limit - used);
}

int Count::over() const {
    return static_cast<int>(std::ranges::count_if(entries, [](const Counted& e) { return e.over && !e.again; }));
}

Count count(const Window& window, const std::set<int>& accepted) {
    struct Listed {
        int place = 0, times = 0;
    };
    std::map<int, Listed> listed;
    Count result;
    result.limit = window.limit;
    for (std::size_t r = 0; r < window.requests.size(); ++r) {
        const auto& patches = window.requests[r].patches;
        for (std::size_t p = 0; p < patches.size(); ++p) {
            Counted entry{.request = r, .patch = p};
            if (const auto change = patches[p].change) {
                Listed& at = listed[*change];
                entry.again = at.times++ > 0;
                if (!entry.again) at.place = ++result.used;
                entry.place = at.place;
                entry.over = window.limit && at.place > *window.limit && !accepted.contains(*change);
            }
            result.entries.push_back(entry);
        }
    }
    for (Counted& entry : result.entries) {
        const auto change = window.requests[entry.request].patches[entry.patch].change;
        entry.duplicate = change && listed.at(*change).times > 1;
    }
    return result;
}

}  // namespace calendar
