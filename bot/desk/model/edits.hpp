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

namespace bot::desk {
inline namespace model {

using calendar::Instant;

struct State;

/// A user who waits for an answer, and the channel they asked in (empty: in private).
struct ReplyTo {
    std::string nick, channel;
    bool operator==(const ReplyTo&) const = default;
};

/// A request to list changes in a window; with `move`, to move them there from where they are listed.
struct EditRequest {
    ReplyTo who;
    std::string account;             ///< services account of the asker
    bool deployer = false;           ///< the asker is a deployer, who may do more
    std::string nick;                ///< the requestor to list them under; empty: the asker
    std::vector<int> changes;        ///< the changes named in the request
    bool both = false;               ///< also their cherry-picks on every live branch
    bool move = false;               ///< move them from where they are listed
    std::vector<std::string> where;  ///< words that name a window; none: the next one with room
    std::string words;               ///< the command as typed, for the edit summary
    Instant asked;
    bool operator==(const EditRequest&) const = default;
};

/// The user who requested an entry that Oriel added.
struct EntryOwner {
    calendar::Place place;
    int change = 0;
    std::string requestor, account;  ///< folded: the nick it is listed under, and the owner's account
    std::int64_t revision = 0;       ///< the page lists it there from this revision on, at the latest
    bool operator==(const EntryOwner&) const = default;
};

/// An edit of the page that was decided and is not yet finished.
struct PageEdit {
    enum class Kind { schedule, withdraw, move, mark, undo };

    std::uint64_t id = 0;
    Kind kind = Kind::schedule;
    ReplyTo who;          ///< empty for edits that Oriel makes by itself
    std::string account;  ///< folded; empty for edits that Oriel makes by itself
    std::vector<int> changes;
    calendar::Place place;  ///< the window after the edit; of a withdrawal: the window before
    std::vector<calendar::Step> steps;
    std::optional<calendar::Undo> undo;
    std::string summary, words, note;  ///< `words`: the command; `note`: added to the answer
    std::int64_t revision = 0;         ///< of the page that the edit was planned on
    Instant at;
    bool sent = false;               ///< given to the carrier by this process
    bool doubt = false;              ///< given to the carrier by an earlier process, result unknown
    bool made = false;               ///< on the page; the answer waits until the page was read, or could not be
    bool told = false;               ///< answered; it is kept until the known page shows it
    std::int64_t made_in = 0;        ///< the first revision with this edit; 0: an earlier revision had it already
    std::vector<EntryOwner> owners;  ///< `undo`: the owners of the entries before
    bool operator==(const PageEdit&) const = default;
};

/// The last edit of a user, kept so that they can undo it.
struct EditUndo {
    std::string account;  ///< folded
    Instant at;
    std::vector<int> changes;
    std::string what;  ///< the command
    calendar::Undo undo;
    std::vector<EntryOwner> owners;  ///< the owners of these entries before
    bool operator==(const EditUndo&) const = default;
};

/// A deployment whose log entry is searched for in the log's archive (SAL).
struct Lookup {
    int change = 0;
    std::string by;  ///< shell name
    Instant at;      ///< when the change went live
    std::optional<Instant> asked;
    std::string address;  ///< of the entry; empty: not found yet
    bool operator==(const Lookup&) const = default;
};

/// Pending edits of the page and their bookkeeping. Kept in the journal's memory.
struct PageEdits {
    static constexpr std::size_t most = 20;  ///< requests, and edits, at a time

    std::vector<EditRequest> requests;  ///< waiting for Gerrit
    std::vector<PageEdit> edits;
    std::vector<EditUndo> undos;     ///< at most one for each account
    std::vector<EntryOwner> owners;  ///< oldest first; bounded
    std::set<std::string> tried;     ///< statuses for which the page has no place; bounded
    std::set<std::string> wrote;     ///< statuses that Oriel wrote; bounded
    std::vector<Lookup> lookups;     ///< for changes about to be marked as done; bounded
    std::optional<Instant> rests;    ///< no statuses are written until then: the wiki refused one
    std::uint64_t next = 1;
    bool operator==(const PageEdits&) const = default;
};

}  // namespace model
}  // namespace bot::desk
