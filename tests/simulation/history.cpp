#include "tests/simulation/history.hpp"

#include <algorithm>

namespace simulation {

using std::chrono::hours;
using std::chrono::seconds;

const Facts* History::at(int number, Instant t) const {
    const auto found = changes.find(number);
    if (found == changes.end()) return nullptr;
    const auto& moments = found->second;
    const auto behind =
        std::upper_bound(moments.begin(), moments.end(), t, [](Instant at, const Moment& m) { return at < m.at; });
    return behind == moments.begin() ? nullptr : &std::prev(behind)->facts;
}

const std::set<int>& History::weeks_at(Instant t) const {
    const Train* now = &train.front();
    for (const Train& each : train)
        if (each.at <= t) now = &each;
    return now->weeks;
}

namespace {

using State = Facts::State;

/// The developers who work on the changes.
class Developers {
public:
    Developers(const std::vector<Revision>& page, Instant from, Instant to, Rng& rng, Tally& tally)
        : from_(from), to_(to), rng_(rng), tally_(tally) {
        for (const Revision& r : page)
            for (const CardPtr& c : r.cards)
                for (const Request& request : c->requests)
                    for (const Patch& p : request.patches) starts_[p.change].insert(c->start);
    }

    History work() {
        for (const auto& [number, starts] : starts_) {
            windows_.assign(starts.begin(), starts.end());
            live(number);
        }
        std::sort(history_.flaps.begin(), history_.flaps.end(), [](auto& a, auto& b) { return a.at < b.at; });
        run_train();
        return std::move(history_);
    }

private:
    Instant any() { return from_ + seconds{rng_.between(1, static_cast<int>((to_ - from_).count()))}; }
    Instant some_time() {
        if (rng_.one_in(3)) return any();
        const Instant at = rng_.pick(windows_) + seconds{rng_.between(-7200, 1200)};
        return at > from_ && at < to_ ? at : any();
    }
    std::vector<Instant> times(int n) {
        std::vector<Instant> out;
        for (; n > 0; --n) out.push_back(some_time());
        std::sort(out.begin(), out.end());
        return out;
    }

    void live(int number) {
        Facts facts;
        facts.number = number;
        facts.updated = from_ - hours{rng_.between(1, 300)};
        const int fix = fix_of(number);
        if (place_of(number) != Place::config) {
            if (link_of(fix) != Link::by_change_id || !rng_.one_in(4)) facts.original = originals + fix;
            if (facts.original != 0) live_on_master(facts.original);
            if (rng_.one_in(3)) pick(number, facts.original);
        }
        begin(facts);
        auto& moments = history_.changes[number];
        moments.push_back({facts.updated, facts});
        for (Instant at : times(rng_.weighted({30, 20, 20, 12, 10, 8}))) {
            facts.updated = at;
            step(facts);
            moments.push_back({at, facts});
        }
        if (rng_.one_in(6)) history_.flaps.push_back({some_time(), number});
    }

    void live_on_master(int number) {
        Facts facts;
        facts.number = number;
        facts.updated = from_ - hours{400};
        auto& moments = history_.changes[number];
        const int fate = rng_.weighted({6, 3, 1, 1});
        if (fate == 0) merge(facts, facts.updated);
        if (fate == 2) facts.state = State::abandoned;
        moments.push_back({facts.updated, facts});
        if (fate != 1) return;
        facts.updated = some_time();
        merge(facts, facts.updated);
        moments.push_back({facts.updated, facts});
        tally_.count(Fault::original_merged);
    }

    /// A developer cherry-picks the fix to the other branch too.
    void pick(int number, int original) {
        tally_.count(Fault::cherry_pick);
        Facts facts;
        facts.number = siblings + fix_of(number);
        facts.original = original;
        facts.updated = rng_.one_in(2) ? from_ - hours{1} : some_time();
        history_.changes[facts.number].push_back({facts.updated, facts});
    }

    static void merge(Facts& facts, Instant at) {
        facts.state = State::merged;
        facts.submitted = at;
    }

    /// Some changes have a problem when they are listed.
    void begin(Facts& facts) {
        const int trouble = rng_.weighted({60, 5, 5, 5, 5, 4, 3, 4, 3});
        if (trouble == 1) facts.review = -2;
        if (trouble == 2) facts.review = -1;
        if (trouble == 3) facts.ci_failed = true;
        if (trouble == 4) facts.work_in_progress = true;
        if (trouble == 5) facts.state = State::abandoned;
        if (trouble == 6) facts.hidden = true;
        if (trouble == 7) facts.comments = 2;
        if (trouble == 8) facts.conflict = true;
    }

    void step(Facts& facts) {
        if (facts.hidden && rng_.percent(70)) return hide(facts, false);
        if (facts.state == State::abandoned) {
            if (rng_.percent(30)) return hide(facts, !facts.hidden);
            facts.state = State::open;
            return tally_.count(Fault::restore_change);
        }
        if (facts.state == State::merged) return hide(facts, !facts.hidden);
        const bool ill = facts.review < 0 || facts.ci_failed || facts.comments > 0;
        if (ill && rng_.percent(40)) {
            facts.review = 0;
            facts.ci_failed = false;
            facts.comments = 0;
            return tally_.count(Fault::vote_back);
        }
        act(facts);
    }

    void act(Facts& facts) {
        switch (rng_.weighted({14, 10, 14, 8, 14, 8, 7, 10, 6, 7, 5})) {
            case 0:
                facts.review = -2;
                return tally_.count(Fault::veto);
            case 1:
                facts.review = -1;
                return tally_.count(Fault::objection);
            case 2:
                facts.ci_failed = true;
                return tally_.count(Fault::ci_failure);
            case 3:
                approve(facts);
                return tally_.count(Fault::approval);
            case 4:
                ++facts.patch_set;
                facts.review = 0;
                facts.ci_failed = facts.approved = facts.conflict = false;
                return tally_.count(Fault::patch_set);
            case 5:
                approve(facts);
                merge(facts, facts.updated);
                return tally_.count(Fault::merge);
            case 6:
                facts.state = State::abandoned;
                return tally_.count(Fault::abandon);
            case 7:
                facts.work_in_progress = !facts.work_in_progress;
                return tally_.count(Fault::wip_change);
            case 8:
                return hide(facts, true);
            case 9:
                facts.conflict = true;
                return tally_.count(Fault::conflict);
            default:
                facts.comments = 3;
                return tally_.count(Fault::comment);
        }
    }

    static void approve(Facts& facts) {
        if (!facts.approved) facts.approved_at = facts.updated;
        facts.approved = true;
    }

    void hide(Facts& facts, bool hidden) {
        facts.hidden = hidden;
        tally_.count(hidden ? Fault::hide : Fault::show);
    }

    void run_train() {
        history_.train.push_back({from_ - hours{24}, {old_week, new_week}});
        const int fate = rng_.weighted({2, 1, 1});
        if (fate == 0) return;
        tally_.count(Fault::train_moves);
        std::set<int> weeks{new_week};
        if (fate == 2) weeks.insert(new_week + 1);
        history_.train.push_back({any(), weeks});
    }

    Instant from_, to_;
    Rng& rng_;
    Tally& tally_;
    std::map<int, std::set<Instant>> starts_;
    std::vector<Instant> windows_;  // those that list the current change
    History history_;
};

}  // namespace

History draw_history(const std::vector<Revision>& page, Instant from, Instant to, Rng& rng, Tally& tally) {
    return Developers(page, from, to, rng, tally).work();
}

}  // namespace simulation
