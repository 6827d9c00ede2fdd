#pragma once
#include <string>
#include <vector>

#include "bot/desk/commands.hpp"

/// The answer to each command: a pure function of the desk, the asker and the arguments.
namespace bot::desk::answers {

Reply now(const Question&);
Reply next(const Question&);
Reply now_and_next(const Question&);
Reply windows(const Question&);
Reply refresh(const Question&);
Reply ping(const Question&);
Reply help(const Question&);

/// What those who waited for a refresh are told.
enum class Outcome { read, unmoved, failed };
std::string refreshed(const State&, Outcome, Instant now);

}  // namespace bot::desk::answers
