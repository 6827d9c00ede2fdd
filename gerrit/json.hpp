#pragma once
// Gerrit's answers as a tree, member by member. Only for source files of this room that read answers. A member that is
// absent or of another type is the same as none. All other JSON here is nlohmann/json's; that needs 19 ms to read a
// hundred changes (1.4 MB), even when it leaves out the members that nobody reads, and Boost.JSON 6 ms.
#include <boost/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace gerrit {

namespace json = boost::json;

/// The tree of a text of at most 16 MB and 32 levels, in memory of `resource`; nullopt if it is no such JSON.
std::optional<json::value> read_json(std::string_view text, json::storage_ptr resource);

const json::object* object_of(const json::value*);
const json::array* array_of(const json::value*);

/// `object` may be nullptr in all of these.
const json::value* member(const json::object* object, std::string_view name);
const json::object* object_at(const json::object* object, std::string_view name);
const json::array* array_at(const json::object* object, std::string_view name);
/// At most `most` bytes, as `valid_text`; empty if there is none.
std::string text_at(const json::object* object, std::string_view name, std::size_t most);
std::optional<bool> flag_at(const json::object* object, std::string_view name);
/// A whole number of at most nine digits.
std::optional<int> integer_at(const json::object* object, std::string_view name);
/// A number that counts things or names one: from 1 to 999,999,999.
std::optional<int> number_at(const json::object* object, std::string_view name);

/// At most `most` bytes of `text`, whole characters only; bytes that are no UTF-8 become U+FFFD.
std::string valid_text(std::string_view text, std::size_t most);

}  // namespace gerrit
