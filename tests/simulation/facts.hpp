#pragma once
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "gerrit/change.hpp"
#include "tests/simulation/san_francisco.hpp"

namespace simulation {

/// The branch of a change of the simulated Gerrit. Its number determines it.
enum class Place { config, old_branch, new_branch, master };

/// The week numbers of the release branches: 1.47.0-wmf.15 and so on.
constexpr int old_week = 15, new_week = 16;

/// Changes on cards are numbered from 1,000,001 on. A change on a release branch may have an original on master, and a
/// sibling on the other release branch.
constexpr int listed_numbers = 1'000'000, originals = 5'000'000, siblings = 6'000'000, most_listed = 300;

/// The number without its kind: equal for a change, its original and its sibling.
constexpr int fix_of(int number) {
    return number % 1'000'000;
}
Place place_of(int number);
/// As people write it on a card, in one of several ways.
std::string type_of(int number);
std::string branch_of(Place);
std::string change_id_of(int fix);
std::string sha_of(int number, int patch_set);

/// How a change on a release branch names its original.
enum class Link { by_number, by_commit, by_change_id };
constexpr Link link_of(int fix) {
    return static_cast<Link>(fix % 3);
}

/// The facts about a change during some time.
struct Facts {
    enum class State { open, merged, abandoned };
    int number = 0;
    State state = State::open;
    bool hidden = false;
    bool work_in_progress = false;
    bool conflict = false;  ///< it has a merge conflict
    bool ci_failed = false;
    bool approved = false;  ///< Code-Review +2,
    Instant approved_at{};  ///< time of the approval
    int review = 0;         ///< the worst negative vote
    int patch_set = 1;
    int comments = 0;  ///< unresolved
    int original = 0;  ///< its number; 0: none
    Instant updated{};
    std::optional<Instant> submitted;
};

/// The change as Gerrit shows it. `flap`: shown as not mergeable once, although it is.
gerrit::Change to_change(const Facts&, bool flap);

}  // namespace simulation
