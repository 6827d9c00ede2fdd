#pragma once
#include <string>
#include <variant>
#include <vector>

#include "calendar/edit.hpp"
#include "calendar/sheet.hpp"

/// The parts of the editor: where things are, and which bytes each edit means. Nothing outside it needs them.
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
/// Under whom a card lists a change already; empty strings are nobody. None when it does not.
std::optional<std::string> listed_under(const Window&, int change);

/// Lines among nodes: line ends inside of nodes end none.
struct Lines {
    const wikitext::Tree& tree;
    std::span<const wikitext::Node> nodes;
    wikitext::Span inside;

    std::size_t begin(std::size_t at) const;  ///< of the line of `at`
    std::size_t end(std::size_t at) const;    ///< of that line's content: before its line end
    std::size_t next(std::size_t end) const;  ///< where the line behind that content begins; `inside.to` when none does
    bool is_blank(std::size_t from, std::size_t to) const;
    bool is_item(std::size_t begin) const;  ///< a line of a list begins there
};

/// How lines end in this card: `\n` or `\r\n`.
std::string line_end_of(const wikitext::Tree&, const Card&);

/// A nick and the line below it that invites to sign up.
std::optional<wikitext::Span> placeholder_of(const wikitext::Tree&, const Card&);

/// Puts these entries (wikitext) under somebody.
Edits insertion(const Sheet&, const Card&, const std::string& requestor, const std::vector<std::string>& entries);

/// Takes an entry off, with its line when it has one of its own.
Edits removal(const Sheet&, const Site&);
/// Takes a requestor off who has no entry any more, or replaces them by the placeholder; nothing when they stay.
Edits tidying(const Sheet&, const Card&, const Site& requestor);

/// What a call says under this name, as meant; empty when it lacks it.
std::string written(const wikitext::Tree&, const wikitext::Node& call, std::string_view name);

std::variant<Edits, NoEdit> marking(const Sheet&, const Spot&, const Mark&);

}  // namespace calendar::editing
