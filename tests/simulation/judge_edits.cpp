// Moves and cancellations: those reported, and those that had to be.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "tests/simulation/judge.hpp"

namespace simulation {

using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr seconds second_look{60};
constexpr hours near{2};
constexpr seconds enough = second_look + seconds{10};

std::string hour(Instant t) {
    return date::format("%H:%M", date::floor<minutes>(t));
}

class Edits {
public:
    Edits(Hindsight& h, Verdict& out) : h_(h), out_(out) {}

    void told() {
        for (std::size_t i = 0; i < h_.lines.size(); ++i) {
            const Line& line = h_.lines[i];
            if (line.kind == Line::Kind::moved) moved(h_.log.spoken[i], line);
            if (line.kind == Line::Kind::cancelled) cancelled(h_.log.spoken[i], line);
        }
    }

    /// Reported no more often than it happened.
    void counted() {
        std::map<std::tuple<Line::Kind, std::string, std::string, std::string, date::sys_days>, std::set<std::string>>
            causes;
        for (std::size_t i = 0; i < h_.lines.size(); ++i) {
            const Line& line = h_.lines[i];
            if (line.kind != Line::Kind::moved && line.kind != Line::Kind::cancelled) continue;
            const bool moved = line.kind == Line::Kind::moved;
            const Instant clock = h_.log.spoken[i].clock;
            const auto has = [&](int revision) {
                if (revision < 0) return false;
                const auto& cards = h_.page(revision).cards;
                return std::any_of(cards.begin(), cards.end(), [&](auto& c) {
                    return c->readable() && hour(c->start) == (moved ? line.to : line.from) &&
                           std::chrono::abs(c->start - clock) < hours{moved ? 30 : 12} && line.head.ends_with(c->name);
                });
            };
            const auto happened = std::count_if(h_.log.readings.begin(), h_.log.readings.end(), [&](const Reading& r) {
                return moved ? has(r.after) && !has(r.before) : has(r.before) && !has(r.after);
            });
            auto& told = causes[{line.kind, line.head, line.from, line.to, date::floor<date::days>(clock)}];
            told.insert(h_.log.spoken[i].cause);
            if (static_cast<long>(told.size()) > happened) wrong(h_.log.spoken[i], "told more often than it happened");
        }
    }

    void owed() {
        for (const Reading& r : h_.log.readings) {
            if (r.before < 0) continue;
            const Difference d = difference(h_.plan, r.before, r.after);
            if (!calm(r)) continue;
            for (const auto& [was, is] : d.moved)
                if (was->id == is->id && std::max(was->end, is->end) > r.clock + enough && matters(*was, r) &&
                    lasted(*was, r) && still(is->id, is->start, r))
                    owe(Line::Kind::moved, *was, is, r);
            for (const Card* was : d.gone)
                if (!spoilt(r) && was->end > r.clock + enough && matters(*was, r) && lasted(*was, r) &&
                    still(was->id, {}, r))
                    owe(Line::Kind::cancelled, *was, nullptr, r);
        }
    }

private:
    static bool retry(const Line& line) { return line.repeat || line.late; }

    void wrong(const Spoken& s, std::string_view what) {
        out_.violations.push_back({s.at, fmt::format("{}: {}", what, s.text)});
    }

    /// Whether any page known until then has such a card.
    template <class Such>
    bool ever(const Spoken& s, Such such) const {
        for (int revision : h_.known_until(s.at, s.revision))
            for (const CardPtr& c : h_.page(revision).cards)
                if (c->readable() && such(*c)) return true;
        return false;
    }

    /// How long the wiki's answers have agreed on it, by the desk's clock.
    template <class Such>
    bool agreed(const Spoken& s, Such such) const {
        std::optional<Answer> first;
        for (auto a = h_.log.answers.rbegin(); a != h_.log.answers.rend(); ++a) {
            if (a->at > s.at) continue;
            if (!such(h_.page(a->revision))) break;
            first = *a;
        }
        return first && (s.clock - first->clock >= second_look || h_.stepped(first->at, s.at));
    }

    void moved(const Spoken& s, const Line& line) {
        if (line.from == line.to) wrong(s, "moved nowhere");
        const auto to = [&](const Card& c) {
            return hour(c.start) == line.to && is_head(line.head, pings(c.requestors()), c.name);
        };
        const auto on = [&](const Revision& r) {
            return std::any_of(r.cards.begin(), r.cards.end(), [&](auto& c) {
                return c->readable() && hour(c->start) == line.to && line.head.ends_with(c->name);
            });
        };
        if (!ever(s, to)) return wrong(s, "no such window was ever there");
        if (!ever(s, [&](const Card& c) {
                return hour(c.start) == line.from && line.head.ends_with(c.name) && !c.freeze &&
                       c.start <= s.clock + near && c.end > s.clock - hours{3};
            }))
            return wrong(s, "no such window was ever to be moved");
        if (!retry(line) && !agreed(s, on)) wrong(s, "a minute's second look does not agree");
    }

