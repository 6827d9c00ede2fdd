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

/// The table of commands, and the permission each one needs.
namespace bot::desk::commands {

/// A question, and everything needed to answer it.
struct Question {
    const State& desk;
    const Speaker& by;
    std::vector<std::string> arguments;
    Instant now;
    std::vector<std::string> written = {};  ///< the arguments as typed; `arguments` are in lower case
    bool in_private = false;

    const ChatTraits& chat() const { return desk.settings.chat; }
};

// Effects of answers, besides those of the model.
struct Refresh {};  ///< ask the wiki; the asker gets the answer later
struct Inquire {    ///< ask Gerrit about a change; the asker gets the answer later
    std::optional<int> change;
    std::string change_id;
    std::optional<std::string> account;  ///< the asker's
};

struct ChecksSeen {  ///< the requestor or a deployer has seen the current checks of these changes
    std::vector<int> changes;
};

/// The action that an answer asks the handler for; std::monostate: none.
using Effect = std::variant<std::monostate, Refresh, Inquire, Acceptance, ConductAct, ChecksSeen, PatchReport,
                            EditRequest, query::Plan, EditUndo>;

struct Reply {
    std::vector<std::string> lines;
    Effect effect = {};
    std::vector<std::string> in_private = {};  ///< for the asker alone, wherever the question was asked
};

/// One row for each command; `help` and arity are read from it.
struct Command {
    std::string_view name;
    std::string_view form;  ///< of its arguments
    std::string_view what;
    bool (*fits)(const std::vector<std::string>& arguments);
    Reply (*answer)(const Question&);
};

/// Who may use a command, and how often. No row: anyone, no rate limit.
struct Permission {
    std::string_view command;
    Role least;
    std::chrono::seconds pace;  ///< once in this time, for all users together
    Role any_pace;              ///< this role and above are not rate-limited
    bool writes = false;        ///< it edits the page: ten in ten minutes
};

std::span<const Command> commands();  ///< sorted by name
const Command* find_command(std::string_view name);
const Permission* find_permission(std::string_view name);

/// The known command most similar to `word`; nullptr: none is similar.
const Command* nearest_command(std::string_view word);

/// The answer to a line that is clearly for us but is no command, or whose arguments do not fit.
std::string misunderstood(const std::vector<std::string>& words, const ChatTraits&);

}  // namespace bot::desk::commands
