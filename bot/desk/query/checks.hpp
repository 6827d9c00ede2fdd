#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "gerrit/checks.hpp"

namespace bot::desk::query {

using calendar::Instant;

/// How far ahead what is scheduled is watched, and how long behind a window's end.
constexpr std::chrono::hours watched_ahead{24 * 15}, watched_behind{1};
/// At most so many changes, those that come first.
constexpr std::size_t most_watched = 500;

/// The changes to know all about: what is scheduled and not done, and what somebody asks about.
gerrit::Known::Roots roots(const State&, Instant now);

/// The changes that somebody asked about, as far as that is known.
std::vector<int> changes_of(const State&, const Inquiry&);

/// What the checks look at.
gerrit::World world(const State&, Instant now);

/// Whether it counts as checking a change anew when somebody with this services account is shown its checks: when they
/// asked for it to be deployed, or are a deployer. Without an account, nobody's look counts.
bool look_counts(const State&, const std::optional<std::string>& account, int change);
/// Changes of a window with another patch set than the one that was checked.
std::vector<int> news_of_patch_sets(const State&, const calendar::Window&);

std::set<int> accepted(const State&, const calendar::Window&);
const Acceptance* acceptance(const State&, const calendar::Window&, int change);

/// Who has this window; nullptr: nobody.
const Claim* claim_of(const State&, const calendar::Window&);

gerrit::WindowCheck checked(const State&, const calendar::Window&, Instant now);

/// The next windows that start later than `after` and take this change, with room, at most `most`.
std::vector<calendar::Window> with_room(const State&, const gerrit::Change&, Instant after, Instant now,
                                        std::size_t most);

/// The next windows that start later than `after`, take what this one takes, and have room, at most `most`.
std::vector<calendar::Window> alike_with_room(const State&, const calendar::Window&, Instant after, std::size_t most);

/// How old what is known of Gerrit is, once that should be said: Gerrit cannot be asked, or it is older than ten
/// minutes.
std::optional<std::chrono::seconds> worth_telling(std::optional<Instant> read, const State&, Instant now);

/// When somebody who asked about a change hears what is known, whatever that is.
Instant inquiry_ends(const Inquiry&);

}  // namespace bot::desk::query
