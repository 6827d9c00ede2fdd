#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/wikitext.hpp"
#include "calendar/window.hpp"

namespace calendar {

/// A place in a card that names a requestor or lists an entry.
struct Site {
    enum class Kind {
        requestor,    ///< an `{{ircnick}}` with a nick
        placeholder,  ///< an `{{ircnick}}` without a nick, or with the placeholder's nick
        deploy,       ///< `{{deploy}}`
        bullet,       ///< an entry in the older form: its line
    };
    Kind kind;
    wikitext::Span span;                    ///< of the call; for a bullet, from its list marker to its last byte
    const wikitext::Node* call = nullptr;   ///< null for a bullet
    std::span<const wikitext::Node> nodes;  ///< the sequence of nodes that holds it
    wikitext::Span inside;                  ///< the bytes that `nodes` cover
    bool direct = false;                    ///< `nodes` are the card's own, not those of a nested node
    std::size_t request = 0, patch = 0;     ///< indexes of the entry; for a requestor, `request` only
    wikitext::Span block = {};  ///< what leaves the page with it: its line, and the notes below; the line of a nick
    bool shared = false;        ///< its line holds several entries
    bool own_nick = false;      ///< its line says whose it is
    bool rigid = false;         ///< nothing can be taken out of its line

    bool is_entry() const { return kind == Kind::deploy || kind == Kind::bullet; }
};

/// The requests of a card, their places, and warnings about unusual text.
struct Entries {
    std::vector<Request> requests;
    std::vector<Site> sites;
    std::vector<std::string> warnings;
};

/// The meaning of a `status=`: `d` and `done`; `nd` and `not done`; empty is pending; anything else is unknown.
Status read_status(std::string_view written);

/// Reads a card's `what`: each `{{ircnick}}` with the entries below it, which are `{{deploy}}` calls or bullets of the
/// older form.
Entries read_entries(const wikitext::Tree&, const wikitext::Part& what, std::string_view gerrit);

}  // namespace calendar
