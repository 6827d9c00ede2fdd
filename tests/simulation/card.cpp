#include "tests/simulation/card.hpp"

#include <algorithm>
#include <set>

#include "tests/simulation/page_writer.hpp"

namespace simulation {

int Card::used() const {
    std::set<int> changes;
    for (const Request& r : requests)
        for (const Patch& p : r.patches) changes.insert(p.change);
    return static_cast<int>(changes.size());
}

std::vector<std::string> Card::requestors() const {
    std::vector<std::string> out;
    for (const Request& r : requests)
        if (!r.patches.empty() && std::find(out.begin(), out.end(), r.nick) == out.end()) out.push_back(r.nick);
    return out;
}

std::vector<std::string> Card::invited() const {
    std::set<int> fit;
    std::vector<std::string> out;
    for (const Request& r : requests) {
        for (const Patch& p : r.patches) {
            if (!limit || static_cast<int>(fit.size()) < *limit) fit.insert(p.change);
            if (fit.count(p.change) && std::find(out.begin(), out.end(), r.nick) == out.end()) out.push_back(r.nick);
        }
    }
    return out;
}

date::local_days Card::day() const {
    return date::floor<date::days>(to_wall(start));
}

CardPtr settle(Card card, Layout layout) {
    if (card.in_utc) {
        card.start = Instant{card.wall.time_since_epoch()};
        card.end = card.start + card.length;
    } else {
        card.start = from_wall(card.wall);
        card.end = from_wall(to_wall(card.start) + card.length);
    }
    card.text = card_text(card, layout);
    return std::make_shared<const Card>(std::move(card));
}

}  // namespace simulation
