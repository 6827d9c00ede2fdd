#pragma once
// JSON for the values of the desk's journal. Only for source files of this room.
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace bot::desk::journal {

using Json = nlohmann::ordered_json;

/// Text of strangers may be no UTF-8: what is not is kept as U+FFFD.
std::string text_of(const Json&);

/// Throws BadRecord; `what` names the text in its message.
Json parsed(std::string_view text, std::string_view what);

}  // namespace bot::desk::journal
