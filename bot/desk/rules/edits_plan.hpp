#pragma once
#include <string>
#include <variant>

#include "bot/desk/model/state.hpp"

/// What a wish about the calendar comes to: steps for the page, or why not.
namespace bot::desk::scheduling {

struct Plan {
    Writing writing;           ///< without id
    calendar::Edited preview;  ///< of the page as the edits under way will leave it
};

/// A refusal, for people: a sentence with the next place that would do, and that nothing is written.
using Outcome = std::variant<Plan, std::string>;

/// The window that these changes go to, and whether they may: every check of the limit is made as if they were listed.
Outcome plan(const State&, const Scheduling&, Instant now);

/// Whether enough is known of the changes to decide.
bool known(const State&, const Scheduling&, Instant now);
/// What Gerrit is to be asked about for it.
void add_roots(const State&, const Scheduling&, gerrit::Known::Roots&);

/// Takes these changes off the coming windows, or one window of them; of one that is listed twice there, the last entry
/// that the asker may touch.
Outcome plan_withdrawal(const State&, const Scheduling&, Instant now);

/// Whether an entry is theirs: listed under a nick of theirs, or asked for by them.
bool theirs(const State&, const Scheduling&, const calendar::EntryAt&);

/// The edit's summary: `for ACCOUNT on IRC: schedule 1234567`.
std::string summary(const Scheduling&);

}  // namespace bot::desk::scheduling
