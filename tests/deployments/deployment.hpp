#pragma once
#include <string>
#include <vector>

#include "bot/desk/model/progress.hpp"
#include "bot/log/message.hpp"
#include "tests/simulation/rng.hpp"

/// Deployments with seeded faults: what really happens, what the log account sends, and which lines arrive.
namespace deployments {

using bot::desk::Progress;
using bot::log::Kind;
using calendar::Instant;
using simulation::Rng;
using std::chrono::seconds;

/// How a deployment proceeds and ends.
enum class Way {
    good,
    unattended,          ///< no requestor was asked to test
    refused,             ///< the deployer refused after the test
    check_before_test,   ///< a check failed, and it was rolled back
    check_after_test,    ///< a check failed on the test servers
    check_after_yes,     ///< a check failed after the deployer had confirmed
    left_in_place,       ///< cancelled without rolling back
    aborted,             ///< interrupted
    failed,              ///< by an error
    rollback_cut_short,  ///< aborted during the rollback
    silent,              ///< it ends without a line
    last_one,
};
std::string_view to_text(Way);

struct Change {
    int number = 0;
    std::string subject;  ///< with its tasks
    bool operator==(const Change&) const = default;
};

/// A message from the tool, before the relay cuts it.
struct Message {
    Instant at;
    Kind kind;
    std::string text;
};

struct Deployment {
    Way way = Way::good;
    int reached = 3;   ///< if it ends early: after 1 the start, 2 the test servers, 3 the deployer said yes
    std::string user;  ///< shell name
    std::vector<Change> changes;
    bool old_words = false;
    std::vector<Message> messages;  ///< ordered by time; the first is the beginning

    Instant begin() const { return messages.front().at; }
    Instant end() const { return messages.back().at; }
    /// The true final state of its patches.
    Progress truth() const;
    bool says(Kind) const;
};

/// Generates the tool's messages from `begin` on, at a typical pace. Fills in `messages`.
void tell(Deployment&, Instant begin, Rng&);

}  // namespace deployments
