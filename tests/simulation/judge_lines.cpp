// Each line about a start, on its own.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "tests/simulation/judge.hpp"
#include "tests/simulation/run.hpp"
#include "tests/simulation/wiki.hpp"

namespace simulation {

using std::chrono::minutes;

namespace {

constexpr minutes grace{15};

std::string hour(Instant t) {
    return date::format("%H:%M", date::floor<minutes>(t));
}
std::string anchor(Instant t) {
    return date::format("%Y%m%dT%H%M", date::floor<minutes>(t));
}

/// Whether this line is right for that card, apart from its numbers.
bool about(const Line& line, const Card& card, Instant clock) {
    using Kind = Line::Kind;
    switch (line.kind) {
        case Kind::freeze:
            return card.freeze && line.anchor == anchor(card.start) &&
                   (line.head == card.name || line.head == card.name + ".");
        case Kind::opening:
            return !card.freeze && line.anchor == anchor(card.start) &&
                   is_head(line.head, pings(card.deployers), card.name);
        default:
            break;
    }
    // The second line has no anchor: it is about a start that just passed.
    const bool lists = card.limit || !card.requestors().empty();
    if (card.freeze || !lists || card.start > clock || clock > card.start + grace + seconds{1}) return false;
    const std::string who = pings(card.invited());
    switch (line.kind) {
        case Kind::no_patches:
            return card.requestors().empty() && line.head == card.name;
        case Kind::nobody_to_ping:
            return !card.requestors().empty() && who.empty() && line.head == card.name;
        case Kind::requests:
            return !who.empty() && is_head(line.head, who, card.name);
        default:
            return false;
    }
}

class Reader {
public:
    Reader(Hindsight& h, Verdict& out) : h_(h), out_(out) {}

    void all() {
        for (index_ = 0; index_ < h_.log.spoken.size(); ++index_) one();
    }

private:
    const Spoken& spoken() const { return h_.log.spoken[index_]; }
    const Line& line() const { return h_.lines[index_]; }

    void wrong(std::string_view what) {
        out_.violations.push_back({spoken().at, fmt::format("{}: {}", what, spoken().text)});
    }

    void one() {
        if (!spoken().hearable) wrong("said while nobody could hear it");
        if (spoken().to != channel) return;
        if (line().kind == Line::Kind::gathers || line().kind == Line::Kind::alarm ||
            line().kind == Line::Kind::nobody_came)
            return conduct();
        if (line().kind == Line::Kind::other) return wrong("nothing that should ever be said");
        if (!line().first() && !line().second()) return;

        const Card* card = nullptr;
        bool known_now = true;
        for (int revision : h_.known_until(spoken().at, spoken().revision)) {
            card = find(revision);
            if (card) break;
            known_now = false;
        }
        if (!card) return wrong("there is no such window on the calendar");
        auto& tries =
            line().first() ? h_.cases[{card->id, card->start}].first : h_.cases[{card->id, card->start}].second;
        const bool retry = !tries.empty();
        tries.push_back(index_);

        // A line that may have arrived may be repeated in the same words, but not for a window that was removed.
        if (!known_now && !line().repeat) return wrong("this is not what the calendar says any more");
        if (!known_now) {
            const Card* now = spoken().revision < 0 ? nullptr : h_.page(spoken().revision).find(card->id);
            if (!now || now->start != card->start) return wrong("this window is no longer there");
        }
        judge_time(*card);
        judge_figures(*card);
        if (!retry) judge_source(*card);
    }

    /// Whether the line begins with the current nicks of these people (or of some of them), followed by the name.
    bool is_for(const std::vector<std::string>& names, bool all, const std::string& window) const {
        std::set<std::string> nicks;
        const std::string head = seen(line().head);
        if (!head.ends_with(window)) return false;
        std::istringstream words(head.substr(0, head.size() - window.size()));
        for (std::string word; words >> word;) {
            if (word.ends_with(':')) word.pop_back();
            nicks.insert(word.substr(0, word.find("|away")));
        }
        const auto pinged = [&](const std::string& name) {
            return std::any_of(nicks.begin(), nicks.end(), [&](auto& nick) { return same_nick(nick, name); });
        };
        const auto known = std::count_if(names.begin(), names.end(), pinged);
        const auto reachable =
            std::count_if(names.begin(), names.end(), [](auto& name) { return !pings({name}).empty(); });
        return known == static_cast<std::ptrdiff_t>(nicks.size()) && (!all || known == reachable);
    }

