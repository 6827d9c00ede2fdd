#pragma once
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "gerrit/change.hpp"
#include "tests/simulation/san_francisco.hpp"

namespace simulation {

/// Where a change of the simulated Gerrit lives. Its number tells.
enum class Place { config, old_branch, new_branch, master };

/// The weeks that the release branches are called after: 1.47.0-wmf.15 and so on.
constexpr int old_week = 15, new_week = 16;

/// What cards list is numbered from 1,000,001 on. A change of a release branch may have an original on master, and a
/// sibling on the other branch.
constexpr int listed_numbers = 1'000'000, originals = 5'000'000, siblings = 6'000'000, most_listed = 300;

/// The number without what kind it is of: the same for a change, its original and its sibling.
constexpr int fix_of(int number) {
    return number % 1'000'000;
}
Place place_of(int number);
/// As people write it in a card, in one of several ways.
std::string type_of(int number);
std::string branch_of(Place);
std::string change_id_of(int fix);
std::string sha_of(int number, int patch_set);

/// How a change of a release branch says what its original is.
enum class Link { by_number, by_commit, by_change_id };
constexpr Link link_of(int fix) {
    return static_cast<Link>(fix % 3);
}

/// What is true of a change for a while.
struct Facts {
    enum class State { open, merged, abandoned };
    int number = 0;
    State state = State::open;
    bool hidden = false;
    bool work_in_progress = false;
    bool conflict = false;  ///< it cannot be merged
    bool ci_failed = false;
    bool approved = false;  ///< Code-Review +2,
    Instant approved_at{};  ///< since then
    int review = 0;         ///< the worst vote below 0
    int patch_set = 1;
    int comments = 0;  ///< unresolved
    int original = 0;  ///< its number; 0: there is none
    Instant updated{};
    std::optional<Instant> submitted;
};

/// As Gerrit would show it. `flap`: not mergeable just now, though nothing stands in its way.
gerrit::Change to_change(const Facts&, bool flap);

}  // namespace simulation
