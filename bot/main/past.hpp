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

/// A stretch of the past lived through again: a desk that hears a channel, on a page that never changes. Gerrit tells
/// what its events told; about everything else it says nothing, so patches are unchecked, no outage is told of and
/// nothing is called absent.
/// What people asked to be edited is not heard: the page shows it, or not.
class Past {
public:
    struct Said {
        calendar::Instant at;
        std::string to, text;
    };
    struct Given {
        desk::Settings settings;
        std::string nick;  ///< Oriel's; what it said then is not heard
        std::string page;
        std::vector<LoggedLine> lines;  ///< both in order of time
        std::vector<gerrit::StreamEvent> events;
    };
    explicit Past(Given);

    /// Lives through it, up to the last line; without lines, up to the last event. Time begins before whatever is said
    /// about the windows that are open at the first line. Throws std::runtime_error when that is more than 31 days.
    void live();

    const std::vector<Said>& said() const { return said_; }
    std::vector<desk::PatchHistory> patches() const { return desk_.patches(); }

private:
    calendar::Instant begin() const;
    void run_to(calendar::Instant);
    void happen(const desk::Event&);
    void hear(const LoggedLine&);
    void happen(const gerrit::StreamEvent&);
    /// What Gerrit knows of a change from now on.
    void learn(const gerrit::StreamEvent&);

    void answer(const desk::Say&);
    void answer(const desk::ReadCalendar&);
    void answer(const desk::ReadChanges&);
    void answer(const desk::ReadVersions&);
    void answer(const desk::ReadGate&) {}  // its estimates are gone
    void answer(const desk::ReadArchive&) {}
    void answer(const desk::Monitor&) {}   // nor is who was on the network then
    void answer(const desk::EditPage&) {}  // never comes: the past is not written

    const Given given_;
    desk::Desk desk_;
    gerrit::Shelf shelf_;
    calendar::Instant now_{};
    std::set<std::string> seen_;  // nicks and accounts
    std::deque<desk::Event> coming_;
    std::vector<Said> said_;
};

}  // namespace bot
