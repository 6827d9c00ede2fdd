#include "bot/desk/query/edits_entries.hpp"

namespace bot::desk::query {

std::vector<Listed> listed(const calendar::Window& w, int change) {
    std::vector<Listed> out;
    for (auto& entry : calendar::find_entries({w}, change)) out.push_back({std::move(entry), nullptr});
    std::size_t i = 0;
    for (const auto& request : w.requests) {
        for (const auto& patch : request.patches) {
            if (patch.change == change) out[i++].patch = &patch;
        }
    }
    return out;
}

}  // namespace bot::desk::query
