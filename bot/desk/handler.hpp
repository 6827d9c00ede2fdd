#pragma once
#include <vector>

#include "bot/desk/commands/answers.hpp"
#include "bot/desk/follow_up.hpp"
#include "bot/desk/model/state.hpp"

namespace bot::desk {

/// Handles one event. The journal keeps it lazily, unless its handler says otherwise.
class EventHandler {
public:
    EventHandler(State& state, Instant now) : s_(state), now_(now), then_(state, now) {}

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
    void on(const DeployedRead& e);
    void on(const DeployedUnreadable& e);
    void on(const UndeployedRead& e);
    void on(const UndeployedUnreadable& e);
    void on(const OnlineSeen& e);
    void on(const Said& e);
    void on(const Unsaid& e);
    void on(const Remembered& e);
    void on(const LineHeard& line);
    /// The wiki answered: answers the waiting users and announces changes of the page.
    void answered(commands::Outcome outcome);
    bool relay_here() const;
    bool relay_comes(const PresenceSeen&) const;
    /// The event changed nothing that a restart needs.
    void not_kept() { s_.keep = Keep::no; }

    State& s_;
    Instant now_;
    FollowUp then_;
};

}  // namespace bot::desk
