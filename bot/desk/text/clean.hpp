#pragma once
#include <string>
#include <string_view>

namespace bot::desk::inline text {

/// Makes any text fit for one line of a channel: valid UTF-8, no control characters (C0, DEL, C1), no line or paragraph
/// separators, no marks that turn the direction of writing. What is dropped leaves a space where it parted two words.
/// Every line the desk says passes here, and nowhere else.
std::string clean(std::string_view);

/// At most `bytes` of it, whole characters, an ellipsis where something was cut.
std::string shorten(std::string_view, std::size_t bytes);

}  // namespace bot::desk::inline text
