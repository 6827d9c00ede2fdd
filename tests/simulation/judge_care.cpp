// What announcements say of the checks: how many need care, how many nobody could check, and what is blocked.
#include <fmt/format.h>

#include <algorithm>

#include "tests/simulation/advice_line.hpp"
#include "tests/simulation/judge_advice.hpp"

namespace simulation {

void Advised::announcement(std::size_t index) {
    const auto about = starts_.find(index);
    const Line& line = h_.lines[index];
    if (about == starts_.end() || !now_.mind.page()) return;
    const Spoken& s = h_.log.spoken[index];
    const auto& cards = now_.mind.page()->cards;
    const auto twin = [&](const CardPtr& c) {
        return c->readable() && c->start == about->second.second && line.head.ends_with(c->name);
    };
    const Card* card = now_.mind.page()->find(about->second.first);
    if (!card || std::count_if(cards.begin(), cards.end(), twin) != 1 || !card->limit || card->freeze) return;
    int least = 0, most = 0, least_unsure = 0, most_unsure = 0;
    std::set<int> blocked, named;
    for (const Entry& e : entries_of(*card)) {
        if (e.again) continue;
        const Standing standing = now_.mind.standing(e, s.clock);
        least += standing.surely.empty() ? 0 : 1;
        most += standing.surely.empty() && standing.perhaps.empty() ? 0 : 1;
        least_unsure += standing.unsure && standing.surely.empty() && standing.perhaps.empty() ? 1 : 0;
        most_unsure += standing.unsure && standing.surely.empty() ? 1 : 0;
        if (std::any_of(standing.surely.begin(), standing.surely.end(), [](Ill ill) { return row(ill).blocks; }))
            blocked.insert(e.patch->change);
    }
    const auto other = [&](const char* what, int said, int low, int high) {
        if (said < low || said > high) wrong(fmt::format("{}, not {}", low, what), &s);
    };
    if (line.first()) {
        other("as many that need care", line.need_care, least, most);
        other("as many unchecked", line.unchecked, least_unsure, most_unsure);
        out_.unchecked += line.unchecked;
        return;
    }
    for (const auto& [number, why] : line.blocked) {
        named.insert(number);
        const auto ill = read_ill(why);
        ++out_.blocked;
        const auto such = [&](const Entry& e) {
            return e.patch->change == number && ill && now_.mind.standing(e, s.clock).has(*ill);
        };
        const auto entries = entries_of(*card);
        if (std::none_of(entries.begin(), entries.end(), such)) wrong("it is not blocked by that", &s);
    }
    if (named != blocked) wrong(fmt::format("{} changes are blocked", blocked.size()), &s);
}

}  // namespace simulation
