#pragma once
#include <deque>
#include <set>
#include <string>
#include <vector>

#include "bot/desk/desk.hpp"
#include "bot/main/channel_log.hpp"
#include "gerrit/shelf.hpp"
#include "gerrit/stream.hpp"

namespace bot {

/// Replays a stretch of the past: a desk with a channel log and a page that never changes. Gerrit knows only its
/// recorded events and says nothing about anything else, so such patches are unchecked, no outage is reported and no
/// change counts as missing. Commands that edit the page are skipped: their results are on the page, or not.
class Past {
public:
    struct Said {
        calendar::Instant at;
        std::string to, text;
    };
    struct Given {
        desk::Settings settings;
        std::string nick;  ///< Oriel's nick; its logged lines are skipped
        std::string page;
        std::vector<LoggedLine> lines;  ///< lines and events are sorted by time
        std::vector<gerrit::StreamEvent> events;
    };
    explicit Past(Given);

    /// Replays until the last line; without lines, until the last event. The clock starts before the first reminder for
    /// the windows that are open at the first line. Throws std::runtime_error if that is more than 31 days.
    void live();

    const std::vector<Said>& said() const { return said_; }
    std::vector<desk::PatchHistory> patches() const { return desk_.patches(); }

private:
    calendar::Instant begin() const;
    void run_to(calendar::Instant);
    void happen(const desk::Event&);
    void hear(const LoggedLine&);
    void happen(const gerrit::StreamEvent&);
    /// Updates the state of a change in Gerrit.
    void learn(const gerrit::StreamEvent&);

    void answer(const desk::Say&);
    void answer(const desk::ReadCalendar&);
    void answer(const desk::ReadChanges&);
    void answer(const desk::ReadVersions&);
    void answer(const desk::ReadGate&) {}  // its estimates are not recorded
    void answer(const desk::ReadArchive&) {}
    void answer(const desk::ReadDeployed&) {}
    void answer(const desk::ReadUndeployed&) {}
    void answer(const desk::Monitor&) {}   // presence on the network is not recorded
    void answer(const desk::EditPage&) {}  // never called: editing is off

    const Given given_;
    desk::Desk desk_;
    gerrit::Shelf shelf_;
    calendar::Instant now_{};
    std::set<std::string> seen_;  // nicks and accounts
    std::deque<desk::Event> coming_;
    std::vector<Said> said_;
};

}  // namespace bot
