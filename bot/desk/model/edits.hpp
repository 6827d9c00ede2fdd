#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "bot/desk/model/settings.hpp"
#include "calendar/edit.hpp"

namespace bot::desk::inline model {

using calendar::Instant;

struct State;

/// Somebody waits for an answer: their nick, and the channel they asked in (none: in private).
struct ReplyTo {
    std::string nick, channel;
    bool operator==(const ReplyTo&) const = default;
};

/// Somebody wishes to have changes listed, in a window they list nothing in yet (`move`: that list them elsewhere).
struct EditRequest {
    ReplyTo who;
    std::string account;             ///< services account of the asker
    bool deployer = false;           ///< who may more
    std::string nick;                ///< under whom they are to be listed; empty: the asker
    std::vector<int> changes;        ///< as asked for
    bool both = false;               ///< with their cherry-picks on every live branch
    bool move = false;               ///< from where they are listed
    std::vector<std::string> where;  ///< words for a window; none: the next one with room
    std::string words;               ///< the command as it was asked for, for the edit's summary
    Instant asked;
    bool operator==(const EditRequest&) const = default;
};

/// Who had an entry listed.
struct EntryOwner {
    calendar::Place place;
    int change = 0;
    std::string requestor, account;  ///< folded: under whom it stands, and whose it is
    std::int64_t revision = 0;       ///< since when the page lists it there, at the latest
    bool operator==(const EntryOwner&) const = default;
};

/// An edit of the page, decided and on its way.
struct PageEdit {
    enum class Kind { schedule, withdraw, move, mark, undo };

    std::uint64_t id = 0;
    Kind kind = Kind::schedule;
    ReplyTo who;          ///< nobody for what Oriel writes by itself
    std::string account;  ///< folded; empty: Oriel by itself
    std::vector<int> changes;
    calendar::Place place;  ///< where they stand then; of a withdrawal: where they stood
    std::vector<calendar::Step> steps;
    std::optional<calendar::Undo> undo;
    std::string summary, words, note;  ///< `words`: the command; `note`: said behind the answer
    std::int64_t revision = 0;         ///< of the page as it was known then
    Instant at;
    bool sent = false;               ///< given to the carrier, by this process
    bool doubt = false;              ///< given to it by one that is no more
    bool made = false;               ///< on the page; the answer waits until that was read, or could not be
    bool told = false;               ///< answered; it stays until the page that is known shows it
    std::int64_t made_in = 0;        ///< the first revision that shows it; 0: some revision did already
    std::vector<EntryOwner> owners;  ///< `undo`: whose the entries were before
    bool operator==(const PageEdit&) const = default;
};

/// What somebody may take back.
struct EditUndo {
    std::string account;  ///< folded
    Instant at;
    std::vector<int> changes;
    std::string what;  ///< the command
    calendar::Undo undo;
    std::vector<EntryOwner> owners;  ///< whose the entries of these changes were before
    bool operator==(const EditUndo&) const = default;
};

/// A line of the log that is looked for in the log's archive.
struct Lookup {
    int change = 0;
    std::string by;  ///< shell name
    Instant at;      ///< when it went live
    std::optional<Instant> asked;
    std::string address;  ///< empty: not found yet
    bool operator==(const Lookup&) const = default;
};

/// What is to be written on the page. Kept in the journal's memory.
struct PageEdits {
    static constexpr std::size_t most = 20;  ///< wishes, and edits, at a time

    std::vector<EditRequest> requests;  ///< wait for Gerrit
    std::vector<PageEdit> edits;
    std::vector<EditUndo> undos;     ///< at most one an account
    std::vector<EntryOwner> owners;  ///< the oldest first; bounded
    std::set<std::string> tried;     ///< statuses that have no place on the page; bounded
    std::set<std::string> wrote;     ///< statuses that we wrote; bounded
    std::vector<Lookup> lookups;     ///< of what is to be marked as done; bounded
    std::optional<Instant> rests;    ///< until then no statuses are written: the wiki refused
    std::uint64_t next = 1;
    bool operator==(const PageEdits&) const = default;
};

}  // namespace bot::desk::inline model
