#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/mediawiki.hpp"

/// Helpers shared by the code that reads the API's answers. Only for the source files of this room.
namespace calendar::mediawiki {

using Json = nlohmann::json;

/// The URL of one query at `api`: `query` as given, plus one parameter `name`, whose value is URL-encoded here.
std::string query_url(std::string_view api, std::string_view query, std::string_view name, std::string_view value);

/// Parses JSON; a discarded value for invalid JSON.
Json parsed(std::string_view body);

/// The member with this name and type, or nullptr.
const Json* member(const Json* json, const char* name, Json::value_t type);
/// The empty string if it is missing or not a string.
std::string text_member(const Json* json, const char* name);
bool is_true(const Json* json, const char* name);
/// 0 if it is missing or not an unsigned number.
std::int64_t number_member(const Json* json, const char* name);
/// The first element, or nullptr for nullptr and for an empty list.
const Json* first(const Json* list);

/// The failure for an answer that cannot be used. Its code is empty.
Failure not_understood(std::string_view what, std::string_view body);

/// The error in an answer: `{"error":{code,info}}`, or `{"errors":[{code,text}]}` in the newer formats; nullopt if
/// none.
std::optional<Failure> api_error(const Json& answer);

}  // namespace calendar::mediawiki
