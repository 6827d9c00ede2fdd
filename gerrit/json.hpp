#pragma once
// Gerrit's answers as a JSON tree. Only for source files of this room that read answers: Boost.JSON reads megabytes in
// milliseconds. A member that is missing or has another type counts as none.
#include <boost/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace gerrit {

namespace json = boost::json;

/// Parses a text of at most 16 MB and 32 levels, in memory of `resource`; nullopt for anything else.
std::optional<json::value> read_json(std::string_view text, json::storage_ptr resource);

const json::object* object_of(const json::value*);
const json::array* array_of(const json::value*);

/// `object` may be nullptr in all of these. The result is nullptr or nullopt if there is no such member.
const json::value* member(const json::object* object, std::string_view name);
const json::object* object_at(const json::object* object, std::string_view name);
const json::array* array_at(const json::object* object, std::string_view name);
/// At most `most` bytes, made valid by `mended`; empty if there is no such member.
std::string text_at(const json::object* object, std::string_view name, std::size_t most);
std::optional<bool> flag_at(const json::object* object, std::string_view name);
/// An integer of at most nine digits.
std::optional<int> integer_at(const json::object* object, std::string_view name);
/// A positive integer, as used for counts and ids: from 1 to 999,999,999.
std::optional<int> number_at(const json::object* object, std::string_view name);

/// At most `most` bytes of `text`, in whole characters; invalid bytes become U+FFFD.
std::string mended(std::string_view text, std::size_t most);

}  // namespace gerrit
