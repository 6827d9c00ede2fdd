#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "gerrit/checks.hpp"

/// Queries about the checks of listed changes: which changes are checked, by which facts, and what a deployer accepted
/// or claimed.
namespace bot::desk::query {

using calendar::Instant;

/// Changes are watched from this long before their window's start until this long after its end.
constexpr std::chrono::hours watched_ahead{24 * 15}, watched_behind{1};
/// The most changes watched; the first ones count.
constexpr std::size_t most_watched = 500;

/// The changes to ask Gerrit about: open entries of near windows, and changes in inquiries, edit requests and recent
/// runs.
gerrit::Known::Roots roots(const State&, Instant now);

/// The changes of an inquiry; empty while its Change-Id is unknown.
std::vector<int> changes_of(const State&, const Inquiry&);

/// The facts that the checks use.
gerrit::World world(const State&, Instant now);

/// Whether showing the checks of a change to this services account counts as reviewing its current patch set: it
/// belongs to a requestor of the change or to a deployer. False without an account.
bool look_counts(const State&, const std::optional<std::string>& account, int change);
/// The changes of a window whose patch set differs from the one that was last checked.
std::vector<int> news_of_patch_sets(const State&, const calendar::Window&);

std::set<int> accepted(const State&, const calendar::Window&);
const Acceptance* acceptance(const State&, const calendar::Window&, int change);

/// The claim of this window; nullptr: none.
const Claim* claim_of(const State&, const calendar::Window&);

/// The patches of this window that are live already, in page order.
std::vector<int> live_in(const State&, const calendar::Window&);

/// The checks of a window's entries. Those that are live have no findings.
gerrit::WindowCheck checked(const State&, const calendar::Window&, Instant now);

/// The next windows that start after `after`, take this change and have room; at most `most`.
std::vector<calendar::Window> with_room(const State&, const gerrit::Change&, Instant after, Instant now,
                                        std::size_t most);

/// The next windows that start after `after`, take the same kind of patches and have room; at most `most`.
std::vector<calendar::Window> alike_with_room(const State&, const calendar::Window&, Instant after, std::size_t most);

/// The age of the Gerrit data read at `read`, if it should be mentioned: Gerrit is down, or it is ten minutes old.
std::optional<std::chrono::seconds> worth_telling(std::optional<Instant> read, const State&, Instant now);

/// When the asker gets an answer at the latest, complete or not.
Instant inquiry_ends(const Inquiry&);

}  // namespace bot::desk::query
