#pragma once
#include <cstddef>
#include <string>
#include <string_view>

/// Strangers' text on its way to the page: shown as it is, and nothing in it means anything to MediaWiki.
namespace calendar {

/// On one line: every stretch of white space, line breaks and control characters as one space; what is no UTF-8 as
/// U+FFFD; without what turns the direction of the text around it. At most `most` bytes, whole characters.
std::string one_line(std::string_view, std::size_t most);

/// As a template's argument: nothing in it can open or close a template, argument, link (an address becomes none),
/// tag, entity, list, heading, table, signature, magic word or quote mark. What readers see is the text itself:
/// `decode_entities` gives it back.
std::string escape(std::string_view one_line);

/// An address as a template's argument, in which the characters that wikitext knows are written in per cent; empty for
/// what is no http or https address, or over 1000 bytes.
std::string escape_address(std::string_view);

}  // namespace calendar
