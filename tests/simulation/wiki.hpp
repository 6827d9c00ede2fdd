#pragma once
#include <functional>

#include "bot/desk/model/event.hpp"
#include "tests/simulation/agenda.hpp"
#include "tests/simulation/log.hpp"

namespace simulation {

/// The simulated wiki and its carrier: answers may be late, wrong or missing, as planned.
class Wiki {
public:
    /// `answer` receives the event, and the index of its revision (-1: none).
    using Hear = std::function<void(const bot::desk::Event&, int revision)>;
    Wiki(Agenda&, const Plan&, Rng&, Tally&, Hear answer);

    void ask(std::int64_t have);
    /// Drops pending answers.
    void forget() { ++question_; }

    /// The current page.
    int revision() const;

private:
    void answer(std::int64_t have);
    const Outage* outage() const;

    Agenda& agenda_;
    const Plan& plan_;
    Rng& rng_;
    Tally& tally_;
    Hear hear_;
    long question_ = 0;
};

/// The index of the revision that was on the page then.
int revision_at(const std::vector<Revision>&, Instant);

}  // namespace simulation
