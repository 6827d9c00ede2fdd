#pragma once
#include <functional>

#include "bot/desk/model/event.hpp"
#include "tests/simulation/agenda.hpp"
#include "tests/simulation/log.hpp"

namespace simulation {

/// The wiki and the carrier in front of it: answers questions late, wrongly or not at all, as planned.
class Wiki {
public:
    /// `answer` hears the event, and the index of the revision that it is about (-1: none).
    using Hear = std::function<void(const bot::desk::Event&, int revision)>;
    Wiki(Agenda&, const Plan&, Rng&, Tally&, Hear answer);

    void ask(std::int64_t have);
    /// Nobody waits for an answer any more.
    void forget() { ++question_; }

    /// The page as it stands.
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

/// The index of the revision that stood on the page then.
int revision_at(const std::vector<Revision>&, Instant);

}  // namespace simulation
