#pragma once
#include <functional>

#include "bot/desk/model/event.hpp"
#include "tests/simulation/agenda.hpp"
#include "tests/simulation/log.hpp"

namespace simulation {

/// The simulated Gerrit, the wikis' versions and their carrier: answers may be late, failures or missing, as planned.
class Forge {
public:
    /// Receives the event, and its content in the world's own terms.
    using Hear = std::function<void(const bot::desk::Event&, const Told&)>;
    Forge(Agenda&, const Plan&, Rng&, Tally&, Hear answer);

    void ask(const bot::desk::ReadChanges&);
    void ask(const bot::desk::ReadVersions&);
    /// Drops pending answers.
    void forget();

private:
    struct Answer {
        gerrit::News news;
        Answered told;
    };
    Answer look_up(const bot::desk::ReadChanges&);
    /// Adds the change to the answer.
    void show(int number, const std::map<int, std::uint64_t>& have, Answer&);
    std::vector<int> named(gerrit::Ask, const std::string&) const;
    bool flaps(int number);
    int pace();
    void later(int delay, std::function<void()> what);
    void hear_in(int delay, bot::desk::Event, Told);

    struct Shown {
        gerrit::Change change;
        std::uint64_t fingerprint;
    };
    Agenda& agenda_;
    const Plan& plan_;
    Rng& rng_;
    Tally& tally_;
    Hear hear_;
    long life_ = 0, waiting_ = 0;
    std::set<std::size_t> flapped_;
    std::map<std::pair<const Facts*, bool>, Shown> shown_;
};

}  // namespace simulation
