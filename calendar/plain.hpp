#pragma once
#include <span>
#include <string>
#include <string_view>

#include "calendar/wikitext.hpp"

namespace calendar {

/// The text that a reader of the rendered page sees, on one line: labels instead of links; no quote marks, tags or
/// comments; entities decoded; white space folded. A template becomes its first argument (`{{ircnick|nick|name}}` its
/// second).
std::string plain(const wikitext::Tree&, std::span<const wikitext::Node>);

/// Like `plain`, for wikitext without brackets, and without folding.
std::string plain_text(std::string_view);

/// The text as its author meant it. Bytes are kept, except that comments are dropped, `<nowiki>` becomes its content,
/// and `{{!}}` and `{{=}}` become `|` and `=`. Trimmed.
std::string as_written(const wikitext::Tree&, std::span<const wikitext::Node>);

}  // namespace calendar
