#pragma once
#include <functional>
#include <queue>
#include <vector>

#include "tests/simulation/san_francisco.hpp"

namespace simulation {

/// The true time and the scheduled events. Events at the same second run in the order in which they were scheduled.
class Agenda {
public:
    explicit Agenda(Instant from) : now_(from) {}

    Instant now() const { return now_; }

    void at(Instant when, std::function<void()> what) {
        entries_.push(Entry{std::max(when, now_), next_++, std::move(what)});
    }
    void in(std::chrono::seconds delay, std::function<void()> what) { at(now_ + delay, std::move(what)); }

    /// Advances the time to `until` and runs the events before it.
    void run(Instant until) {
        while (!entries_.empty() && entries_.top().when < until) {
            const Entry entry = entries_.top();
            entries_.pop();
            now_ = entry.when;
            entry.what();
        }
        now_ = until;
    }

private:
    struct Entry {
        Instant when;
        long order;
        std::function<void()> what;
        bool operator<(const Entry& other) const {
            return when != other.when ? when > other.when : order > other.order;
        }
    };
    Instant now_;
    long next_ = 0;
    std::priority_queue<Entry> entries_;
};

}  // namespace simulation