    /// A line for the time before or after a start, about a window with entries.
    void conduct() {
        using Kind = Line::Kind;
        const Kind kind = line().kind;
        const Instant clock = spoken().clock;
        for (int revision : h_.known_until(spoken().at, spoken().revision))
            for (const CardPtr& c : h_.page(revision).cards) {
                if (!c->readable() || c->freeze || entries_of(*c).empty()) continue;
                const bool named = kind == Kind::gathers ? line().head == c->name
                                   : kind == Kind::alarm ? is_for(c->deployers, true, c->name)
                                                         : is_for(c->requestors(), false, c->name);
                const bool then = kind == Kind::gathers ? c->start - minutes{10} <= clock && clock < c->start &&
                                                              line().end == hour(c->start)
                                  : kind == Kind::alarm ? c->start + minutes{5} <= clock && clock < c->end
                                                        : c->start + minutes{15} <= clock;
                if (named && then) return;
            }
        wrong("there is no such window now");
    }

    const Card* find(int revision) const {
        const Card* found = nullptr;
        for (const CardPtr& c : h_.page(revision).cards)
            if (c->readable() && about(line(), *c, spoken().clock)) found = c.get();
        return found;
    }

    void judge_time(const Card& card) {
        const Instant clock = spoken().clock;
        if (clock < card.start) wrong("before its start");
        if (clock >= card.end) wrong("after its end");
        if (clock > card.start + grace + seconds{1}) wrong("after the grace");
        if (card.start < h_.log.first_started) wrong("started before Oriel was there for the first time");
        if (line().repeat) return;
        const auto late = std::chrono::floor<minutes>(clock - card.start).count();
        if (late != line().late.value_or(0)) wrong(fmt::format("late by {} min", late));
    }

    void judge_figures(const Card& card) {
        if (!line().first() || line().repeat) return;
        if (line().end != hour(card.end)) wrong("it ends at " + hour(card.end));
        if (card.freeze || !card.limit) {
            if (!line().count.empty()) wrong("it takes no lists");
        } else if (const auto count = fmt::format("{}/{}", card.used(), *card.limit); line().count != count) {
            wrong("it has " + count + " patches");
        }
    }

    /// Whether the page was read again after the start, and whether the line reports its age correctly.
    void judge_source(const Card& card) {
        if (!line().first()) return;
        const Instant began = spoken().at - (spoken().clock - card.start);  // in true time
        if (h_.stepped(began - seconds{60}, spoken().at)) return;
        const bool answered = std::any_of(h_.log.answers.begin(), h_.log.answers.end(),
                                          [&](const Answer& a) { return began <= a.at && a.at <= spoken().at; });
        if (!answered && !line().aged) wrong("the page was not read again, and it does not say so");
        if (h_.wiki_troubled(began - seconds{31}, spoken().at)) return;
        if (line().aged) wrong("the wiki was well");
        if (spoken().revision < revision_at(h_.plan.page, began)) wrong("from an older page");
    }

    Hindsight& h_;
    Verdict& out_;
    std::size_t index_ = 0;
};

/// Excuses starts without a known expectation: windows moved into the past after their announcement, and cards that may
/// be mistaken for each other.
void shade(Hindsight& h) {
    for (const Reading& r : h.log.readings) {
        const Difference d = difference(h.plan, r.before, r.after);
        const auto excuse = [&](const Card& c) { h.cases[{c.id, c.start}].excused = true; };
        std::map<std::pair<Instant, std::string_view>, const Card*> twins;
        for (const CardPtr& c : h.page(r.after).cards) {
            if (!c->readable()) continue;
            const auto [twin, first] = twins.try_emplace({c->start, c->name}, c.get());
            if (!first) excuse(*c), excuse(*twin->second);
        }
        const auto pair = [&](const Card& was, const Card& is) {
            if (was.id != is.id) return excuse(is);
            if (is.start > r.clock || was.start == is.start) return;
            const Case& before = h.cases[{was.id, was.start}];
            const bool announced =
                before.covered || std::any_of(before.first.begin(), before.first.end(),
                                              [&](std::size_t i) { return h.log.spoken[i].at <= r.at; });
            if (announced) h.cases[{is.id, is.start}].covered = true;
        };
        for (const auto& [was, is] : d.same)
            if (was->id != is->id) excuse(*is);
        for (const auto& [was, is] : d.moved) pair(*was, *is);
        for (const auto& [was, is] : d.renamed) pair(*was, *is);
        // The same card with another name and start, or on another day, is another window to a reader.
        for (const Card* is : d.added)
            if (is->start <= r.clock && r.before >= 0 && h.page(r.before).find(is->id)) excuse(*is);
    }
}

}  // namespace

void judge_lines(Hindsight& h, Verdict& out) {
    Reader(h, out).all();
    shade(h);
}

}  // namespace simulation
