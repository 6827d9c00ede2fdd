#pragma once
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/commands/answers.hpp"
#include "bot/desk/commands/table.hpp"
#include "bot/desk/model/state.hpp"
#include "bot/desk/rules/edits.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk {

/// Handles one event. What it asks for is collected on the way.
class EventHandler {
public:
    EventHandler(State& state, Instant now) : s_(state), now_(now) {}

    std::vector<Action> take(const Event&);

private:
    void on(const Started&);
    void on(const Configured& e);
    void on(const Tick&);
    void on(const CalendarRead& page);
    void on(const CalendarUnmoved&);
    void on(const CalendarUnreadable& e);
    void on(const LinkUp& e);
    void on(const LinkDown&);
    void on(const LinkTrouble& e);
    void on(const NickIs& e);
    void on(const ChannelJoined& e);
    void on(const ChannelLeft& e);
    void on(const PresenceSeen& e);
    void on(const ChangesRead& e);
    void on(const ChangesUnreadable& e);
    void on(const VersionsRead& e);
    void on(const VersionsUnreadable& e);
    void on(const LogClosed&);
    void on(const PageEdited& e);
    void on(const PageEditSlow& e);
    void on(const GateRead& e);
    void on(const ArchiveRead& e);
    void on(const OnlineSeen& e);
    void on(const Said& e);
    void on(const Unsaid& e);
    void on(const Remembered& e);
    /// A line of the log, a hint, or an answer; an answer must leave alone whatever outlives it, for the journal may
    /// not hold that line.
    void on(const LineHeard& line);
    /// Whoever says something is there. Not for what was not answered because it was too much: the journal must not
    /// hold that line, for it would be answered when it is handled again.
    void attend(const LineHeard& line);
    std::optional<std::string> not_allowed(const commands::Command& command, const Speaker& by) const;
    void fulfil(std::monostate, const ReplyTo&);
    void fulfil(commands::Refresh, const ReplyTo& who);
    void fulfil(const commands::Inquire& wish, const ReplyTo& who);
    void fulfil(const Acceptance& wish, const ReplyTo&);
    void fulfil(const ConductAct& wish, const ReplyTo&);
    void fulfil(const commands::ChecksSeen& wish, const ReplyTo&);
    void fulfil(const PatchReport& wish, const ReplyTo&);
    void fulfil(const EditRequest& wish, const ReplyTo&);
    void fulfil(const query::Plan& wish, const ReplyTo&);
    void fulfil(const EditUndo& wish, const ReplyTo&);
    /// Tells, asks for edits, has the page read.
    void carry_out(rules::edits::Moves moves);
    void reply(const ReplyTo& to, std::vector<std::string> lines);
    /// The wiki has answered: what an answer leads to.
    void answered(commands::Outcome outcome);
    wording::Source source(bool failed) const;
    bool relay_here() const;
    bool relay_comes(const PresenceSeen&) const;
    /// Whatever the hour asks for: starts that are due, lines that wait, the next question to the wiki.
    void look();
    void ask_gerrit();
    /// Who of those that are missed is on the network.
    void ask_network();
    /// How long what these are being merged still takes.
    void ask_gate(const std::vector<int>& changes);
    /// Those whose change is known by now, or who have waited long enough.
    void answer_inquiries();
    bool known(const Inquiry& asked) const;
    /// Somebody whom it concerns has seen the checks of this patch set.
    void look_at(int change);
    bool quiet_unknown() const;
    wording::Care care_for(const calendar::Window& w) const;
    /// Tells requestors what is new about their patches, once something may be.
    void advise();
    void kept(Keep keep) { s_.keep = std::max(s_.keep, keep); }

    State& s_;
    Instant now_;
    std::vector<Action> out_;
};

}  // namespace bot::desk
