#pragma once
#include <string>
#include <variant>
#include <vector>

#include "calendar/edit.hpp"
#include "calendar/sheet.hpp"

/// The internals of the editor: they find places on the page and turn each step into byte edits. Used only by the
/// editor.
namespace calendar::editing {

using Edits = std::vector<Edit>;

/// An entry and its card.
struct Spot {
    const Card* card;
    const Site* site;
    const Patch& patch() const { return card->window.requests[site->request].patches[site->patch]; }
};

std::variant<const Card*, NoEdit> find_card(const Sheet&, const Place&);
std::variant<Spot, NoEdit> find_entry(const Sheet&, const EntryAt&);
/// The requestor under whom a window lists a change; the empty string if the entry has no requestor. nullopt if the
/// change is not listed.
std::optional<std::string> listed_under(const Window&, int change);

/// The lines of a sequence of nodes. A line end inside a nested node ends no line.
struct Lines {
    const wikitext::Tree& tree;
    std::span<const wikitext::Node> nodes;
    wikitext::Span inside;

    std::size_t begin(std::size_t at) const;  ///< start of the line that holds `at`
    std::size_t end(std::size_t at) const;    ///< end of that line's content: before its line end
    std::size_t next(std::size_t end) const;  ///< start of the line after that content; `inside.to` if there is none
    bool is_blank(std::size_t from, std::size_t to) const;
    bool is_item(std::size_t begin) const;  ///< a list item starts there
};

/// The line ending of this card: `\n` or `\r\n`.
std::string line_end_of(const wikitext::Tree&, const Card&);

/// The placeholder: a nick and the line below it that invites to sign up. nullopt if the card holds anything else.
std::optional<wikitext::Span> placeholder_of(const wikitext::Tree&, const Card&);

/// Inserts these entries (wikitext) under a requestor.
Edits insertion(const Sheet&, const Card&, const std::string& requestor, const std::vector<std::string>& entries);

/// Removes an entry with its line and the notes below it, and its requestors' nicks if nothing is left below them; the
/// placeholder comes back in place of the last ones.
Edits removal(const Sheet&, const Card&, const Site& entry);
/// The text of an entry with its notes, to be inserted elsewhere.
std::string carried(const Sheet&, const Site& entry);

/// The value of a call's argument, with entities decoded; empty if the argument is missing.
std::string written(const wikitext::Tree&, const wikitext::Node& call, std::string_view name);

/// The edits that write a mark, or the reason why it cannot be written.
std::variant<Edits, NoEdit> marking(const Sheet&, const Spot&, const Mark&);

}  // namespace calendar::editing
