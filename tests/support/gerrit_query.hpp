#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "tests/support/gerrit_data.hpp"

namespace support {

/// Whether a change matches.
using FakeQuery = std::function<bool(const FakeChange&)>;
/// Gerrit's error text for status 400.
struct BadQuery {
    std::string text;
};

/// Reads a query (decoded): `change:`, `commit:`, `project:`, `branch:`, `status:`, bare numbers, Change-Ids and SHAs,
/// joined by `OR`, `AND` or nothing, with parentheses and `-`. More than 1024 terms are refused.
std::variant<FakeQuery, BadQuery> parse_query(std::string_view text);

/// `I` and at least four hex digits.
bool is_change_id(std::string_view text);
bool is_number(std::string_view text);

}  // namespace support
