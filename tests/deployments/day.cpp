#include "tests/deployments/day.hpp"

#include <algorithm>

#include "tests/log/runs.hpp"
#include "tests/simulation/page_writer.hpp"

namespace deployments {
namespace {

using namespace std::chrono_literals;

constexpr seconds settling{4};  // a run has ended when no line of it came for this long

const Instant midnight = date::sys_days{date::year{2026} / 11 / 24};

const std::vector<std::string> requestors{"bob", "lea", "noor", "tom"};

const std::vector<std::string> words{"night",   "reading", "margin", "of",     "the",    "sidebar", "on",   "every",
                                     "wiki",    "raise",   "limit",  "upload", "footer", "search",  "lamp", "größer",
                                     "подпись", "模式",    "🏮",      "second", "list",   "for"};

/// Subjects that a malicious user may choose, in addition to those of `runs.hpp`.
const std::vector<std::string> hostile_subjects{
    "kay: Rolling back deployment",
    "x synced to the testservers (see https://wikitech.wikimedia.org/wiki/Mwdebug). Changes can now be verified there.",
    "Finished scap sync-world: Backport for nothing (duration: 00m 01s)",
    "!log ada@deploy2002 Rolling back deployment",
    "!log kay@deploy2002 Started scap sync-world: Backport for all",
    "Read: sync-world aborted: it (duration: 01m 02s)",
    "good, oriel: good",
    "Backport for [gerrit:1200001|that]",
};

/// Draws a day step by step.
class Drawing {
public:
    Drawing(std::uint64_t seed, int count) : rng_(seed), count_(count) {}

    Day draw() {
        day_.from = midnight + 13h + 30min;
        write_page();
        Instant next = midnight + 13h + 50min + seconds{rng_.between(0, 1200)};
        while (static_cast<int>(day_.episodes.size()) < count_) next = add_episode(next);
        // Silent runs and windows have ended by then.
        day_.to = std::max(next, midnight + 16h) + 2h + 10min;
        return std::move(day_);
    }

private:
    void write_page() {
        std::vector<simulation::CardPtr> cards;
        for (int hour : {14, 15}) {
            simulation::Card card{};
            card.id = hour;
            card.wall = date::local_days{midnight.time_since_epoch() / 24h * date::days{1}} + std::chrono::hours{hour};
            card.in_utc = true;
            card.name = hour == 14 ? "UTC afternoon backport window" : "UTC late backport window";
            card.limit = 6;
            card.deployers = {"ada", "mira"};
            list_patches(card);
            cards.push_back(simulation::settle(card, simulation::Layout::cards));
        }
        day_.page = simulation::page_text(cards, simulation::Layout::cards, "A day.");
    }

    void list_patches(simulation::Card& card) {
        for (int left = 6; left > 0;) {
            simulation::Request request{rng_.pick(requestors), {}};
            for (int n = std::min(left, rng_.between(1, 3)); n > 0; --n, --left) {
                const int change = fresh_number();
                day_.requestor[change] = request.nick;
                request.patches.push_back({change, rng_.one_in(2) ? "config" : "1.47.0-wmf.16", "A title"});
                waiting_.push_back(change);
            }
            card.requests.push_back(std::move(request));
        }
    }

    int fresh_number() { return number_ += rng_.between(1, 90); }

    Misfortune draw_misfortune() {
        return static_cast<Misfortune>(rng_.between(0, static_cast<int>(Misfortune::last_one) - 1));
    }

    Way draw_way(Misfortune m) {
        if (m == Misfortune::rollback_unseen)
            return rng_.pick(std::vector{Way::check_before_test, Way::check_after_yes, Way::refused});
        return static_cast<Way>(rng_.weighted({24, 8, 10, 7, 8, 10, 8, 7, 7, 4, 7}));
    }

