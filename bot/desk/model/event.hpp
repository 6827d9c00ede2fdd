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
#include "gerrit/question.hpp"

namespace bot::desk::journal {
struct Memory;  // writes and reads what the classes of this room keep to themselves
}

namespace bot::desk::inline model {

/// Names one line that is said unasked: the same cause is never said twice. Kept in the journal.
using Cause = std::string;

// ---- Everything that can happen. Instants stand beside the event, not in it. ----

/// The process began. What was asked for and not confirmed before is in doubt from here on.
struct Started {
    std::string version;
    bool operator==(const Started&) const = default;
};

/// By what the desk decides from here on: the part of the settings without which a replay would decide otherwise.
struct Configured {
    std::string channel;  ///< where announcements go
    std::string zone;     ///< what `SF` means
    std::int64_t limit = 6;
    std::int64_t poll_seconds = 60;
    std::string gerrit;     ///< whose addresses name changes
    std::string source;     ///< which page of which wiki; another one has other windows
    std::string people;     ///< who is who and who may what, as JSON of `settings_record`
    std::string policy;     ///< what windows take, as JSON of `settings_record`
    std::string chat = {};  ///< what the chat makes of names and lines, as JSON; empty: IRC
    bool operator==(const Configured&) const = default;
};

/// The clock reached `Desk::wakes_at()`.
struct Tick {
    bool operator==(const Tick&) const = default;
};

/// The page was read. `url` is its address for people, when the wiki told it.
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

/// The wiki could not be asked, or what it said is no page.
struct CalendarUnreadable {
    std::string why;
    bool operator==(const CalendarUnreadable&) const = default;
};

/// The server has welcomed us. `accounts`: it tells services accounts, so roles can be known.
struct LinkUp {
    std::string nick;
    bool accounts;
    bool operator==(const LinkUp&) const = default;
};
struct LinkDown {
    std::string why;
    bool operator==(const LinkDown&) const = default;
};

/// Something about the link that people should know while it lasts ("not logged in: ..."); empty when it has passed.
struct LinkTrouble {
    std::string what;
    bool operator==(const LinkTrouble&) const = default;
};

/// Our own nick changed, by our wish or not.
struct NickIs {
    std::string nick;
    bool operator==(const NickIs&) const = default;
};

/// We are in this channel from now on; what is said there is heard.
struct ChannelJoined {
    std::string channel;
    bool operator==(const ChannelJoined&) const = default;
};
struct ChannelLeft {
    std::string channel, why;
    bool operator==(const ChannelLeft&) const = default;
};

/// Who said something. A nick proves nothing; `account` is the services account of that very line.
struct Speaker {
    std::string nick;
    std::optional<std::string> account;
    std::string host;
    bool bot = false;  ///< the server marks the line as a bot's
    bool operator==(const Speaker&) const = default;
};

/// Somebody in a channel. `account`: the services account, as far as it is known. `away`: they say they are not there.
struct Person {
    std::string nick;
    std::optional<std::string> account;
    bool away = false;
    bool operator==(const Person&) const = default;
};

/// Who came to a channel (or is there, when we have just come), who went, who goes by another nick from now on.
struct PresenceSeen {
    std::string channel;
    std::vector<Person> came;  ///< also those whose account, or being away, changed
    std::vector<std::string> went;
    std::vector<std::pair<std::string, std::string>> renamed;  ///< from, to
    std::vector<std::string> lost = {};                        ///< of those who went: the network's doing, not theirs
    bool operator==(const PresenceSeen&) const = default;
};

/// Which of the nicks that were asked for (Monitor) are on the network, in a channel of ours or not.
struct OnlineSeen {
    std::vector<std::string> online, offline;
    bool operator==(const OnlineSeen&) const = default;
};

/// A line somebody said. `channel` is empty for a private one. Our own lines are never heard.
struct LineHeard {
    Speaker by;
    std::string channel;
    std::string text;
    bool action = false;  ///< `/me`: it shows that somebody is there, and means nobody
    bool operator==(const LineHeard&) const = default;
};

/// Gerrit has answered a question.
struct ChangesRead {
    gerrit::News news;
    bool operator==(const ChangesRead&) const = default;
};

/// Gerrit could not be asked, or what it said is no answer.
struct ChangesUnreadable {
    gerrit::Question question;
    std::string why;
    bool operator==(const ChangesUnreadable&) const = default;
};

/// Which versions the wikis run.
struct VersionsRead {
    gerrit::Versions versions;
    bool operator==(const VersionsRead&) const = default;
};
struct VersionsUnreadable {
    std::string why;
    bool operator==(const VersionsUnreadable&) const = default;
};

/// Where a patch set is in the gate that merges it. `remaining`: the gate's own estimate.
struct GateRead {
    int change;
    int patch_set;
    std::optional<std::chrono::seconds> remaining;
    bool queued;
    bool operator==(const GateRead&) const = default;
};

/// One entry of the deployment log's archive.
struct ArchiveRow {
    std::string address;        ///< of the entry itself
    std::chrono::minutes time;  ///< of the day, UTC
    std::string nick;           ///< `USER@HOST`, or whose line it was
    std::string text;
    bool operator==(const ArchiveRow&) const = default;
};

/// What the log's archive has of a change, the newest first.
struct ArchiveRead {
    int change;
    std::vector<ArchiveRow> rows;
    bool operator==(const ArchiveRead&) const = default;
};

/// The whole line of this cause has reached the server.
struct Said {
    Cause cause;
    bool operator==(const Said&) const = default;
};

/// The line of this cause was not confirmed before the link ended. `perhaps`: part of it may have been sent.
struct Unsaid {
    Cause cause;
    bool perhaps;
    bool operator==(const Unsaid&) const = default;
};

/// An edit of the page has come to its end, or perhaps has.
struct PageEdited {
    std::uint64_t id = 0;
    calendar::EditOutcome outcome;
    std::optional<calendar::NoEdit> none;  ///< `not_placed`: why the page has no place for it
    calendar::Undo undo;                   ///< how to take it back; empty unless it was made just now
    bool operator==(const PageEdited&) const = default;
};

/// An edit takes longer than usual.
struct PageEditSlow {
    std::uint64_t id = 0;
    calendar::EditDelay delay;
    bool operator==(const PageEditSlow&) const = default;
};

/// No more lines of the channel will come (a replay ends): what waits for more of them is settled as it is.
struct LogClosed {
    bool operator==(const LogClosed&) const = default;
};

/// All that the desk knew at that point (`Desk::remember`); what came before is no longer needed.
struct Remembered {
    std::string state;
    bool operator==(const Remembered&) const = default;
};

using Event = std::variant<Started, Tick, CalendarRead, CalendarUnmoved, CalendarUnreadable, LinkUp, LinkDown,
                           LinkTrouble, NickIs, ChannelJoined, ChannelLeft, LineHeard, Said, Unsaid, Remembered,
                           Configured, PresenceSeen, ChangesRead, ChangesUnreadable, VersionsRead, VersionsUnreadable,
                           LogClosed, PageEdited, PageEditSlow, GateRead, OnlineSeen, ArchiveRead>;

/// What the journal must do with the event just handled.
enum class Keep {
    no,      ///< it changed nothing that outlives an answer
    lazily,  ///< losing the last few in a power cut is harmless
    surely,  ///< on the disk before anything is acted on
};

// ---- Everything the desk may ask for. ----

/// Say `text` to a channel or a nick. It is clean, and of any length: the carrier splits it.
struct Say {
    Cause cause;  ///< empty for an answer; otherwise Said or Unsaid must follow
    std::string to;
    std::string text;
    bool urgent = false;  ///< overtakes what is not
    bool operator==(const Say&) const = default;
};

/// Ask the wiki for the page's revision, and read the page when it moved (`have` is the one the desk has, 0 for none).
/// Exactly one of CalendarRead, CalendarUnmoved and CalendarUnreadable must follow. A later one takes the place of an
/// earlier one still under way.
struct ReadCalendar {
    std::int64_t have = 0;
    bool operator==(const ReadCalendar&) const = default;
};

/// Ask Gerrit. `have`: the fingerprints of what the desk knows already. One of ChangesRead and ChangesUnreadable must
/// follow, with this question.
struct ReadChanges {
    gerrit::Question question;
    std::map<int, std::uint64_t> have;
    bool operator==(const ReadChanges&) const = default;
};

/// Ask which versions the wikis run. One of VersionsRead and VersionsUnreadable must follow.
struct ReadVersions {
    bool operator==(const ReadVersions&) const = default;
};

/// Edit the page. PageEdited must follow, once; before it, perhaps, one PageEditSlow. PageChanges are made in the order
/// in which they are asked for, one at a time.
struct EditPage {
    std::uint64_t id = 0;
    std::vector<calendar::Step> steps;   ///< all of them or none
    std::optional<calendar::Undo> undo;  ///< instead of steps
    std::string summary;                 ///< clean, of any length: the carrier cuts it
    /// Set after a crash: it may have been sent, over this revision or a later one. It is looked for first.
    std::optional<std::int64_t> in_doubt_since;
    bool operator==(const EditPage&) const = default;
};

/// Ask the gate how long it still needs to merge this. GateRead may follow; whoever cannot ask keeps silent.
struct ReadGate {
    int change;
    int patch_set;
    bool operator==(const ReadGate&) const = default;
};

/// Ask the log's archive for the lines that name this change. ArchiveRead may follow; whoever cannot ask keeps silent.
struct ReadArchive {
    int change;
    bool operator==(const ReadArchive&) const = default;
};

/// Tell from now on which of these nicks are on the network, and when that changes; nobody else. OnlineSeen may follow;
/// a server that cannot tell keeps silent. What was asked for ends with the link.
struct Monitor {
    std::vector<std::string> nicks;
    bool operator==(const Monitor&) const = default;
};

using Action = std::variant<Say, ReadCalendar, ReadChanges, ReadVersions, EditPage, ReadGate, ReadArchive, Monitor>;

}  // namespace bot::desk::inline model
