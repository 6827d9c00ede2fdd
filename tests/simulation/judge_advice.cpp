// What requestors were told in private has to be true, and is told once and in time.
#include "tests/simulation/judge_advice.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tests/simulation/advice_line.hpp"
#include "tests/simulation/run.hpp"

namespace simulation {

using std::chrono::minutes;

namespace {

constexpr minutes in_time{2}, gone_after{10};
/// Gerrit is read again after five minutes at most, and its answer takes four; pending questions come first.
constexpr minutes read_within{30};
/// The pause in reading after a failure.
constexpr minutes shy{20};

std::string hour(Instant t) {
    return date::format("%H:%M", date::floor<minutes>(t));
}

/// Whether the news holds for one window only.
bool of_window(Ill ill) {
    return ill == Ill::over_limit || ill == Ill::duplicate;
}

std::string where(const Card& card) {
    return date::format("%F %R ", card.start) + card.name;
}

}  // namespace

Advised::Advised(Hindsight& h, Verdict& out) : h_(h), out_(out), now_{Mind(h.plan.page), {}, {}} {
    const Beat* last = nullptr;
    for (const Beat& beat : h.log.beats) {
        if (std::holds_alternative<Held>(beat.told)) last = &beat;
        if (std::holds_alternative<Restored>(beat.told) && last) wanted_.insert(last);
    }
    for (const auto& [key, c] : h.cases)
        for (const auto* tries : {&c.first, &c.second})
            for (std::size_t i : *tries)
                if (!c.excused) starts_[i] = key;
}

void Advised::all() {
    for (const Beat& beat : h_.log.beats) {
        if (std::holds_alternative<Stepped>(beat.told))
            look(false);  // the last check by the old clock
        else
            pass_starts(clock_, beat.clock);
        at_ = beat.at;
        clock_ = beat.clock;
        take(beat);
        overdue();
    }
}

void Advised::wrong(const std::string& what, const Spoken* s) {
    out_.violations.push_back({at_, s ? what + ": " + s->text : what});
}

News Advised::news(const Entry& e, Ill ill) const {
    News out{e.request->nick, e.patch->change, ill, 0, {}};
    if (of_window(ill)) out.where = where(*e.card);
    if (ill == Ill::type_mismatch) out.where = e.patch->type;
    const Facts* facts = now_.mind.told(e.patch->change);
    if (facts && (ill == Ill::ci_failed || ill == Ill::new_patch_set)) out.patch_set = facts->patch_set;
    return out;
}

/// Some problems appear or disappear when a window begins or ends.
void Advised::pass_starts(Instant from, Instant to) {
    if (!now_.mind.page()) return;
    bool passed = false;
    for (const CardPtr& c : now_.mind.page()->cards)
        for (Instant t : {c->start, c->end}) passed = passed || (from < t && t <= to);
    if (!passed) return;
    clock_ = to;
    look(false);
    judge_age(at_ - read_within);
}

/// Listed changes are read repeatedly: no known snapshot is older than `from`.
void Advised::judge_age(Instant from) {
    const auto& faults = h_.plan.faults;
    const auto strikes = [&](const Outage& o) { return o.from <= at_ && from - shy <= o.to; };
    const auto down = [&](const Stretch& s) { return !s.up && s.from <= at_ && from < s.to; };
    if (std::any_of(faults.gerrit.begin(), faults.gerrit.end(), strikes) || h_.stepped(from - shy, at_) ||
        std::any_of(h_.log.stretches.begin(), h_.log.stretches.end(), down))
        return;
    std::set<int> now;
    for (const Seat& seat : seats_) now.insert(seat.entry.patch->change);
    for (int number : now) {
        const auto since = listed_.find(number);
        if (since == listed_.end() || since->second > from) continue;
        const Facts* truth = h_.plan.history.at(number, from);
        const Facts* by_now = h_.plan.history.at(number, at_);
        const Facts* known = now_.mind.told(number);
        ++out_.read;
        if (truth && !truth->hidden && !by_now->hidden && (!known || known->updated < truth->updated))
            wrong(fmt::format("{} was not read again in {} min", number, read_within.count()));
    }
}

void Advised::take(const Beat& beat) {
    if (const auto* said = std::get_if<LineSaid>(&beat.told)) return line(beat, said->line);
    if (std::holds_alternative<Held>(beat.told)) {
        if (wanted_.count(&beat)) {
            held_.assign(1, now_);
            since_held_.clear();
        }
        return;
    }
    if (std::holds_alternative<Restored>(beat.told)) {
        if (held_.empty()) return;
        now_ = held_.back();
        now_.owed.clear();
        for (const auto& [each, stands] : since_held_) {
            if (stands)
                now_.heard.insert(each);
            else
                now_.heard.erase(each);
        }
        return look(false);
    }
    if (std::holds_alternative<Stepped>(beat.told)) {
        now_.owed.clear();
        return look(false);
    }
    if (const auto* page = std::get_if<PageKnown>(&beat.told)) follow(now_.mind.revision(), page->revision);
    if (!now_.mind.take(beat.told, beat.clock)) return;
    const bool voice = std::holds_alternative<Voice>(beat.told);
    if (voice) now_.owed.clear();
    look(!voice);
}

/// News about a window moves along when the window gets another start or name.
void Advised::follow(int before, int after) {
    if (before == after) return;
    const Difference d = difference(h_.plan, before, after);
    std::map<std::string, std::string> ways;
    for (const auto* pairs : {&d.moved, &d.renamed})
        for (const auto& [was, is] : *pairs) ways[where(*was)] = where(*is);
    if (ways.empty()) return;
    const auto along = [&](News each) {
        if (const auto way = ways.find(each.where); way != ways.end()) each.where = way->second;
        return each;
    };
    const auto all_of = [&](std::set<News>& news) {
        std::set<News> moved;
        for (const News& each : news) moved.insert(along(each));
        news = std::move(moved);
    };
    const auto keys_of = [&](auto& news) {
        std::remove_reference_t<decltype(news)> moved;
        for (const auto& [each, value] : news) moved.emplace(along(each), value);
        news = std::move(moved);
    };
    all_of(now_.heard);
    all_of(ever_over_);
    keys_of(now_.owed);
    keys_of(told_);
    for (auto& [each, stands] : since_held_) each = along(each);
}

void Advised::look(bool prompts) {
    seats_.clear();
    if (const Revision* page = now_.mind.page())
        for (const CardPtr& c : page->cards) {
            if (!c->readable() || c->freeze || !c->limit || c->end <= clock_) continue;
            for (const Entry& e : entries_of(*c)) seats_.push_back({e, now_.mind.standing(e, clock_)});
        }
    std::map<int, Instant> listed;
    for (const Seat& seat : seats_) {
        const int number = seat.entry.patch->change;
        listed[number] = listed_.count(number) ? listed_[number] : at_;
    }
    listed_ = std::move(listed);
    clear_told();
    owe(prompts);
}

/// A problem that has disappeared may be reported again if it returns.
void Advised::clear_told() {
    std::set<News> standing;
    std::map<std::pair<std::string, int>, bool> there;  // value: whether everything is known
    for (const Seat& seat : seats_) {
        bool& sure = there.try_emplace({seat.entry.request->nick, seat.entry.patch->change}, true).first->second;
        sure = sure && !seat.standing.unsure;
        for (const auto* ills : {&seat.standing.surely, &seat.standing.perhaps, &seat.standing.quiet})
            for (Ill ill : *ills) standing.insert(news(seat.entry, ill));
    }
    std::set<std::pair<std::string, int>> off;
    for (const auto& [each, whatever] : told_) {
        const std::pair who{each.who, each.change};
        const auto missing = missing_.find(who);
        if (missing != missing_.end() && clock_ - missing->second >= gone_after) off.insert(who);
        if (!there.count(who)) missing_.try_emplace(who, clock_);
    }
    std::erase_if(missing_, [&](const auto& each) { return there.count(each.first) > 0; });
    std::erase_if(told_, [&](const auto& each) {
        const std::pair who{each.first.who, each.first.change};
        return off.count(who) || (there.count(who) && standing.count(each.first) == 0);
    });
    std::erase_if(now_.heard, [&](const News& each) {
        const auto found = there.find({each.who, each.change});
        if (found == there.end() || !found->second || each.ill == Ill::over_limit) return false;
        return now_.mind.speaking() && standing.count(each) == 0;
    });
}

void Advised::owe(bool prompts) {
    std::set<News> due;
    for (const Seat& seat : seats_) {
        if (!now_.mind.speaking() || !now_.mind.here(seat.entry.request->nick)) continue;
        const News over = news(seat.entry, Ill::over_limit);
        if (now_.heard.count(over) && !seat.standing.has(Ill::over_limit)) due.insert(over);
        if (seat.standing.unsure) continue;
        for (Ill ill : seat.standing.surely)
            if (const News each = news(seat.entry, ill); !now_.heard.count(each)) due.insert(each);
    }
    std::erase_if(now_.owed, [&](const auto& each) { return due.count(each.first) == 0; });
    if (!prompts) return;
    for (const News& each : due) now_.owed.try_emplace(each, clock_);
}

void Advised::overdue() {
    for (const auto& [each, since] : now_.owed) {
        if (clock_ - since <= in_time) continue;
        wrong(fmt::format("{} was not told within two minutes that {} is (no longer) {}{}", each.who, each.change,
                          row(each.ill).begins, row(each.ill).holds));
    }
    std::erase_if(now_.owed, [&](const auto& each) { return clock_ - each.second > in_time; });
}

void Advised::line(const Beat&, std::size_t index) {
    const Spoken& spoken = h_.log.spoken[index];
    if (spoken.to != channel) return private_line(spoken);
    announcement(index);
}

void Advised::private_line(const Spoken& s) {
    const std::string text = unmarked(s.text);
    const auto [first, is_first] = first_try_.try_emplace(s.cause, text);
    const auto known = [&](const std::string& name) { return now_.mind.is(s.to, name); };
    if (std::none_of(people.begin(), people.end(), known)) wrong("told to somebody who is not here", &s);
    if (is_first) {
        ++out_.advised;
        in_line_.clear();
        for (Seat& seat : seats_) seat.standing = now_.mind.standing(seat.entry, clock_);
        for (const Sentence& each : read_advice(text)) sentence(s, each);
        owe(false);
    } else if (first->second != text) {
        wrong("repeated in other words", &s);
    }
}

void Advised::sentence(const Spoken& s, const Sentence& told) {
    using Kind = Sentence::Kind;
    if (told.kind == Kind::other || !told.strange.empty()) return wrong("nobody understands this", &s);
    if (told.kind == Kind::left) return left(s, told);
    const auto about = std::find_if(seats_.begin(), seats_.end(), [&](const Seat& seat) {
        const Entry& e = seat.entry;
        return e.patch->change == told.change && e.card->name == told.window && hour(e.card->start) == told.hour &&
               now_.mind.is(s.to, e.request->nick);
    });
    if (about == seats_.end()) return wrong("there is no such entry of theirs", &s);
    const News over = news(about->entry, Ill::over_limit);
    if (told.kind == Kind::fits) {
        ++out_.fits;
        if (about->standing.has(Ill::over_limit)) wrong("it does not fit", &s);
        if (ever_over_.count(over) == 0) wrong("it had never been said that it is over the limit", &s);
        if (now_.heard.erase(over) == 0) wrong("told twice that it fits", &s);
        told_.erase(over);
        since_held_.emplace_back(over, false);
    } else if (told.kind == Kind::cleared) {
        ++out_.cleared;
        if (about->standing.unsure) wrong("nobody knows that", &s);
        if (!about->standing.surely.empty()) wrong("something does stand in its way", &s);
    } else {
        stands(s, told, *about);
    }
}

/// A leftover patch has to be the reader's, from a window that has ended.
void Advised::left(const Spoken& s, const Sentence& told) {
    ++out_.left;
    const auto theirs = [&](const Entry& e) {
        return e.patch->change == told.change && now_.mind.is(s.to, e.request->nick);
    };
    for (int revision : h_.known_until(s.at, s.revision))
        for (const CardPtr& c : h_.page(revision).cards) {
            if (!c->readable() || c->name != told.window || c->end > s.clock) continue;
            const auto entries = entries_of(*c);
            if (std::any_of(entries.begin(), entries.end(), theirs)) return;
        }
    wrong("no window that has ended listed that for them", &s);
}

void Advised::stands(const Spoken& s, const Sentence& told, const Seat& seat) {
    bool anything_new = false;
    for (Ill ill : told.named) {
        ++out_.found[static_cast<std::size_t>(ill)];
        if (ill == Ill::unchecked) {
            if (!seat.standing.unsure) wrong("everything is known", &s);
            continue;
        }
        if (!seat.standing.has(ill)) wrong(fmt::format("not true: {}", row(ill).begins), &s);
        const News each = news(seat.entry, ill);
        if (told_.emplace(each, true).second) in_line_.insert(each);
        anything_new = anything_new || in_line_.count(each) > 0;
        now_.heard.insert(each);
        since_held_.emplace_back(each, true);
        if (ill == Ill::over_limit) ever_over_.insert(each);
    }
    for (Ill ill : seat.standing.surely)
        if (told.named.count(ill) == 0) wrong(fmt::format("left out: {}", row(ill).begins), &s);
    if (!anything_new) wrong("told again", &s);
}

void judge_advice(Hindsight& h, Verdict& out) {
    Advised(h, out).all();
}

}  // namespace simulation
