#pragma once
#include <optional>
#include <string_view>

namespace calendar {

/// The number of the Gerrit change that `text` (one word) names, by an address below `gerrit` (such as
/// `https://gerrit.wikimedia.org/r`) or behind `gerrit:`, the wiki's short form of it. Addresses end in `/123456`,
/// `/c/123456`, `/#/c/123456` or
/// `/c/<project>/+/123456`, and may go on with a patch set, a file, `?` or `#`.
/// Other hosts, signs, digits that are not ASCII and numbers of more than nine digits name nothing.
std::optional<int> named_change(std::string_view text, std::string_view gerrit);

/// As `named_change`, and a bare `123456`.
std::optional<int> change_number(std::string_view text, std::string_view gerrit);

/// Whether this is a Change-Id: `I` and 40 hexadecimal digits. It may stand for several changes.
bool is_change_id(std::string_view text);

}  // namespace calendar
