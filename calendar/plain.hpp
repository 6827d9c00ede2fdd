#pragma once
#include <span>
#include <string>
#include <string_view>

#include "calendar/wikitext.hpp"

namespace calendar {

/// What a reader of the rendered page would see, on one line: labels instead of links, no quote marks, tags or
/// comments, entities decoded, white space folded. A template gives its first argument (`{{ircnick|nick|name}}` its
/// second).
std::string plain(const wikitext::Tree&, std::span<const wikitext::Node>);

/// The same for wikitext without brackets, not folded.
std::string plain_text(std::string_view);

/// The text as its writer meant it: bytes kept, but for comments (dropped), `<nowiki>` (its inside), `{{!}}` and
/// `{{=}}`
/// (`|` and `=`). Trimmed.
std::string as_written(const wikitext::Tree&, std::span<const wikitext::Node>);

}  // namespace calendar
