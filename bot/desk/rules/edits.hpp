#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/edits_plan.hpp"

/// Edits of the page: requests become edits, edits finish, statuses are written back.
namespace bot::desk::rules::edits {

/// An answer to a waiting user. `later`: it goes through the ledger, because the user may have waited through a
/// restart.
struct Told {
    ReplyTo who;
    std::vector<std::string> lines;
    std::vector<std::string> in_private = {};
    std::string later = {};  ///< a cause; empty: at once
};

/// The results: lines for people, edits for the carrier, and whether to read the page at once.
struct Moves {
    std::vector<Told> told;
    std::vector<EditPage> edits;
    bool read_page = false;
    std::vector<ReadArchive> questions = {};
};

/// Decides requests, sends waiting edits, and enters statuses that are due.
Moves look(State&, Instant now);
/// An edit finished.
Moves edited(State&, const PageEdited&, Instant now);
Moves slow(State&, const PageEditSlow&);
/// The page was read (`good`), or could not be. Users who wait for their edit get their answers.
Moves page_read(State&, bool good, Instant now);
/// After a restart: edits that were sent are in doubt.
void restarted(State&);

/// When `look` next has something to do because of the clock; nullopt: nothing is planned.
std::optional<Instant> wakes_at(const State&, Instant now);

/// Carries out a plan. By the settings, the edit is made, previewed, or described for doing by hand. `who` gets the
/// answer.
Moves carry_out(State&, query::Plan, const ReplyTo& who, Instant now);
/// The same for an undo.
Moves take_back(State&, const EditUndo&, const ReplyTo& who, Instant now);

}  // namespace bot::desk::rules::edits
