#pragma once
#include <string>
#include <vector>

#include "bot/desk/commands/table.hpp"

/// The answer to each command: a pure function of the state, the asker and the arguments.
namespace bot::desk::commands {

Reply now(const Question&);
Reply next(const Question&);
Reply now_and_next(const Question&);
Reply windows(const Question&);
Reply refresh(const Question&);
Reply ping(const Question&);
Reply help(const Question&);

Reply accept(const Question&);
Reply branches(const Question&);
Reply check(const Question&);
Reply claim(const Question&);
Reply claim_over(const Question&);
Reply done(const Question&);
/// The same for this open window; its effect is none if it cannot be ended yet.
Reply end_window(const Question&, const calendar::Window&);
Reply floor(const Question&);
Reply release(const Question&);
Reply digest(const Question&);
Reply limit(const Question&);

Reply bad(const Question&);
Reply good(const Question&);
Reply live(const Question&);
Reply merging(const Question&);
Reply reverted(const Question&);
Reply skip(const Question&);
Reply status(const Question&);
Reply testing(const Question&);
Reply undo(const Question&);

Reply here(const Question&);
Reply hold(const Question&);
Reply order(const Question&);
Reply patches(const Question&);
Reply quiet(const Question&);
Reply remind(const Question&);
Reply unhold(const Question&);
Reply unwatch(const Question&);
Reply up(const Question&);
Reply watch(const Question&);

Reply carry(const Question&);
Reply move(const Question&);
Reply schedule(const Question&);
Reply withdraw(const Question&);

/// The answer to users who waited for a refresh.
enum class Outcome { read, unmoved, failed };
std::string refreshed(const State&, Outcome, Instant now);

/// The answer to an inquiry about a change, from the facts known so far.
std::vector<std::string> inquired(const State&, const Inquiry&, Instant now);

}  // namespace bot::desk::commands
