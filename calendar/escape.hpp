#pragma once
#include <cstddef>
#include <string>
#include <string_view>

/// Prepares untrusted text for the page: readers see it unchanged, and MediaWiki finds no markup in it.
namespace calendar {

/// Makes one line of at most `most` bytes, in whole characters. White space, line breaks and control characters become
/// one space, invalid UTF-8 becomes U+FFFD, and characters that change the text direction are dropped.
std::string one_line(std::string_view, std::size_t most);

/// Escapes text for a template's argument. Nothing in it can open or close a template, argument, link (no URL becomes
/// one), tag, entity, list, heading, table, signature, magic word or quote mark. Readers see the original text, and
/// `decode_entities` restores it.
std::string escape(std::string_view one_line);

/// Escapes a URL for a template's argument: characters with a meaning in wikitext are percent-encoded. Empty if it is
/// not an http or https URL, or is over 1000 bytes.
std::string escape_address(std::string_view);

}  // namespace calendar