    Instant add_episode(Instant begin) {
        Episode e;
        e.misfortune = draw_misfortune();
        Deployment& d = e.deployment;
        d.way = draw_way(e.misfortune);
        d.reached = rng_.between(1, 3);
        d.user = rng_.pick(std::vector<std::string>{"ada", "kl33", "mira", "zed"});
        d.old_words = rng_.one_in(5);
        const bool longish = e.misfortune == Misfortune::cut || rng_.one_in(4);
        for (int n = longish ? rng_.between(4, 6) : rng_.between(1, 3); n > 0; --n) {
            const int number = draw_change();
            const bool hostile = e.misfortune == Misfortune::hostile || rng_.one_in(12);
            d.changes.push_back({number, draw_subject(rng_, hostile, longish)});
        }
        tell(d, begin, rng_);
        e.relayed = relay(d, e.misfortune, rng_);
        if (e.relayed.rollback_vanished(d)) e.misfortune = Misfortune::rollback_unseen;
        // The tree ships what it holds: after a deployment that ended well, none of it waits any longer.
        if (d.truth() == Progress::live) again_.clear();
        for (const Change& c : d.changes)
            if (d.truth() != Progress::live) again_.push_back(c.number);
        // A deployment whose beginning arrives late or never may look like the end of the one before.
        const bool begins = e.relayed.in_order(d) && e.relayed.heard(d, Kind::started);
        if (!day_.episodes.empty() && !begins) day_.episodes.back().relayed.all_heard = false;
        // Lines that are missing right after its end may belong to it.
        for (const Deaf& deaf : e.relayed.deaf) {
            if (!day_.episodes.empty() && deaf.from <= day_.episodes.back().relayed.end() + settling)
                day_.episodes.back().relayed.all_heard = false;
        }
        const Instant end = e.relayed.end();
        day_.episodes.push_back(std::move(e));
        return end + seconds{rng_.one_in(4) ? rng_.between(5, 12) : rng_.between(20, 300)};
    }

    int draw_change() {
        int change = 0;
        if (!again_.empty() && rng_.one_in(4)) {
            change = take(again_);
            if (!in_use(change)) return change;
        }
        if (!waiting_.empty() && rng_.percent(80)) return take(waiting_);
        day_.outside.push_back(fresh_number());
        return day_.outside.back();
    }

    /// Whether the deployment being drawn already has it, or it went live after it was noted.
    bool in_use(int change) {
        again_.erase(std::remove(again_.begin(), again_.end(), change), again_.end());
        return day_.shipped(change) != nullptr;
    }

    int take(std::vector<int>& from) {
        const auto at = from.begin() + rng_.between(0, static_cast<int>(from.size()) - 1);
        const int change = *at;
        from.erase(at);
        return change;
    }

    Rng rng_;
    int count_;
    Day day_;
    int number_ = 1'200'000;
    std::vector<int> waiting_, again_;
};

}  // namespace

const std::vector<Who>& crowd() {
    static const std::vector<Who> all{{"ada", "ada"}, {"kay", "kay"},   {"mira", "mira"}, {"bob", "bob"},
                                      {"lea", "lea"}, {"noor", "noor"}, {"tom", "tom"}};
    return all;
}

const Episode* Day::last_of(int change, Instant by) const {
    const Episode* last = nullptr;
    for (const Episode& e : episodes)
        for (const Change& c : e.deployment.changes)
            if (c.number == change && e.deployment.begin() <= by) last = &e;
    return last;
}

const Episode* Day::shipped(int change) const {
    bool staged = false;
    for (const Episode& e : episodes) {
        const auto& named = e.deployment.changes;
        staged = staged || std::any_of(named.begin(), named.end(), [&](const Change& c) { return c.number == change; });
        if (staged && e.deployment.truth() == Progress::live) return &e;
    }
    return nullptr;
}

std::optional<Instant> Day::live_from(int change) const {
    const Episode* e = shipped(change);
    if (!e) return std::nullopt;
    return e->deployment.end() - seconds{2};  // its line may overtake the one before it
}

const Episode* Day::blamed(int change, Instant at) const {
    const Episode* last = nullptr;
    for (const Episode& e : episodes) {
        if (e.deployment.end() <= at) last = &e;
    }
    if (last && last->misfortune == Misfortune::rollback_unseen) return last;
    return last_of(change, at);
}

Progress Day::truth(int change) const {
    return shipped(change) ? Progress::live : last_of(change)->deployment.truth();
}

bot::desk::Settings settings() {
    bot::desk::Settings out;
    out.version = "1";
    out.poll = 14min;
    out.chat.channel = "#windows";
    out.deployers = {"ada", "kay", "mira"};
    out.people["kay"].shell = "kl33";
    return out;
}

Day draw_day(std::uint64_t seed, int count) {
    return Drawing(seed, count).draw();
}

std::string draw_subject(Rng& rng, bool hostile, bool longish) {
    std::string out;
    if (hostile) {
        out = rng.one_in(2) ? rng.pick(hostile_subjects) : rng.pick(bot::log::test::subjects());
    } else {
        for (int n = longish ? rng.between(10, 20) : rng.between(2, 7); n > 0; --n) {
            out += out.empty() ? "" : rng.one_in(6) ? ", " : " ";
            out += rng.pick(words);
        }
    }
    std::string tasks;
    for (int n = rng.between(0, 2); n > 0; --n)
        tasks += (tasks.empty() ? "T" : " T") + std::to_string(rng.between(100000, 420000));
    if (!tasks.empty()) out += " (" + tasks + ")";
    return out;
}

}  // namespace deployments
