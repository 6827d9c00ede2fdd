#pragma once
#include <string_view>
#include <vector>

#include "calendar/entries.hpp"
#include "calendar/page.hpp"
#include "calendar/wikitext.hpp"

namespace calendar {

/// A window and the bytes of its card.
struct Card {
    Window window;
    const wikitext::Node* call = nullptr;  ///< in the sheet's tree
    const wikitext::Part* what = nullptr;  ///< the card's argument `what`; null if it has none
    std::vector<Site> sites;               ///< in page order
    bool spoilt = false;                   ///< an extra `}}` follows the card, so it may end too early
};

/// The Deployments page, parsed, with the place of everything; for the editor. Holds views: the text must outlive it.
/// Not copyable, because cards point into the tree.
struct Sheet {
    Sheet() = default;
    Sheet(Sheet&&) = default;
    Sheet& operator=(Sheet&&) = default;
    Sheet(const Sheet&) = delete;

    wikitext::Tree tree;
    std::vector<Card> cards;  ///< sorted by start, then page order
    std::vector<Unread> unread;
};

/// Reads the page as `read_page` does.
Sheet read_sheet(std::string_view wikitext, const Rules&);

}  // namespace calendar
