#pragma once
#include <chrono>

/// When the conduct of a window does what.
namespace bot::desk::rules::conduct {

/// The line that says who is here ("W opens at ...") comes this long before the start.
constexpr std::chrono::minutes gathering_line{10};
/// Requestors who are on the network but not in the channel are asked to come from this long before the start until
/// this long after it. For the same time the network is asked who of them is online.
constexpr std::chrono::minutes asked_to_come{10};
/// From this long before the start, what a requestor says in the channel counts as being here.
constexpr std::chrono::minutes here_counts{10};
/// From this long before the start, what a deployer says or does counts as being here for the window.
constexpr std::chrono::minutes sign_counts{10};
/// People who want a reminder get it this long before the start.
constexpr std::chrono::minutes reminder{60};
/// Without a sign of a deployer: the first alarm pings the deployers, the last one tells the requestors.
constexpr std::chrono::minutes first_alarm{5}, last_alarm{15};
/// An alarm counts from this long after the bot began to listen, if that is later than the start.
constexpr std::chrono::minutes listened{5};
/// A call that got no answer for this long is repeated, once.
constexpr std::chrono::minutes patience{5};
/// State of a window is dropped this long after its start.
constexpr std::chrono::hours kept{72};
/// The digest for a deployer who took a window by a deed is worth sending for this long.
constexpr std::chrono::minutes digest_is_news{2};

}  // namespace bot::desk::rules::conduct
