#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace bot::desk {
inline namespace text {

/// The items joined by `by`; empty for no items.
std::string joined(const std::vector<std::string>& items, std::string_view by);

/// `1200311, 1200312`. After `most` numbers an ellipsis stands for the rest.
std::string numbers(const std::vector<int>& changes, std::size_t most = static_cast<std::size_t>(-1));

}  // namespace text
}  // namespace bot::desk
