#pragma once
#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "bot/desk/model/roles.hpp"
#include "bot/desk/model/state.hpp"
#include "bot/desk/query/edits_plan.hpp"

namespace bot::desk::commands {

/// One question, and all there is to answer it from.
struct Question {
    const State& desk;
    const Speaker& by;
    std::vector<std::string> arguments;
    Instant now;
    std::vector<std::string> written = {};  ///< the arguments as they were typed; `arguments` are in lower case
    bool in_private = false;

    const ChatTraits& chat() const { return desk.settings.chat; }
};

// Effects that an answer may ask for, beside those of the model.
struct Refresh {};  ///< ask the wiki; the asker hears when it has answered
struct Inquire {    ///< ask Gerrit about a change; the asker hears when it has answered
    std::optional<int> change;
    std::string change_id;
    std::optional<std::string> account;  ///< the asker's
};

struct ChecksSeen {  ///< the person concerned has seen the checks of these, as they stand
    std::vector<int> changes;
};

/// What an answer asks the handler to do; std::monostate: nothing.
using Effect = std::variant<std::monostate, Refresh, Inquire, Acceptance, ConductAct, ChecksSeen, PatchReport,
                            EditRequest, query::Plan, EditUndo>;

struct Reply {
    std::vector<std::string> lines;
    Effect effect = {};
    std::vector<std::string> in_private = {};  ///< to the asker alone, wherever the question was asked
};

/// One row for each command: `help`, arity and who may are read from it.
struct Command {
    std::string_view name;
    std::string_view form;  ///< of its arguments
    std::string_view what;
    bool (*fits)(const std::vector<std::string>& arguments);
    Reply (*answer)(const Question&);
};

/// Who may use a command, and how often; what has no row here is for anyone at any pace.
struct Permission {
    std::string_view command;
    Role least;
    std::chrono::seconds pace;  ///< once in this long, whoever asks
    Role any_pace;              ///< whom the pace does not bind
    bool writes = false;        ///< edits the page: ten in ten minutes
};

std::span<const Command> commands();  ///< sorted by name
const Command* find_command(std::string_view name);
const Permission* find_permission(std::string_view name);

/// The known command that looks most like `word`; nullptr when none does.
const Command* nearest_command(std::string_view word);

/// What is said to a line that is surely for us and no command, or a command whose arguments do not fit.
std::string misunderstood(const std::vector<std::string>& words, const ChatTraits&);

}  // namespace bot::desk::commands