    void cancelled(const Spoken& s, const Line& line) {
        const auto was = [&](const Card& c) {
            return hour(c.start) == line.from && is_head(line.head, pings(c.requestors()), c.name) && !c.freeze &&
                   c.start <= s.clock + near && c.end > s.clock - hours{3};
        };
        const auto off = [&](const Revision& r) {
            return std::none_of(r.cards.begin(), r.cards.end(), [&](auto& c) { return c->readable() && was(*c); });
        };
        if (!ever(s, was)) return wrong(s, "no such window was ever there");
        if (!retry(line) && !agreed(s, off)) wrong(s, "a minute's second look does not agree");
    }

    // ---- Required lines. ----

    static bool matters(const Card& was, const Reading& r) {
        return !was.freeze && was.end > r.clock && was.start <= r.clock + near;
    }

    bool calm(const Reading& r) const {
        const Instant to = r.at + enough;
        return to < h_.plan.to && !h_.stepped(r.at, to) && !h_.wiki_troubled(r.at - seconds{31}, to) &&
               h_.speaking(r.at, to);
    }

    /// More cards than before are unreadable: one of them may be the missing one.
    bool spoilt(const Reading& since) const {
        const auto unread = [this](int revision) {
            const auto& cards = h_.page(revision).cards;
            return std::count_if(cards.begin(), cards.end(), [](auto& c) { return !c->readable(); });
        };
        auto least = unread(since.before);
        bool more = false;
        for (const Reading& r : h_.log.readings) {
            if (r.at < since.at) least = std::min(least, unread(r.after));
            if (r.at >= since.at && r.at <= since.at + enough) more = more || unread(r.after) > least;
        }
        return more;
    }

    /// Several answers had agreed on it, without trouble in between.
    bool lasted(const Card& was, const Reading& r) const {
        int answers = 0;
        for (auto a = h_.log.answers.rbegin(); a != h_.log.answers.rend(); ++a) {
            if (a->at >= r.at) continue;
            const Card* card = h_.page(a->revision).find(was.id);
            if (!card || card->start != was.start || card->name != was.name) return false;
            if (++answers > 2 && r.at - a->at > 2 * second_look)
                return !h_.stepped(a->at, r.at) && h_.speaking(a->at, r.at);
        }
        return false;
    }

    /// The card does not change during the time of a second check.
    bool still(int id, std::optional<Instant> start, const Reading& since) const {
        for (const Reading& r : h_.log.readings) {
            if (r.at <= since.at || r.at > since.at + enough) continue;
            const Card* card = h_.page(r.after).find(id);
            if (start ? (!card || card->start != *start) : card != nullptr) return false;
            // Moved and renamed within the same minute, it is another window.
            if (card && card->name != h_.page(since.after).find(id)->name) return false;
            // After another edit it may look like another window.
            const Difference d = difference(h_.plan, since.before, r.after);
            for (const auto& [was, is] : d.renamed)
                if (was->id == id || is->id == id) return false;
            for (const auto& [was, is] : d.moved)
                if (was->id != is->id && (was->id == id || is->id == id)) return false;
        }
        return true;
    }

    void owe(Line::Kind kind, const Card& was, const Card* is, const Reading& r) {
        ++(kind == Line::Kind::moved ? out_.moves : out_.cancellations);
        const bool said = [&] {
            for (std::size_t i = 0; i < h_.lines.size(); ++i) {
                const Line& line = h_.lines[i];
                if (line.kind != kind || line.from != hour(was.start) || h_.log.spoken[i].at > r.at + enough) continue;
                if (line.head.ends_with(is ? is->name : was.name) && (!is || line.to == hour(is->start))) return true;
            }
            return false;
        }();
        if (said) return;
        out_.violations.push_back({r.at + enough, fmt::format("not told: {} of {} {}", was.name, hour(was.start),
                                                              is ? "moved to " + hour(is->start) : "is gone")});
    }

    Hindsight& h_;
    Verdict& out_;
};

}  // namespace

void judge_edits(Hindsight& h, Verdict& out) {
    Edits edits(h, out);
    edits.told();
    edits.counted();
    edits.owed();
}

}  // namespace simulation
