#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/deployers.hpp"

/// What is said of patches on their way, from values to English.
namespace bot::desk::wording {

/// Whom a line about patches concerns; nicks as they are heard now.
struct Party {
    std::vector<int> changes;  ///< never empty
    std::optional<query::Deployer> deployer;
    std::vector<std::string> requestors;
};

/// How Oriel is to be addressed.
std::string me(const State&);
/// What somebody wrote, inside a sentence of ours: cleaned, bounded, without its full stop.
std::string quoted(const std::string&);
std::string window_name(const WindowRef&);
/// `rolled back`.
std::string words_of(Progress);
/// The reason of a step, in words; `message`: of Why::stopped. Empty for Why::none.
std::string words_of(Why, const std::string& message);
/// `skipped (no-show)`, `unknown (another deployment began before it ended)`.
std::string words_of(const PatchStep&);
/// `1234567 "Subject"`, of what is known.
std::string titled(const State&, int change);

std::string please_test(const State&, const std::string& nick, const std::vector<int>& changes);
std::string please_test_again(const State&, const std::string& nick, const std::vector<int>& changes,
                              const std::optional<query::Deployer>&);
std::string tested(const std::vector<TestedNews>&, const std::optional<query::Deployer>&, const ChatTraits&);
std::string is_bad(int change, Progress, const BadMark&, const std::optional<query::Deployer>&, const ChatTraits&);
/// `next`: whose turn it is now.
std::string went_live(const Party&, std::optional<std::chrono::seconds> after_merge,
                      const std::optional<query::NextUp>& next, const ChatTraits&);
std::string live_although_bad(int change, const BadMark&, const std::optional<query::Deployer>&, const ChatTraits&);
/// A run that did not go well: failed, rolled back, or nobody knows.
std::string run_over(const State&, Progress, const Run&, const Party&);
std::string patch_set_while_merging(int change, int patch_set, const std::optional<query::Deployer>&);

/// `UTC late backport window: 4 live, 1 skipped (no-show); 52 min.`
std::string summary(const State&, const WindowRef&, const std::vector<int>& changes, Instant now);
/// `2 live, 1 skipped (no-show)`.
std::string counts(const State&, const std::vector<int>& changes);

/// Where what did not go in can go: `UTC late backport window, 21:00 UTC`; empty: nowhere; nullopt: it is not left
/// over.
std::optional<std::string> next_for(const State&, const WindowRef&, int change, Instant now);

/// What the requestors of patches that did not go in are told in private.
struct Left {
    std::string to, text;
    Instant since;  ///< when the last of these patches came to be left out
};
std::vector<Left> left_over(const State&, const WindowRef&, const std::vector<int>& changes, Instant now);

}  // namespace bot::desk::wording
