#pragma once
#include <optional>
#include <variant>
#include <vector>

#include "bot/desk/model/state.hpp"

/// The floor: the right to deploy at this moment.
namespace bot::desk::query {

/// The obstacles that keep a deployer from deploying now.
struct EverythingHeld {
    Hold hold;
};
struct FreezeOpen {
    calendar::Window window;
};
struct RunUnderWay {
    std::string by;  ///< shell name
    Instant began;
    std::optional<Gap> missed;  ///< the gap in which its end may have been missed
};
struct WindowOpen {
    calendar::Window window;
    std::optional<Claim> claim;
    std::optional<Hold> hold;
    std::size_t waiting = 0;  ///< patches still to be done
};
struct FloorTaken {
    Claim claim;
};
using Obstacle = std::variant<EverythingHeld, FreezeOpen, RunUnderWay, WindowOpen, FloorTaken>;

/// Whether this person may deploy now, and why not.
struct Floor {
    std::vector<Obstacle> obstacles;      ///< empty: yes
    std::optional<calendar::Window> own;  ///< an open window that they claimed
    bool theirs = false;                  ///< they claimed the floor outside of all windows

    bool is_free() const { return obstacles.empty(); }
};
Floor floor(const State&, const Speaker& by, Instant now);

/// The patches of a window that are still to be done, each change once, in page order; optionally of one requestor (a
/// name on the calendar).
std::vector<int> waiting(const State&, const calendar::Window&, const std::string& requestor = {});

}  // namespace bot::desk::query
