#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/conduct.hpp"

/// Renders the progress of patches as English.
namespace bot::desk::wording {

/// The people that a line about patches is for, by their current nicks.
struct Party {
    std::vector<int> changes;  ///< never empty
    std::vector<std::string> deployers, requestors;
};

/// How users address Oriel.
std::string me(const State&);
/// A user's text inside our sentence: cleaned, bounded, without its full stop.
std::string quoted(const std::string&);
std::string window_name(const WindowRef&);
/// `rolled back`.
std::string words_of(Progress);
/// The reason of a step, in words; `message` is for Why::stopped. Empty for Why::none.
std::string words_of(Why, const std::string& message);
/// `skipped (no-show)`, `unknown (another deployment began before it ended)`.
std::string words_of(const PatchStep&);
/// `reverted (1200399 undoes it)`: a step to `reverted`, with its evidence.
std::string reverted_because(const PatchStep&);
/// `1234567 "Subject"`, without unknown parts.
std::string titled(const State&, int change);

/// `requestor`: as the page names them; `nick`: as they are here.
std::string please_test(const State&, const std::string& requestor, const std::string& nick,
                        const std::vector<int>& changes);
/// `deployers` may skip the patches.
std::string please_test_again(const State&, const std::string& requestor, const std::string& nick,
                              const std::vector<int>& changes, const std::vector<std::string>& deployers);
/// To a requestor whose word about these does not count, in private. `account`: theirs; empty: none.
std::string log_in_first(const std::string& requestor, const std::string& account, const std::vector<int>& changes,
                         const ChatTraits&);
// Where a line is for deployers, `to` are their nicks.
std::string tested(const std::vector<TestedNews>&, const std::vector<std::string>& to, const ChatTraits&);
/// To a requestor, after their words in prose counted as a good test.
std::string noted_test(const State&, const std::vector<int>& changes, const std::string& words);
std::string is_bad(int change, Progress, const BadMark&, const std::vector<std::string>& to, const ChatTraits&);
/// `next`: the patch whose turn it is.
std::string went_live(const Party&, std::optional<std::chrono::seconds> after_merge,
                      const std::optional<query::NextUp>& next, const ChatTraits&);
/// Patches that a run carried without naming them.
std::string carried(const Run&, Instant at, const Party&, const ChatTraits&);
/// `by`: the change that undoes them; 0: the deployer's words say so.
/// The servers say that they run these, or that they do not.
std::string proven_live(const Party&, const ChatTraits&);
std::string proven_absent(const Party&, const ChatTraits&);
std::string reverted(int by, const Party&, const ChatTraits&);
/// `revert`: the change that undid it.
std::string live_again(int revert, const Party&, const ChatTraits&);
/// The next run ships these.
std::string still_merged(const std::vector<int>& changes, const std::vector<std::string>& to, const ChatTraits&);
/// About a run that gave no sign for long. `own`: the line is for its deployer.
std::string still_going(const std::vector<int>& changes, const Run&, const std::vector<std::string>& to, bool own,
                        const ChatTraits&, Instant now);
/// About patches that were approved for a run of which no start was heard. `approver`: its deployer; empty: it is the
/// one who is addressed.
std::string start_missed(const State&, const std::vector<int>& changes, Instant merged,
                         const std::vector<std::string>& to, const std::string& approver, Instant now);
std::string live_although_bad(int change, const BadMark&, const std::vector<std::string>& to, const ChatTraits&);
/// A run that ended badly: failed, rolled back, or with unknown result.
std::string run_over(const State&, Progress, const Run&, const Party&);
std::string patch_set_while_merging(int change, int patch_set, const std::vector<std::string>& to, const ChatTraits&);

/// `UTC late backport window: 4 live, 1 skipped (no-show); 52 min.`
std::string summary(const State&, const WindowRef&, const std::vector<int>& changes, Instant now);
/// `2 live, 1 skipped (no-show)`.
std::string counts(const State&, const std::vector<int>& changes);

/// The next window for a patch that was not deployed: `UTC late backport window, 21:00 UTC`; empty: none; nullopt: the
/// patch is not left over.
std::optional<std::string> next_for(const State&, const WindowRef&, int change, Instant now);

/// The private messages to requestors of patches that were not deployed.
struct Left {
    std::string to, text;
    Instant since;  ///< the latest step of these patches
};
std::vector<Left> left_over(const State&, const WindowRef&, const std::vector<int>& changes, Instant now);

}  // namespace bot::desk::wording
