#pragma once
// JSON for the values in the desk's journal. Only for source files of this room.
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace bot::desk::journal {

using Json = nlohmann::ordered_json;

/// The JSON text. Invalid UTF-8 in strangers' text is written as U+FFFD.
std::string text_of(const Json&);

/// Parses the text. Throws BadRecord; `what` names the text in its message.
Json parsed(std::string_view text, std::string_view what);

}  // namespace bot::desk::journal
