// The checks in announcements: how many need attention, how many are unchecked, and which are blocked.
#include <fmt/format.h>

#include <algorithm>

#include "tests/simulation/advice_line.hpp"
#include "tests/simulation/judge_advice.hpp"

namespace simulation {

using std::chrono::minutes;

/// Presence in a line, compared with what Oriel was told.
void Advised::presence(std::size_t index, const Card& card) {
    const Spoken& s = h_.log.spoken[index];
    const Line& line = h_.lines[index];
    if (!listed_presence_.insert(s.cause).second || line.repeat) return;
    const auto requestors = card.requestors();
    if (requestors.empty() != line.presence.empty()) return wrong("it lists the people who are here, or it should", &s);
    const bool all = line.presence.count("*") > 0;
    if (!all && line.presence.size() != requestors.size()) wrong("it lists others", &s);
    for (const std::string& name : requestors) {
        const auto found = line.presence.find(all ? "*" : name);
        const std::string is = now_.mind.whereabouts(name);
        if (found == line.presence.end())
            wrong(name + " is left out", &s);
        else if (found->second != is)
            wrong(name + " is " + is, &s);
        if (found != line.presence.end()) ++out_.presences;
    }
}

/// The line before a start.
void Advised::gathers(std::size_t index) {
    const Revision* page = now_.mind.page();
    if (!page) return;
    const Card* found = nullptr;
    for (const CardPtr& c : page->cards) {
        if (!c->readable() || c->name != h_.lines[index].head || c->start <= clock_) continue;
        if (c->start > clock_ + minutes{10}) continue;
        if (found) return;  // two windows at the same time
        found = c.get();
    }
    if (!found) return;
    ++out_.gathered;
    presence(index, *found);
}

void Advised::announcement(std::size_t index) {
    if (h_.lines[index].kind == Line::Kind::gathers) return gathers(index);
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
    presence(index, *card);
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
