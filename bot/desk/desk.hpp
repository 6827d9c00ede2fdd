#pragma once
#include <memory>
#include <string>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "bot/desk/model/progress.hpp"
#include "bot/desk/model/settings.hpp"
#include "calendar/instant.hpp"

namespace bot::desk {

using calendar::Instant;

inline namespace model {
struct State;
}

/// All that Oriel knows, and what it decides. It opens no socket and no file and reads no clock, so the same desk
/// serves the bot, the console, the preview, the transcripts and the simulation.
///
/// The desk after a restart is the journal handled again, over the settings of before: every event for which `keep()`
/// was not `no`, in order, each with its instant, and the actions thrown away. The clock may step in either direction
/// between two events.
class Desk {
public:
    explicit Desk(Settings);
    Desk(Desk&&) noexcept;
    Desk& operator=(Desk&&) noexcept;
    ~Desk();

    /// Takes in what happened and answers what is to be done, in this order.
    std::vector<Action> handle(const Event&, Instant now);

    /// What the journal must do with the event last handled, before its actions are done.
    Keep keep() const;

    /// When it next wants a Tick. Never far away: the page is polled.
    Instant wakes_at() const;

    /// Every patch it follows or followed, by number: what the calendar lists, and what runs named beside.
    std::vector<PatchHistory> patches() const;

    /// Everything it knows, as the text of a Remembered event. Equal desks give equal texts.
    std::string remember() const;

    /// From now on other settings. Those that a Configured event holds count from that event on, which must follow.
    void reconfigure(Settings);

private:
    std::unique_ptr<State> state_;
};

}  // namespace bot::desk
