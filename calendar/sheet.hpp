#pragma once
#include <string_view>
#include <vector>

#include "calendar/entries.hpp"
#include "calendar/page.hpp"
#include "calendar/wikitext.hpp"

namespace calendar {

/// A window and the bytes that tell of it.
struct Card {
    Window window;
    const wikitext::Node* call = nullptr;  ///< of the sheet's tree
    const wikitext::Part* what = nullptr;  ///< its argument of that name; none when it lacks it
    std::vector<Site> sites;               ///< in page order
    bool spoilt = false;                   ///< a `}}` too many stands behind it: perhaps it ends too early
};

/// The Deployments page, understood, with the places of everything; for those who edit it. Holds views: the text must
/// outlive it. Not to be copied: cards point into the tree.
struct Sheet {
    Sheet() = default;
    Sheet(Sheet&&) = default;
    Sheet& operator=(Sheet&&) = default;
    Sheet(const Sheet&) = delete;

    wikitext::Tree tree;
    std::vector<Card> cards;  ///< sorted by start, then page order
    std::vector<Unread> unread;
};

/// Reads as `read_page`.
Sheet read_sheet(std::string_view wikitext, const Rules&);

}  // namespace calendar
