#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/mediawiki.hpp"

/// What all readers of the API's answers share; for source files of this room only.
namespace calendar::mediawiki {

using Json = nlohmann::json;

/// The address of one query at `api`: `query` as it stands, and one more parameter, whose value is to be encoded.
std::string query_url(std::string_view api, std::string_view query, std::string_view name, std::string_view value);

/// A discarded value for what is no JSON.
Json parsed(std::string_view body);

/// The member of this name and type, or nullptr.
const Json* member(const Json* json, const char* name, Json::value_t type);
/// Empty when there is none.
std::string text_member(const Json* json, const char* name);
bool is_true(const Json* json, const char* name);
/// 0 when there is none.
std::int64_t number_member(const Json* json, const char* name);
const Json* first(const Json* list);

/// The answer says nothing that can be used: the code is empty.
Failure not_understood(std::string_view what, std::string_view body);

/// The error an answer carries: `{"error":{code,info}}`, or `{"errors":[{code,text}]}` of the newer formats.
std::optional<Failure> api_error(const Json& answer);

}  // namespace calendar::mediawiki
