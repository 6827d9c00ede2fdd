#pragma once
#include <string>
#include <vector>

#include "bot/desk/model/progress.hpp"
#include "bot/log/message.hpp"
#include "tests/simulation/rng.hpp"

/// Deployments with seeded misfortunes: what truly happens, what the log account sends, what arrives of it.
namespace deployments {

using bot::desk::Progress;
using bot::log::Kind;
using calendar::Instant;
using simulation::Rng;
using std::chrono::seconds;

/// How a deployment goes on and ends.
enum class Way {
    good,
    unattended,          ///< nobody was asked to test
    refused,             ///< the deployer said no at the test
    check_before_test,   ///< a check failed, and it was rolled back
    check_after_test,    ///< on the test servers
    check_after_yes,     ///< after the deployer had said yes
    left_in_place,       ///< cancelled without rolling back
    aborted,             ///< interrupted
    failed,              ///< by an error
    rollback_cut_short,  ///< aborted while it rolled back
    silent,              ///< it ends without a line
    last_one,
};
std::string_view to_text(Way);

struct Change {
    int number = 0;
    std::string subject;  ///< with its tasks
    bool operator==(const Change&) const = default;
};

/// What the tool says, before the relay cuts it.
struct Message {
    Instant at;
    Kind kind;
    std::string text;
};

struct Deployment {
    Way way = Way::good;
    int reached = 3;   ///< of those that end early: 1 started, 2 on the test servers, 3 the deployer said yes
    std::string user;  ///< shell name
    std::vector<Change> changes;
    bool old_words = false;
    std::vector<Message> messages;  ///< in order of time; the first begins it

    Instant begin() const { return messages.front().at; }
    Instant end() const { return messages.back().at; }
    /// Where it leaves its patches.
    Progress truth() const;
    bool says(Kind) const;
};

/// What the tool says of it from `begin` on, at a usual pace. Fills in `messages`.
void tell(Deployment&, Instant begin, Rng&);

}  // namespace deployments
