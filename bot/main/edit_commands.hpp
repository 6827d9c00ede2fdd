#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/main/subcommands.hpp"

/// The subcommands that edit the calendar. Each prints a unified diff, or writes the page. A refused edit throws
/// std::runtime_error with the reason, and nothing is written.
namespace bot {

struct EditWhere {
    PageFrom from;
    std::optional<calendar::Instant> window;  ///< start of the intended window
    bool write = false;
};

struct ScheduleWhat {
    std::vector<std::string> changes;
    std::string nick;
    std::optional<calendar::Instant> at;  ///< default: the current time
    std::string gerrit, versions;         ///< override the configuration's
};
/// Checks and lists all of the changes, or none. Without a window, uses the next one that takes them, has room and
/// starts more than ten minutes later.
int schedule(const EditWhere&, const ScheduleWhat&);

int withdraw(const EditWhere&, const std::string& change);
int move(const EditWhere&, const std::string& change, calendar::Instant to);

struct MarkWhat {
    std::string status;
    std::optional<std::string> by, sal;
};
int mark(const EditWhere&, const std::string& change, const MarkWhat&);

}  // namespace bot
