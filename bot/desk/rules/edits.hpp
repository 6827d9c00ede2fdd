#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/edits_plan.hpp"

/// What moves edits of the page: wishes become edits, edits come to their end, statuses are written back.
namespace bot::desk::rules::edits {

/// Something to be answered to somebody who waits. `later`: through the ledger, for whoever asked may have waited
/// through a restart.
struct Told {
    ReplyTo who;
    std::vector<std::string> lines;
    std::vector<std::string> in_private = {};
    std::string later = {};  ///< a cause; empty: at once
};

/// What came of it: lines for people, edits for the carrier, and whether the page is to be read now.
struct Moves {
    std::vector<Told> told;
    std::vector<EditPage> edits;
    bool read_page = false;
    std::vector<ReadArchive> questions = {};
};

/// Wishes that can be decided, edits that wait to be sent, statuses that are due.
Moves look(State&, Instant now);
/// An edit has come to its end.
Moves edited(State&, const PageEdited&, Instant now);
Moves slow(State&, const PageEditSlow&);
/// The page was read (`good`), or could not be: whoever waits for what was written there is answered.
Moves page_read(State&, bool good, Instant now);
/// The process began anew: what was sent is in doubt.
void restarted(State&);

/// When `look` has something to do by the hour.
std::optional<Instant> wakes_at(const State&, Instant now);

/// Carries out a plan: the edit is made, shown or told, as the settings say. `who` hears the answer.
Moves carry_out(State&, query::Plan, const ReplyTo& who, Instant now);
/// The same of an edit that somebody takes back.
Moves take_back(State&, const EditUndo&, const ReplyTo& who, Instant now);

}  // namespace bot::desk::rules::edits
