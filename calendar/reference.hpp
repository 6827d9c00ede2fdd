#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "calendar/wikitext.hpp"

namespace calendar {

/// A node or word that is meant to name a change.
struct Reference {
    std::optional<int> change;  ///< the change's number; none if it cannot be read
    std::string label;          ///< the text shown instead of the number, if any
};

/// Reads `{{gerrit|N}}`, `[[gerrit:N|label]]` and `[https://gerrit.../N label]`; nullopt for other nodes.
std::optional<Reference> reference(const wikitext::Tree&, const wikitext::Node&, std::string_view gerrit);

/// Reads a word of plain text: an address of Gerrit, `gerrit:N`, a Change-Id; nullopt for other words. Brackets and
/// punctuation around it count as nothing.
std::optional<Reference> reference(std::string_view word, std::string_view gerrit);

/// A bare number that begins a list item: `1200005`, `1200005/3`. Of 6 or 7 digits, or of any number of digits if a
/// type stands before it; nullopt otherwise.
std::optional<int> bare_change(std::string_view word, bool typed);

/// A `[type]` at the beginning of `text`, with the quote marks around it; takes it off. nullopt if there is none.
std::optional<std::string_view> take_type(std::string_view& text);

/// Whether a type names a branch: `config`, `wmf.16`, `backport`.
bool is_branch(std::string_view type);

}  // namespace calendar
