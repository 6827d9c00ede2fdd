#pragma once
#include <string>
#include <variant>

#include "bot/desk/model/state.hpp"

/// What a wish about the calendar comes to: steps for the page, or why not.
namespace bot::desk::rules::edits {

struct Plan {
    PageEdit writing;          ///< without id
    calendar::Edited preview;  ///< of the page as the edits under way will leave it
};

/// A refusal, for people: a sentence with the next place that would do, and that nothing is written.
using Outcome = std::variant<Plan, std::string>;

/// The window that these changes go to, and whether they may: every check of the limit is made as if they were listed.
Outcome plan(const State&, const EditRequest&, Instant now);

/// Takes these changes off the coming windows, or one window of them; of one that is listed twice there, the last entry
/// that the asker may touch.
Outcome plan_withdrawal(const State&, const EditRequest&, Instant now);

/// The edit's summary: `for ACCOUNT on IRC: schedule 1234567`.
std::string summary(const EditRequest&);

}  // namespace bot::desk::rules::edits
