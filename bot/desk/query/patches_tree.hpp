#pragma once
#include <chrono>
#include <optional>
#include <vector>

#include "bot/desk/model/state.hpp"

/// The staged tree: the changes that the next run of the deployment tool ships, named by it or not. The tool ships its
/// staging directory, and a backport updates all of that first. Source: scap 4.283.
namespace bot::desk::query {

/// A change that was merged less than this long before a run began, and is not named by it, may or may not be in it.
constexpr std::chrono::minutes surely_merged{5};

/// Since when a change is merged and not undone, by Gerrit; nullopt: unknown.
std::optional<Instant> merged_since(const State&, int change);

/// The newest merged change that undoes this one, and is not undone itself; nullopt: none.
struct Revert {
    int change = 0;
    Instant merged;
    bool by_subject = false;
    std::optional<Instant> live;  ///< since when the revert is live, if nothing can contradict that any longer
};
std::optional<Revert> revert_of(const State&, int change);

/// Whether a run that began at that time did not ship the change, because its revert was merged before.
bool undone_before(const State&, int change, Instant began);

/// The run that made this patch live, by its last step; nullptr: it is not live, or not by a run that is still known.
const Run* shipped_by(const State&, const Track&);

/// When a revert of the change, a revert of that one, and so on, was merged last: it left the tree, or came back.
std::optional<Instant> last_turn(const State&, int change);

/// Whether the commit that the servers run can prove whether this change is live: it is merged, and to be deployed.
bool can_be_proven(const gerrit::Change&);
/// Gerrit's clock and ours may differ: an answer about a branch says nothing of changes merged less than this before.
constexpr std::chrono::seconds proof_lag{10};

/// How a run that ended well concerns a change that it does not name.
enum class Carried {
    no,
    perhaps,  ///< merged moments before the run began
    yes,
};
Carried carried(const State&, const Run&, int change);

/// Whether a run ships this change if it is merged in time: the run names it, or deploys its tree. Gerrit's silence
/// about the change is no reason against it.
bool is_cargo(const State&, const Run&, int change);

/// Whether this patch is in the staged tree although its own run failed, was rolled back or was stopped.
bool is_left_in_tree(const State&, int change);
/// The same, and its run has ended: the next run ships it.
bool still_merged(const State&, int change);
/// All such patches, in order of their numbers.
std::vector<int> still_merged(const State&);
/// Whether this patch is merged, and may not be deployed: a later run, whose end is unknown, may have shipped it.
bool perhaps_left(const State&, int change);
/// All such patches, in order of their numbers.
std::vector<int> perhaps_left(const State&);

/// Whether `by` reverts `other`: its message cites the commit, the commit that `other` was picked from, or the
/// Change-Id (all on its own project and branch), or Gerrit says so.
bool reverts(const gerrit::Change& by, const gerrit::Change& other);
/// The tracked changes that this change reverts.
std::vector<int> cited_by(const State&, const gerrit::Change&);

/// The tracked change that a change with this subject reverts: the subject is exactly `Revert "SUBJECT"`. nullopt: no
/// change has that subject, or several have it.
std::optional<int> undone_by_subject(const State&, int by, const std::string& subject);

}  // namespace bot::desk::query
