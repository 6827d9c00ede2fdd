#pragma once
#include <string>
#include <vector>

#include "tests/support/wait.hpp"

namespace live {

using support::WallTime;

/// The first full minute that is at least this far away. The calendar knows no seconds.
WallTime full_minute(std::chrono::seconds at_least);

/// What a requestor asks for: Gerrit's numbers of config changes.
struct Request {
    std::string requestor;
    std::vector<int> changes;
};

/// A card of the calendar, as people write them.
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

/// `2026-11-21 14:00 UTC`, as in a card.
std::string card_time(WallTime);
/// `deploycal-item-20261121T1400`: where the page shows what starts then.
std::string anchor(WallTime);

}  // namespace live
