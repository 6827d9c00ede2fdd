#include "tests/simulation/faults.hpp"

#include <algorithm>

namespace simulation {

namespace {

struct Row {
    const char* text;
    bool in_private, answered;
};
const std::vector<Row> sayings{
    {"oriel: now", false, true},
    {"oriel, next", false, true},
    {"Oriel nowandnext", false, true},
    {"oriel: ping", false, true},
    {"ORIEL: windows today", false, true},
    {"oriel: help", false, true},
    {"oriel: nwo", false, true},
    {"oriel: refresh", false, true},
    {"now", true, true},
    {"windows week", true, true},
    {"help now", true, true},
    {"is oriel now dead?", false, false},
    {"hello", false, false},
    {"now", false, false},
    {"oriel is fine today", false, false},
    {"next time, ask oriel: it knows", false, false},
    {"refresh", false, false},
    {"oriel now that I think of it", false, false},
};

/// The random events of the whole week.
class Fate {
public:
    Fate(const std::vector<Revision>& page, Instant from, Instant to, Rng& rng)
        : page_(page), from_(from), to_(to), rng_(rng) {}

    std::vector<Outage> gerrit_outages(int most) {
        std::vector<Outage> out;
        Instant free = from_;
        std::vector<Instant> begins;
        if (rng_.one_in(4)) begins.push_back(from_);
        for (int n = rng_.between(0, most); n > 0; --n) begins.push_back(rng_.percent(70) ? near(-3600, 60) : any());
        std::sort(begins.begin(), begins.end());
        for (Instant at : begins) {
            if (at < free) continue;
            static const std::vector<std::pair<int, int>> sizes{{30, 600}, {600, 3600}, {3600, 30000}};
            const auto [low, high] = rng_.pick(sizes);
            const Instant end = at + seconds{rng_.between(low, high)};
            out.push_back({at, end, static_cast<Outage::Kind>(rng_.between(0, 2))});
            free = end + seconds{1};
        }
        return out;
    }

    Faults draw() {
        draw_steps();
        draw_outages();
        draw_kills();
        draw_links();
        for (int n = rng_.between(3, 6); n > 0; --n) {
            const Row& row = rng_.pick(sayings);
            const Instant at = rng_.one_in(3) ? near(-10, 15) : any();
            faults_.remarks.push_back({at, "asker" + std::to_string(n), row.text, row.in_private, row.answered});
        }
        return std::move(faults_);
    }

private:
    Instant any() { return from_ + seconds{rng_.between(60, static_cast<int>((to_ - from_).count()))}; }

    /// An instant near the start of a window on the desk's clock, by an offset in seconds.
    Instant near(int low, int high) {
        const Revision& revision = rng_.pick(page_);
        if (revision.cards.empty()) return any();
        const Instant clock = rng_.pick(revision.cards)->start + seconds{rng_.between(low, high)};
        const Instant at = clock - faults_.offset(clock);
        if (at <= from_ || at >= to_) return any();
        return faults_.offset(at) == faults_.offset(clock) ? at : std::max(clock, from_ + seconds{1});
    }

    void draw_steps() {
        Instant last = from_;
        std::vector<Instant> begins;
        for (int n = rng_.between(0, 3); n > 0; --n) begins.push_back(rng_.one_in(2) ? near(-1200, 1200) : any());
        std::sort(begins.begin(), begins.end());
        for (Instant at : begins) {
            if (at <= last) continue;
            static const std::vector<std::pair<int, int>> sizes{{1, 90}, {90, 1200}, {1200, 7200}};
            const auto [low, high] = rng_.pick(sizes);
            const seconds by{(rng_.one_in(2) ? 1 : -1) * rng_.between(low, high)};
            faults_.steps.push_back({at, by});
            last = at + seconds{rng_.one_in(2) ? rng_.between(30, 900) : rng_.between(900, 10000)};
            if (rng_.one_in(6)) {
                faults_.steps.push_back({last, by / 2});
                last += seconds{rng_.between(30, 3000)};
            }
            faults_.steps.push_back({last, seconds{0}});
        }
    }

    void draw_outages() {
        Instant free = from_ + seconds{60};
        std::vector<Instant> begins;
        for (int n = rng_.between(2, 5); n > 0; --n) begins.push_back(rng_.percent(75) ? near(-150, 5) : any());
        std::sort(begins.begin(), begins.end());
        for (Instant at : begins) {
            if (at < free) continue;
            const int length = rng_.weighted({4, 4, 1});
            const Instant end =
                at + seconds{length == 0 ? rng_.between(5, 200) : rng_.between(200, length == 1 ? 2400 : 20000)};
            faults_.outages.push_back({at, end, static_cast<Outage::Kind>(rng_.between(0, 2))});
            free = end + seconds{1};
        }
    }

    void draw_kills() {
        for (int n = rng_.between(2, 4); n > 0; --n) {
            const auto moment = static_cast<Kill::Moment>(rng_.between(0, 5));
            Instant from = near(-40, 2);
            if (moment == Kill::Moment::idle) from = rng_.one_in(2) ? any() : near(-300, 900);
            static const std::vector<std::pair<int, int>> sizes{{1, 20}, {5, 120}, {60, 900}, {600, 2400}};
            const auto [low, high] = rng_.pick(sizes);
            faults_.kills.push_back({from, moment, rng_.one_in(4), seconds{rng_.between(low, high)}});
        }
        std::sort(faults_.kills.begin(), faults_.kills.end(), [](auto& a, auto& b) { return a.from < b.from; });
    }

    void draw_links() {
        for (int n = rng_.between(2, 4); n > 0; --n) {
            const Instant at = rng_.percent(80) ? rng_.one_in(2) ? near(0, 5) : near(-30, 8) : any();
            const seconds silent{rng_.one_in(3) ? rng_.between(5, 120) : 0};
            faults_.losses.push_back({at, silent, seconds{rng_.between(15, 300)}});
        }
        for (int n = rng_.between(0, 2); n > 0; --n)
            faults_.kicks.push_back(rng_.percent(80) ? near(rng_.one_in(2) ? -40 : 0, 4) : any());
    }

    const std::vector<Revision>& page_;
    Instant from_, to_;
    Rng& rng_;
    Faults faults_;
};

}  // namespace

seconds Faults::offset(Instant at) const {
    seconds now{0};
    for (const Step& step : steps)
        if (step.at <= at) now = step.offset;
    return now;
}

void draw_gerrit_outages(Faults& faults, const std::vector<Revision>& page, Instant from, Instant to, Rng& rng) {
    faults.gerrit = Fate(page, from, to, rng).gerrit_outages(5);
    faults.versions = Fate(page, from, to, rng).gerrit_outages(2);
}

Faults draw_faults(const std::vector<Revision>& page, Instant from, Instant to, Rng& rng) {
    return Fate(page, from, to, rng).draw();
}

}  // namespace simulation
