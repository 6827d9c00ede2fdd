#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/wikitext.hpp"
#include "calendar/window.hpp"

namespace calendar {

/// Where a card names somebody or lists something.
struct Site {
    enum class Kind {
        requestor,    ///< `{{ircnick}}` of somebody
        placeholder,  ///< one of nobody
        deploy,       ///< `{{deploy}}`
        bullet,       ///< an older entry; its line
    };
    Kind kind;
    wikitext::Span span;                    ///< of the call; of a bullet from its first mark to its last byte
    const wikitext::Node* call = nullptr;   ///< none for a bullet
    std::span<const wikitext::Node> nodes;  ///< among which it stands,
    wikitext::Span inside;                  ///< and the bytes that they cover
    bool direct = false;                    ///< these are the card's own, not those of something in it
    std::size_t request = 0, patch = 0;     ///< of an entry; of a requestor, `request` only

    bool is_entry() const { return kind == Kind::deploy || kind == Kind::bullet; }
};

/// Who asks for what in a card, where, and what was odd about it.
struct Entries {
    std::vector<Request> requests;
    std::vector<Site> sites;
    std::vector<std::string> warnings;
};

/// What a `status=` says: `d` and `done`, `nd` and `not done`, nothing; all else is unknown.
Status read_status(std::string_view written);

/// Reads a card's `what`: `{{ircnick}}`, and below each the entries that are its: `{{deploy}}`, and the older bullets.
Entries read_entries(const wikitext::Tree&, const wikitext::Part& what, std::string_view gerrit);

}  // namespace calendar
