#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "calendar/edit.hpp"
#include "calendar/edit_outcome.hpp"
#include "gerrit/branches.hpp"
#include "gerrit/deployed.hpp"
#include "gerrit/question.hpp"

namespace bot::desk::journal {
struct Memory;  // writes and reads the private state of this room's classes
}

namespace bot::desk {
inline namespace model {

/// Names a line that is said unasked. Each cause is said once. Kept in the journal.
using Cause = std::string;

// ---- Events: everything that can happen. Their instants are passed separately. ----

/// The process started. Requests that an earlier process sent without confirmation are in doubt.
struct Started {
    std::string version;
    bool operator==(const Started&) const = default;
};

/// The settings that affect decisions, from this event on. Journalled so that a replay decides the same.
struct Configured {
    std::string channel;  ///< where announcements go
    std::string zone;     ///< the time zone that `SF` means
    std::int64_t limit = 6;
    std::int64_t poll_seconds = 60;
    std::string gerrit;     ///< the Gerrit whose addresses name changes
    std::string source;     ///< which page of which wiki; another page has other windows
    std::string people;     ///< people, roles and log settings, as JSON of journal/settings
    std::string policy;     ///< the policy of the checks, as JSON of journal/settings
    std::string chat = {};  ///< the traits of the chat, as JSON; empty: IRC
    bool operator==(const Configured&) const = default;
};

/// The clock reached `Desk::wakes_at()`.
struct Tick {
    bool operator==(const Tick&) const = default;
};

/// The page was read. `url` is its public address, if the wiki gave it.
struct CalendarRead {
    std::int64_t revision;
    std::string text;
    std::string url;
    bool operator==(const CalendarRead&) const = default;
};

/// The wiki answered that the page still has this revision.
struct CalendarUnmoved {
    std::int64_t revision;
    bool operator==(const CalendarUnmoved&) const = default;
};

/// The wiki did not answer, or its answer is not a page.
struct CalendarUnreadable {
    std::string why;
    bool operator==(const CalendarUnreadable&) const = default;
};

/// The server accepted the connection. `accounts`: it reports services accounts, so roles can be known.
struct LinkUp {
    std::string nick;
    bool accounts;
    bool operator==(const LinkUp&) const = default;
};
struct LinkDown {
    std::string why;
    bool operator==(const LinkDown&) const = default;
};

/// A problem with the link that people should know of while it lasts ("not logged in: ..."); empty when it is solved.
struct LinkTrouble {
    std::string what;
    bool operator==(const LinkTrouble&) const = default;
};

/// Our own nick changed, at our request or not.
struct NickIs {
    std::string nick;
    bool operator==(const NickIs&) const = default;
};

/// The bot joined this channel; its lines are heard from this moment.
struct ChannelJoined {
    std::string channel;
    bool operator==(const ChannelJoined&) const = default;
};
struct ChannelLeft {
    std::string channel, why;
    bool operator==(const ChannelLeft&) const = default;
};

/// The sender of a line. A nick proves nothing; `account` is the services account on that very line.
struct Speaker {
    std::string nick;
    std::optional<std::string> account;
    std::string host;
    bool bot = false;  ///< the server marks the line as a bot's
    bool operator==(const Speaker&) const = default;
};

/// A user in a channel. `account`: the services account, if known. `away`: they are marked as away.
struct Person {
    std::string nick;
    std::optional<std::string> account;
    bool away = false;
    bool operator==(const Person&) const = default;
};

/// Users who joined a channel (or are in it when the bot joins), left it, or changed their nick.
struct PresenceSeen {
    std::string channel;
    std::vector<Person> came;  ///< also users whose account or away mark changed
    std::vector<std::string> went;
    std::vector<std::pair<std::string, std::string>> renamed;  ///< from, to
    std::vector<std::string> lost = {};                        ///< those of `went` who were lost in a netsplit
    bool operator==(const PresenceSeen&) const = default;
};

/// Answer to Monitor: which of these nicks are on the network, in our channels or not.
struct OnlineSeen {
    std::vector<std::string> online, offline;
    bool operator==(const OnlineSeen&) const = default;
};

/// A line by another user. `channel` is empty for a private one. The bot's own lines are not reported.
struct LineHeard {
    Speaker by;
    std::string channel;
    std::string text;
    bool action = false;  ///< `/me`: it shows that the user is here, and addresses nobody
    bool operator==(const LineHeard&) const = default;
};

/// Gerrit answered a question.
struct ChangesRead {
    gerrit::News news;
    bool operator==(const ChangesRead&) const = default;
};

/// Gerrit did not answer, or its answer cannot be read.
struct ChangesUnreadable {
    gerrit::Question question;
    std::string why;
    bool operator==(const ChangesUnreadable&) const = default;
};

/// The versions that the wikis run.
struct VersionsRead {
    gerrit::Versions versions;
    bool operator==(const VersionsRead&) const = default;
};
struct VersionsUnreadable {
    std::string why;
    bool operator==(const VersionsUnreadable&) const = default;
};

/// The state of a patch set in the gate (Zuul), which merges it. `remaining`: the gate's own estimate.
struct GateRead {
    int change;
    int patch_set;
    std::optional<std::chrono::seconds> remaining;
    bool queued;
    bool operator==(const GateRead&) const = default;
};

/// One entry of the deployment log's archive (SAL).
struct ArchiveRow {
    std::string address;        ///< of this entry
    std::chrono::minutes time;  ///< time of day, UTC
    std::string nick;           ///< `USER@HOST`, or the author of the line
    std::string text;
    bool operator==(const ArchiveRow&) const = default;
};

/// The archive's entries that name a change, newest first.
struct ArchiveRead {
    int change;  ///< 0: the newest entries, whatever they name
    std::vector<ArchiveRow> rows;
    bool operator==(const ArchiveRead&) const = default;
};

/// The commits that the servers run, of the checkouts that were asked about. Those that are not deployed are absent.
struct DeployedRead {
    std::vector<gerrit::DeployedHead> heads;
    bool operator==(const DeployedRead&) const = default;
};
struct DeployedUnreadable {
    std::string why;
    bool operator==(const DeployedUnreadable&) const = default;
};

/// The commits of a branch that the deployed commit lacks. `whole`: all of them.
struct UndeployedRead {
    gerrit::DeployedHead of;
    std::vector<std::string> commits;
    bool whole = true;
    bool operator==(const UndeployedRead&) const = default;
};
struct UndeployedUnreadable {
    gerrit::DeployedHead of;
    std::string why;
    bool operator==(const UndeployedUnreadable&) const = default;
};

/// The whole line of this cause reached the server.
struct Said {
    Cause cause;
    bool operator==(const Said&) const = default;
};

/// The link ended before the line of this cause was confirmed. `perhaps`: part of it may have been sent.
struct Unsaid {
    Cause cause;
    bool perhaps;
    bool operator==(const Unsaid&) const = default;
};

/// An edit of the page finished; its outcome may also be unknown.
struct PageEdited {
    std::uint64_t id = 0;
    calendar::EditOutcome outcome;
    std::optional<calendar::NoEdit> none;  ///< `not_placed`: why the page has no place for the edit
    calendar::Undo undo;                   ///< how to undo it; empty unless this edit just changed the page
    bool operator==(const PageEdited&) const = default;
};

/// An edit takes longer than usual.
struct PageEditSlow {
    std::uint64_t id = 0;
    calendar::EditDelay delay;
    bool operator==(const PageEditSlow&) const = default;
};

/// No more lines of the channel will come (a replay ends). Runs and joined lines that wait for more are settled.
struct LogClosed {
    bool operator==(const LogClosed&) const = default;
};

/// The state of the desk at that point (`Desk::remember`). A replay can start here.
struct Remembered {
    std::string state;
    bool operator==(const Remembered&) const = default;
};

using Event = std::variant<Started, Tick, CalendarRead, CalendarUnmoved, CalendarUnreadable, LinkUp, LinkDown,
                           LinkTrouble, NickIs, ChannelJoined, ChannelLeft, LineHeard, Said, Unsaid, Remembered,
                           Configured, PresenceSeen, ChangesRead, ChangesUnreadable, VersionsRead, VersionsUnreadable,
                           LogClosed, PageEdited, PageEditSlow, GateRead, OnlineSeen, ArchiveRead, DeployedRead,
                           DeployedUnreadable, UndeployedRead, UndeployedUnreadable>;

/// How the journal must keep the event just handled.
enum class Keep {
    no,      ///< the event changed nothing that outlives its answer
    lazily,  ///< losing the last few in a power cut is harmless
    surely,  ///< on disk before its actions are carried out
};

// ---- Actions: everything the desk may ask for. ----

/// Say `text` to a channel or a nick. The text is clean and of any length; the carrier splits it.
struct Say {
    Cause cause;  ///< empty for an answer; else Said or Unsaid must follow
    std::string to;
    std::string text;
    bool urgent = false;  ///< goes out before lines that are not urgent
    bool operator==(const Say&) const = default;
};

/// Ask the wiki for the page's revision, and read the page if it differs from `have` (the desk's revision, 0 for none).
/// Exactly one of CalendarRead, CalendarUnmoved and CalendarUnreadable must follow. A later request replaces one that
/// is still pending.
struct ReadCalendar {
    std::int64_t have = 0;
    bool operator==(const ReadCalendar&) const = default;
};

/// Ask Gerrit. `have`: fingerprints of the changes that the desk has. ChangesRead or ChangesUnreadable must follow,
/// with this question.
struct ReadChanges {
    gerrit::Question question;
    std::map<int, std::uint64_t> have;
    bool operator==(const ReadChanges&) const = default;
};

/// Ask which versions the wikis run. VersionsRead or VersionsUnreadable must follow.
struct ReadVersions {
    bool operator==(const ReadVersions&) const = default;
};

/// Edit the page. At most one PageEditSlow may follow, then exactly one PageEdited. Edits are made in the order of
/// these actions, one at a time.
struct EditPage {
    std::uint64_t id = 0;
    std::vector<calendar::Step> steps;   ///< all of them or none
    std::optional<calendar::Undo> undo;  ///< instead of steps
    std::string summary;                 ///< clean, of any length; the carrier cuts it
    /// Set after a crash: the edit may have been saved over this revision or a later one. Search for it first.
    std::optional<std::int64_t> in_doubt_since;
    bool operator==(const EditPage&) const = default;
};

/// Ask the gate how long it needs to merge this patch set. GateRead may follow; a carrier that cannot ask stays silent.
struct ReadGate {
    int change;
    int patch_set;
    bool operator==(const ReadGate&) const = default;
};

/// Ask the log's archive for entries that name this change. ArchiveRead may follow; a carrier that cannot ask stays
/// silent.
struct ReadArchive {
    int change;  ///< 0: for its newest entries
    bool operator==(const ReadArchive&) const = default;
};

/// Ask the servers which commits of these checkouts they run. DeployedRead or DeployedUnreadable must follow.
struct ReadDeployed {
    std::vector<gerrit::Checkout> about;
    bool operator==(const ReadDeployed&) const = default;
};

/// Ask Gerrit which commits of the branch this deployed commit lacks. UndeployedRead or UndeployedUnreadable must
/// follow, for the same commit.
struct ReadUndeployed {
    gerrit::DeployedHead of;
    bool operator==(const ReadUndeployed&) const = default;
};

/// Monitor these nicks and no others: report which are on the network, and each change. OnlineSeen may follow; a server
/// that cannot monitor stays silent. Monitoring ends with the link.
struct Monitor {
    std::vector<std::string> nicks;
    bool operator==(const Monitor&) const = default;
};

using Action = std::variant<Say, ReadCalendar, ReadChanges, ReadVersions, EditPage, ReadGate, ReadArchive, Monitor,
                            ReadDeployed, ReadUndeployed>;

}  // namespace model
}  // namespace bot::desk
