#pragma once
#include <optional>
#include <string_view>

namespace calendar {

/// The number of the Gerrit change that `text` (one word) names: by a URL below `gerrit` (such as
/// `https://gerrit.wikimedia.org/r`), or after `gerrit:`, the wiki's short form. URLs end in `/123456`, `/c/123456`,
/// `/#/c/123456` or `/c/<project>/+/123456`; a patch set, a file, `?` or `#` may follow. nullopt for other hosts,
/// signs, digits that are not ASCII and numbers of more than nine digits.
std::optional<int> named_change(std::string_view text, std::string_view gerrit);

/// Like `named_change`, but a bare `123456` is accepted too.
std::optional<int> change_number(std::string_view text, std::string_view gerrit);

/// Whether `text` is a Change-Id: `I` and 40 hexadecimal digits. A Change-Id may stand for several changes.
bool is_change_id(std::string_view text);

}  // namespace calendar
