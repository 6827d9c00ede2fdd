#include "bot/desk/text/lists.hpp"

namespace bot::desk {
inline namespace text {

std::string joined(const std::vector<std::string>& items, std::string_view by) {
    std::string out;
    for (const auto& item : items) {
        if (&item != &items.front()) out += by;
        out += item;
    }
    return out;
}

std::string numbers(const std::vector<int>& changes, std::size_t most) {
    std::vector<std::string> out;
    for (int change : changes) {
        if (out.size() == most) {
            out.emplace_back("...");
            break;
        }
        out.push_back(std::to_string(change));
    }
    return joined(out, ", ");
}

}  // namespace text
}  // namespace bot::desk
