#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/main/subcommands.hpp"

/// The subcommands that edit the calendar. Each prints a unified diff, or writes the page; what may not be done throws
/// std::runtime_error with the reason, and nothing is written.
namespace bot {

struct EditWhere {
    PageFrom from;
    std::optional<calendar::Instant> window;  ///< the start of the one meant
    bool write = false;
};

struct ScheduleWhat {
    std::vector<std::string> changes;
    std::string nick;
    std::optional<calendar::Instant> at;  ///< now, when not given
    std::string gerrit, versions;         ///< instead of the configuration's
};
/// Lists all of them, checked, or none. Without a window in the next one that takes them, has room and starts more than
/// ten minutes from now.
int schedule(const EditWhere&, const ScheduleWhat&);

int withdraw(const EditWhere&, const std::string& change);
int move(const EditWhere&, const std::string& change, calendar::Instant to);

struct MarkWhat {
    std::string status;
    std::optional<std::string> by, sal;
};
int mark(const EditWhere&, const std::string& change, const MarkWhat&);

}  // namespace bot
