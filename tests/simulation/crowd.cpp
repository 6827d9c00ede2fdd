#include "tests/simulation/crowd.hpp"

#include <algorithm>

namespace simulation {

using namespace bot::desk;
using std::chrono::seconds;

namespace {

char folded(char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c + 'a' - 'A');
    switch (c) {
        case '[':
            return '{';
        case ']':
            return '}';
        case '\\':
            return '|';
        case '~':
            return '^';
        default:
            return c;
    }
}

/// Some write their nick on the page in another case.
std::string usual_nick(std::size_t who) {
    std::string nick = people[who];
    if (who % 3 == 0) nick[0] = nick[0] >= 'a' && nick[0] <= 'z' ? static_cast<char>(nick[0] - 'a' + 'A') : nick[0];
    return nick;
}

bool can_be_on_irc(std::size_t who) {
    return people[who].find('\'') == std::string::npos;
}

}  // namespace

bool same_nick(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return folded(x) == folded(y); });
}

std::optional<std::string> account_of(std::size_t who) {
    return who % 2 == 0 ? std::optional(people[who]) : std::nullopt;
}

std::vector<Coming> draw_comings(const std::vector<Revision>& page, Instant from, Instant to, Rng& rng) {
    std::vector<Coming> out;
    const auto some_time = [&] {
        const Revision& revision = rng.pick(page);
        Instant at = from + seconds{rng.between(1, static_cast<int>((to - from).count()))};
        if (rng.one_in(2) || revision.cards.empty()) return at;
        at = rng.pick(revision.cards)->start + seconds{rng.between(-4000, 900)};
        return std::max(at, from + seconds{1});
    };
    for (std::size_t who = 0; who < people.size(); ++who) {
        if (!can_be_on_irc(who)) continue;
        bool here = rng.percent(60);
        if (here) out.push_back({from, who, Coming::Kind::joins, usual_nick(who)});
        std::vector<Instant> times;
        for (int n = rng.between(0, 14); n > 0; --n) times.push_back(some_time());
        std::sort(times.begin(), times.end());
        bool usual = true;
        for (Instant at : times) {
            const bool renames = here && rng.one_in(3);
            usual = renames ? !usual : here || rng.percent(80);
            const Coming::Kind kind = renames ? Coming::Kind::renames
                                      : here  ? Coming::Kind::parts
                                              : Coming::Kind::joins;
            out.push_back({at, who, kind, usual ? usual_nick(who) : people[who] + "|away"});
            here = renames || !here;
        }
    }
    std::stable_sort(out.begin(), out.end(), [](auto& a, auto& b) { return a.at < b.at; });
    return out;
}

Person Crowd::person(std::size_t who) const {
    return {*nicks_[who], account_of(who)};
}

PresenceSeen Crowd::take(const Coming& coming, const std::string& channel) {
    PresenceSeen seen{channel, {}, {}, {}};
    auto& nick = nicks_[coming.who];
    const std::string before = nick.value_or("");
    nick = coming.kind == Coming::Kind::parts ? std::nullopt : std::optional(coming.nick);
    if (coming.kind == Coming::Kind::joins) seen.came.push_back(person(coming.who));
    if (coming.kind == Coming::Kind::parts) seen.went.push_back(before);
    if (coming.kind == Coming::Kind::renames) seen.renamed.emplace_back(before, coming.nick);
    return seen;
}

PresenceSeen Crowd::list(const std::string& channel) const {
    PresenceSeen seen{channel, {}, {}, {}};
    for (std::size_t who = 0; who < people.size(); ++who)
        if (nicks_[who]) seen.came.push_back(person(who));
    return seen;
}

}  // namespace simulation
