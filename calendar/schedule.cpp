#include "calendar/schedule.hpp"

#include <algorithm>
#include <iterator>

namespace calendar {
namespace {

template <class Wanted>
std::vector<Window> those(const std::vector<Window>& windows, Wanted wanted) {
    std::vector<Window> result;
    std::ranges::copy_if(windows, std::back_inserter(result), wanted);
    return result;
}

}  // namespace

Schedule::Schedule(std::vector<Window> windows) : windows_{std::move(windows)} {
    std::erase_if(windows_, [](const Window& window) { return window.cancelled; });
    std::ranges::stable_sort(windows_, {}, &Window::start);
}

std::vector<Window> Schedule::open_at(Instant t) const {
    return those(windows_, [t](const Window& window) { return window.contains(t); });
}

std::vector<Window> Schedule::next_after(Instant t) const {
    const auto start = next_start(t);
    return those(windows_, [start](const Window& window) { return start == window.start; });
}

std::vector<Window> Schedule::started(Instant since, Instant now) const {
    return those(windows_, [=](const Window& window) { return since < window.start && window.start <= now; });
}

std::vector<Window> Schedule::between(Instant from, Instant to) const {
    return those(windows_, [=](const Window& window) { return window.start < to && from < window.end; });
}

std::optional<Instant> Schedule::next_start(Instant t) const {
    const auto next = std::ranges::upper_bound(windows_, t, {}, &Window::start);
    if (next == windows_.end()) return std::nullopt;
    return next->start;
}

}  // namespace calendar
