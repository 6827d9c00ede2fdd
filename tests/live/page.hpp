#pragma once
#include <string>
#include <vector>

#include "tests/support/wait.hpp"
#include "tests/support/wiki.hpp"

namespace live {

using support::WallTime;

/// The first full minute at least this far in the future. The calendar has no seconds.
WallTime full_minute(std::chrono::seconds at_least);

/// The changes of one requestor: numbers of config changes in Gerrit.
struct Request {
    std::string requestor;
    std::vector<int> changes;
};

/// A card of the calendar, as people write it.
struct Card {
    WallTime start;
    std::string name;
    std::vector<std::string> deployers;
    std::vector<Request> requests;
    bool takes_lists = true;
    std::string length = "1";  ///< hours
};

std::string wikitext(const Card&);
/// A whole page with these cards, in this order.
std::string wikitext(const std::vector<Card>&);

/// The text of the page as the wiki has it now.
std::string page_text(const support::Wiki&);

/// `2026-11-21 14:00 UTC`, as in a card.
std::string card_time(WallTime);
/// `deploycal-item-20261121T1400`: the HTML id of a window that starts at this time.
std::string anchor(WallTime);

}  // namespace live
