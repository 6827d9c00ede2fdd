#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "calendar/what_line.hpp"

/// Finds the people whom a line of a card's `what` names.
namespace calendar {

/// The nicks that a line begins with, joined by commas, "and", "&", "/": indexes of tokens. Types, marks of what is
/// done and punctuation before them count as nothing. `end`: only tokens before it.
std::vector<std::size_t> leading_nicks(std::span<const Token>, std::size_t end);

/// The nicks at the end of an entry's line, after the token `last`, that say whose it is: behind a dash, a comma or in
/// brackets. Not behind a mark, nor behind words such as "by" and "cc".
std::vector<std::size_t> trailing_nicks(std::span<const Token>, std::size_t last);

/// Whether tokens name somebody in the old form, with a nick in brackets: `Erik (nick)`.
bool is_old_name(std::span<const Token>);
/// Whether an entry's line ends with such a name behind a dash; `last` is its last reference.
bool ends_with_old_name(std::span<const Token>, std::size_t last);

/// Whether a line names somebody without a nick: `{{irc|x}}`, `{{user|X}}`, `[[User:X]]`, `Name (nick)`.
bool names_somebody(const wikitext::Tree&, std::span<const Token>);

/// Whether a line is nothing but two or three capitalised words, as a bare name is.
bool is_bare_name(std::span<const Token>);

}  // namespace calendar
