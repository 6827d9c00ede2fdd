#pragma once
#include <chrono>

/// Times in the conduct of a window.
namespace bot::desk::rules::conduct {

/// The line that says who is here ("W opens at ...") is said this long before the start.
constexpr std::chrono::minutes gathering_line{10};
/// Requestors who are on the network but not in the channel are asked to come from this long before the start until
/// this long after it. During that time their nicks are monitored.
constexpr std::chrono::minutes asked_to_come{10};
/// From this long before the start, a requestor's line in the channel counts as being here.
constexpr std::chrono::minutes here_counts{10};
/// From this long before the start, a deployer's line or action counts as being here for the window.
constexpr std::chrono::minutes sign_counts{10};
/// Optional reminders are sent this long before the start.
constexpr std::chrono::minutes reminder{60};
/// If no deployer shows up: the first alarm pings the deployers, the last one tells the requestors.
constexpr std::chrono::minutes first_alarm{5}, last_alarm{15};
/// If the bot joined late, alarms are timed from this long after it joined the channel.
constexpr std::chrono::minutes listened{5};
/// A call without an answer is repeated once, after this long.
constexpr std::chrono::minutes patience{5};
/// Per-window state is dropped this long after the window's start.
constexpr std::chrono::hours kept{72};
/// A deployer who got a window by deploying, without `claim`, is sent the digest; it is worth sending for this long.
constexpr std::chrono::minutes digest_is_news{2};

}  // namespace bot::desk::rules::conduct
