#pragma once
#include <string>
#include <string_view>

namespace bot::desk {
inline namespace text {

/// Makes a text safe for one line of a channel: valid UTF-8; no control characters (C0, DEL, C1), no line or paragraph
/// separators, no marks that change the writing direction. A dropped line end or tab leaves one space between words.
/// Every line that the desk says passes through here last.
std::string clean(std::string_view);

/// At most `bytes` of the text, in whole characters, with an ellipsis if it was cut.
std::string shorten(std::string_view, std::size_t bytes);

}  // namespace text
}  // namespace bot::desk
