#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "tests/simulation/crowd.hpp"
#include "tests/simulation/faults.hpp"

namespace simulation {

/// One line that the desk asked for unasked, and what became of it.
struct Spoken {
    enum class Fate {
        open,       ///< nobody knows yet
        confirmed,  ///< the desk was told that it arrived
        refused,    ///< the desk was told that nothing of it was sent
        doubt,      ///< the desk cannot know: told so, or killed
    };
    Instant at, clock;  ///< true time, and the desk's
    std::string cause, to, text;
    int revision;   ///< the page as the desk knew it (index; -1 for none)
    bool hearable;  ///< the desk had been told that it is in the channel
    std::optional<Instant> delivered = std::nullopt;
    Fate fate = Fate::open;
    Instant decided{};  ///< when its fate was
};

/// A stretch of true time in which nothing changed that the judge cares about.
struct Stretch {
    Instant from, to;
    seconds offset;
    bool up;        ///< the process runs
    bool speaking;  ///< and has been told that it is in the channel
    int revision;   ///< the page it knows, -1 for none
};

/// The desk got to know another page.
struct Reading {
    Instant at, clock;
    int before, after;
};

/// An answer of the wiki that agreed with, or replaced, what the desk knew.
struct Answer {
    Instant at, clock;
    int revision;
};

// ---- What the desk got to know, in the world's own terms. ----

struct Nothing {};

/// Gerrit answered.
struct Answered {
    struct Shown {
        const Facts* facts;
        bool flap;  ///< it said that it cannot be merged, though it can
        bool same;  ///< it said only: as when this was asked
    };
    std::vector<Shown> shown;
    std::vector<int> absent;          ///< asked for, and not shown
    bool directly = false;            ///< by a GET of its own, not by a query
    std::vector<int> fixes, commits;  ///< whose siblings, and whose original's commit, were asked for
};

/// Another page from here on.
struct PageKnown {
    int revision;
};

/// The desk hears and can be heard from here on, or not.
struct Voice {
    bool speaking;
};

/// The clock stepped.
struct Stepped {};

/// What is known here comes back,
struct Held {};
/// as here, after a power cut or a crash.
struct Restored {};

/// It said this line (of Log::spoken).
struct LineSaid {
    std::size_t line;
};

using Told = std::variant<Nothing, Answered, std::set<int>, PageKnown, bot::desk::PresenceSeen, Voice, Stepped, Held,
                          Restored, LineSaid>;
struct Beat {
    Instant at, clock;
    Told told;
};

struct Violation {
    Instant at;
    std::string what;
};

/// Everything the world saw of one week.
struct Log {
    std::vector<Spoken> spoken;
    std::vector<Stretch> stretches;
    std::vector<Reading> readings;
    std::vector<Answer> answers;
    std::vector<Beat> beats;        ///< everything the checks rest on
    std::vector<Instant> asked;     ///< when the wiki was
    std::vector<Instant> restarts;  ///< when a process began
    Instant first_started{};        ///< by the desk's clock
    std::vector<Violation> violations;
    std::vector<std::pair<Instant, std::string>> story;  ///< for people; only when wanted
    Tally tally;
};

/// One seed's week.
struct Plan {
    Instant from, to;
    Week week;
    std::vector<Revision> page;
    Faults faults;
    History history;
    std::vector<Coming> comings;
};
Plan draw_plan(std::uint64_t seed, Tally&);

}  // namespace simulation
