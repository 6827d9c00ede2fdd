// The lines that were required: one for each start at which Oriel could have announced it.
#include <fmt/format.h>

#include <algorithm>

#include "tests/simulation/judge.hpp"

namespace simulation {

using std::chrono::minutes;

namespace {

constexpr minutes grace{15};
// Time to notice a jump of the clock, to ask the wiki without success, and a margin.
constexpr seconds enough = seconds{60} + seconds{10} + seconds{5};
constexpr seconds prompt{11};
constexpr seconds notices_step{60};  // after a jump of the clock

/// A period in which a start could be announced: Oriel is up and in the channel, the card is known, and the clock is
/// within the grace period and did not jump.
struct Chance {
    Instant from, to;
    bool whole;  ///< it begins with the start itself, not with Oriel's arrival or a jump of the clock
    seconds length() const { return to - from; }
};

std::vector<Chance> chances(const Hindsight& h, const Key& key) {
    std::vector<Chance> out;
    seconds offset{0};
    for (const Stretch& s : h.log.stretches) {
        if (!s.speaking || s.revision < 0) continue;
        if (s.to + s.offset <= key.second || s.from + s.offset >= key.second + grace) continue;
        const Card* card = h.page(s.revision).find(key.first);
        if (!card || card->start != key.second) continue;
        const Instant from = std::max(s.from, card->start - s.offset);
        const Instant to = std::min(s.to, std::min(card->end, card->start + grace) - s.offset);
        if (from >= to) continue;
        if (!out.empty() && out.back().to == from && offset == s.offset)
            out.back().to = to;
        else
            out.push_back({from, to, from > s.from + notices_step});
        offset = s.offset;
    }
    return out;
}

/// Why these tries are not enough for that chance; nullptr if they are.
const char* lacking(const Hindsight& h, const std::vector<std::size_t>& tries, const Chance& chance, seconds within) {
    bool out = false, doubt = false;
    int marked = 0;
    for (std::size_t i : tries) {
        const Spoken& s = h.log.spoken[i];
        if (s.at >= chance.from && s.at <= chance.from + within) return nullptr;
        if (s.at >= chance.from) continue;
        out = out || s.delivered.has_value();
        marked += h.lines[i].repeat ? 1 : 0;
        if (s.fate == Spoken::Fate::doubt && s.decided <= chance.from) doubt = true;
        if (s.fate == Spoken::Fate::confirmed && s.decided <= chance.from) doubt = false;
    }
    if (!out) return "not announced";
    if (doubt && marked == 0) return "in doubt, and not repeated";
    return nullptr;
}

}  // namespace

void judge_debts(Hindsight& h, Verdict& out) {
    for (const auto& [key, c] : h.cases) {
        if (key.second <= h.log.first_started) continue;
        if (c.excused) {
            ++out.excused;
            continue;
        }
        if (c.covered) {
            for (std::size_t i : c.first)
                if (!h.lines[i].repeat)
                    out.violations.push_back(
                        {h.log.spoken[i].at, "announced again after a move: " + h.log.spoken[i].text});
            continue;
        }
        bool owed = false;
        for (const Chance& chance : chances(h, key)) {
            if (chance.length() < enough) continue;
            owed = true;
            const Card& card = *std::find_if(h.plan.page.rbegin(), h.plan.page.rend(),
                                             [&, id = key.first, start = key.second](auto& r) {
                                                 const Card* found = r.find(id);
                                                 return found && found->start == start;
                                             })
                                    ->find(key.first);
            const bool both = card.limit && !card.freeze;
            const seconds within = chance.whole ? prompt : enough;
            const char* lack = lacking(h, c.first, chance, within);
            if (!lack && both) lack = lacking(h, c.second, chance, within);
            if (!lack) continue;
            out.violations.push_back(
                {chance.from + within, fmt::format("{} within {} s: {} of {}", lack, within.count(), card.name,
                                                   date::format("%F %T", card.start))});
        }
        if (owed) ++out.owed;
    }
}

}  // namespace simulation
