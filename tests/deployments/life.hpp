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

/// One line that Oriel said unasked.
struct SaidLine {
    enum class Fate {
        told,   ///< confirmed
        doubt,  ///< it may have arrived: Oriel was killed, or told so
        unsent  ///< it did not arrive, and Oriel knows
    };
    Instant at;
    bot::desk::Say say;
    Fate fate = Fate::told;
};

struct Violation {
    Instant at;
    std::string what;
};

/// What came of a day.
struct Outcome {
    std::vector<SaidLine> said;
    std::map<int, bot::desk::PatchHistory> patches;  ///< at the end
    std::set<std::pair<int, Instant>> wrongly_live;  ///< were called live, from then on, while they were not
    std::vector<Violation> violations;
    std::string ping;  ///< what `ping` answered at the end
    long forged = 0;   ///< lines of the log's shape that others said while Oriel heard them
    std::vector<std::pair<Instant, std::string>> story;
};

/// A day of Oriel's life: the real desk and its journal hear what the relay and others say.
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
    std::multiset<Misfortune> deaf_;   ///< of us
    std::multiset<Misfortune> apart_;  ///< of the relay
    bool ghost_ = false;
};

}  // namespace deployments
