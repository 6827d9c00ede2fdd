#pragma once
#include <CLI/CLI.hpp>
#include <string>

#include "bot/main/edit_commands.hpp"

namespace bot {

/// The arguments of the subcommands that edit the calendar.
class EditArguments {
public:
    explicit EditArguments(CLI::App&);
    EditArguments(const EditArguments&) = delete;

    /// After parsing: whether one of these subcommands was given.
    bool given() const { return *schedule_ || *withdraw_ || *move_ || *mark_; }
    /// Runs it; returns the exit status.
    int obey();

private:
    CLI::App* add(CLI::App&, const char* name, const char* help, const char* window);

    EditWhere where_;
    ScheduleWhat what_;
    MarkWhat as_;
    std::string change_, window_, to_, at_, by_, sal_;
    CLI::App *schedule_, *withdraw_, *move_, *mark_;
};

}  // namespace bot
