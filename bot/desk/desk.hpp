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

/// Everything that Oriel knows and decides. It opens no socket and no file and reads no clock, so the same desk serves
/// the bot, the console, the preview, the transcripts and the simulation.
///
/// To restore a desk after a restart, replay the journal over the same first settings: every event for which `keep()`
/// was not `no`, in order, each with its instant, and discard the actions. The clock may step in either direction
/// between two events.
class Desk {
public:
    explicit Desk(Settings);
    Desk(Desk&&) noexcept;
    Desk& operator=(Desk&&) noexcept;
    ~Desk();

    /// Handles an event that happened at `now` (UTC). Returns the actions to carry out, in this order.
    std::vector<Action> handle(const Event&, Instant now);

    /// How the journal must keep the last event. It must be kept before its actions are carried out.
    Keep keep() const;

    /// When the desk needs the next Tick, UTC. Never far away, since the page is polled.
    Instant wakes_at() const;

    /// Every tracked patch, by number: those on the calendar, and others that runs of the deployment tool named.
    std::vector<PatchHistory> patches() const;

    /// The shell names in the deployment log that belong to nobody who is known, the latest first.
    std::vector<std::string> unknown_shells() const;

    /// The whole state as the text of a Remembered event. Equal desks give equal texts.
    std::string remember() const;

    /// Replaces the settings. The settings that a Configured event holds take effect only with that event, which must
    /// follow.
    void reconfigure(Settings);

private:
    std::unique_ptr<State> state_;
};

}  // namespace bot::desk
