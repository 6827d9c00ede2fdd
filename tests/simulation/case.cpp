#include "tests/simulation/case.hpp"

#include <algorithm>

namespace simulation {

std::string pings(const std::vector<std::string>& nicks) {
    std::string out;
    for (const std::string& nick : nicks) {
        if (nick.find('\'') != std::string::npos) continue;
        if (!out.empty()) out += ' ';
        out += nick;
    }
    return out.empty() ? out : out + ": ";
}

namespace {

using Cards = std::vector<const Card*>;
using Pairs = std::vector<std::pair<const Card*, const Card*>>;

Cards readable(const Plan& plan, int revision) {
    Cards out;
    if (revision < 0) return out;
    for (const CardPtr& c : plan.page[static_cast<std::size_t>(revision)].cards)
        if (c->readable()) out.push_back(c.get());
    return out;
}

template <class Same>
Pairs pair_off(Cards& before, Cards& after, Same same) {
    Pairs pairs;
    std::erase_if(before, [&](const Card* b) {
        const auto mate = std::find_if(after.begin(), after.end(), [&](const Card* a) { return same(*b, *a); });
        if (mate == after.end()) return false;
        pairs.emplace_back(b, *mate);
        after.erase(mate);
        return true;
    });
    return pairs;
}

}  // namespace

Difference difference(const Plan& plan, int before, int after) {
    Difference d;
    d.gone = readable(plan, before);
    d.added = readable(plan, after);
    d.same = pair_off(d.gone, d.added, [](auto& a, auto& b) { return a.start == b.start && a.name == b.name; });
    d.moved = pair_off(d.gone, d.added, [](auto& a, auto& b) { return a.day() == b.day() && a.name == b.name; });
    d.renamed = pair_off(d.gone, d.added, [](auto& a, auto& b) { return a.start == b.start; });
    return d;
}

Hindsight::Hindsight(const Plan& p, const Log& l) : plan(p), log(l) {
    for (const Spoken& s : log.spoken) lines.push_back(read_line(s.text));
    for (const Revision& r : plan.page)
        for (const CardPtr& c : r.cards)
            if (c->readable()) cases[{c->id, c->start}];
}

bool Hindsight::stepped(Instant from, Instant to) const {
    return std::any_of(plan.faults.steps.begin(), plan.faults.steps.end(),
                       [&](const Step& s) { return from <= s.at && s.at <= to; });
}

bool Hindsight::wiki_troubled(Instant from, Instant to) const {
    for (const Outage& o : plan.faults.outages)
        if (o.from <= to && from <= o.to) return true;
    for (std::size_t i = 0; i < plan.page.size(); ++i) {
        const Instant until = i + 1 < plan.page.size() ? plan.page[i + 1].at : plan.to;
        if (plan.page[i].windows() == 0 && plan.page[i].at <= to && from <= until) return true;
    }
    return false;
}

bool Hindsight::speaking(Instant from, Instant to) const {
    for (const Stretch& s : log.stretches)
        if (s.from <= to && from < s.to && !s.speaking) return false;
    return true;
}

std::vector<int> Hindsight::known_until(Instant t, int first) const {
    std::vector<int> out;
    if (first >= 0) out.push_back(first);
    for (auto r = log.readings.rbegin(); r != log.readings.rend(); ++r)
        if (r->at <= t && std::find(out.begin(), out.end(), r->after) == out.end()) out.push_back(r->after);
    return out;
}

}  // namespace simulation
