#include "calendar/window.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace calendar {

std::string_view to_text(Status status) {
    switch (status) {
        case Status::pending:
            return "pending";
        case Status::done:
            return "done";
        case Status::not_done:
            return "not_done";
        case Status::unknown:
            break;
    }
    return "unknown";
}

std::vector<std::string> Request::requestors() const {
    if (!requestor) return {};
    std::vector<std::string> out{*requestor};
    out.insert(out.end(), others.begin(), others.end());
    return out;
}

int Window::items() const {
    int sum = 0;
    for (const Request& request : requests) sum += request.items;
    return sum;
}

int Window::used() const {
    std::set<int> changes;
    for (const Request& request : requests)
        for (const Patch& patch : request.patches)
            if (patch.change) changes.insert(*patch.change);
    return static_cast<int>(changes.size());
}

std::string anchor(const Window& window) {
    std::string text = to_text(window.start).substr(0, 16);
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return "deploycal-item-" + text;
}

}  // namespace calendar
