#pragma once
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/deployments/day.hpp"
#include "tests/desk/stage.hpp"
#include "tests/simulation/agenda.hpp"

namespace deployments {

/// A line that Oriel said unasked.
struct SaidLine {
    enum class Fate {
        told,   ///< confirmed
        doubt,  ///< may have arrived: Oriel was killed, or told that it may have
        unsent  ///< did not arrive, and Oriel knows
    };
    Instant at;
    bot::desk::Say say;
    Fate fate = Fate::told;
};

struct Violation {
    Instant at;
    std::string what;
};

/// The results of a day.
struct Outcome {
    std::vector<SaidLine> said;
    std::map<int, bot::desk::PatchHistory> patches;  ///< at the end
    std::set<std::pair<int, Instant>> wrongly_live;  ///< changes reported as live from that instant on, wrongly
    std::vector<Violation> violations;
    std::string ping;  ///< the reply to `ping` at the end
    long forged = 0;   ///< forged log lines that Oriel received
    std::vector<std::pair<Instant, std::string>> story;
};

/// Runs one day: the real desk and its journal receive the lines of the relay and of other users.
class Life {
public:
    Life(const Day&, std::uint64_t seed);
    Outcome live();

private:
    void plan(const Episode&);
    void plan_people(const Episode&);
    void plan(const Deaf&);
    void at(Instant, std::function<void()>);

    void come();
    void hear(const bot::desk::LineHeard&);
    void see(const bot::desk::PresenceSeen&);
    void merge(const Episode&);
    void kill();
    void away(Misfortune);
    void back(Misfortune);
    void decide(SaidLine::Fate);

    void wait();
    void listen();
    void look();
    void tell(std::string what) { out_.story.emplace_back(agenda_.now(), std::move(what)); }
    bool hearing() const { return deaf_.empty(); }
    std::string relay_nick() const { return ghost_ ? "logmsgbot_" : "logmsgbot"; }

    const Day& day_;
    Rng rng_;
    simulation::Agenda agenda_;
    tests::Stage stage_;
    Outcome out_;
    std::multiset<Misfortune> deaf_;   ///< ongoing faults of our link
    std::multiset<Misfortune> apart_;  ///< ongoing faults of the relay's
    bool ghost_ = false;
};

}  // namespace deployments
