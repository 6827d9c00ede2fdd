#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "tests/simulation/crowd.hpp"
#include "tests/simulation/faults.hpp"

namespace simulation {

/// An unasked line that the desk requested, and its fate.
struct Spoken {
    enum class Fate {
        open,       ///< not decided
        confirmed,  ///< the desk was told that it arrived
        refused,    ///< the desk was told that no part of it was sent
        doubt,      ///< the desk cannot know: it was told so, or killed
    };
    Instant at, clock;  ///< true time, and the desk's clock
    std::string cause, to, text;
    int revision;   ///< the page that the desk knew (index; -1 for none)
    bool hearable;  ///< the desk had been told that it is in the channel
    std::optional<Instant> delivered = std::nullopt;
    Fate fate = Fate::open;
    Instant decided{};  ///< when the fate was decided
};

/// A period of true time without changes that matter to the judge.
struct Stretch {
    Instant from, to;
    seconds offset;
    bool up;        ///< the process runs
    bool speaking;  ///< and was told that it is in the channel
    int revision;   ///< the page that it knows, -1 for none
};

/// The desk read another page.
struct Reading {
    Instant at, clock;
    int before, after;
};

/// An answer from the wiki that confirmed or replaced the known page.
struct Answer {
    Instant at, clock;
    int revision;
};

// ---- The desk's knowledge, in the world's own terms. ----

struct Nothing {};

/// An answer from Gerrit.
struct Answered {
    struct Shown {
        const Facts* facts;
        bool flap;  ///< it was shown as not mergeable, although it is
        bool same;  ///< only reported as unchanged since the question
    };
    std::vector<Shown> shown;
    std::vector<int> absent;          ///< asked for, but not shown
    bool directly = false;            ///< by a direct GET, not by a query
    std::vector<int> fixes, commits;  ///< changes asked about by their siblings, and by their original's commit
};

/// The desk knows another page.
struct PageKnown {
    int revision;
};

/// The desk becomes able to hear and be heard, or unable.
struct Voice {
    bool speaking;
};

/// The clock stepped.
struct Stepped {};

/// This state is restored later
struct Held {};
/// by this beat, after a power cut or a crash.
struct Restored {};

/// The desk said this line (index in Log::spoken).
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

/// The complete record of one week.
struct Log {
    std::vector<Spoken> spoken;
    std::vector<Stretch> stretches;
    std::vector<Reading> readings;
    std::vector<Answer> answers;
    std::vector<Beat> beats;        ///< the input of the checks
    std::vector<Instant> asked;     ///< when the wiki was asked
    std::vector<Instant> restarts;  ///< when a process started
    Instant first_started{};        ///< by the desk's clock
    std::vector<Violation> violations;
    std::vector<std::pair<Instant, std::string>> story;  ///< for people; only if requested
    Tally tally;
};

/// The plan of one seed's week.
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
