#pragma once
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "bot/http/client.hpp"
#include "gerrit/branches.hpp"
#include "gerrit/policy.hpp"
#include "gerrit/question.hpp"

namespace bot::http {

/// How long an answer is waited for, and how often it is asked for again.
struct Patience {
    struct Pause {
        std::chrono::milliseconds shortest, longest;  ///< the pause is drawn from between
    };
    std::chrono::milliseconds connect{10'000}, timeout{30'000};  ///< of one request
    std::vector<Pause> pauses{{std::chrono::milliseconds(500), std::chrono::milliseconds(1500)},
                              {std::chrono::milliseconds(1000), std::chrono::milliseconds(3000)}};  ///< one a new try
    std::size_t max_bytes = 16 << 20;                                                               ///< of one body
};

using GerritNews = std::variant<gerrit::News, gerrit::Failure>;
using VersionsNews = std::variant<gerrit::Versions, gerrit::Failure>;

/// Puts one question to the Gerrit at `base`, all pages of its answer; ten at most, then it is a failure. What is
/// `broken` is tried again after a pause; 429 is not, as whoever asks should ask less. That one change is `gone` is
/// news, not a failure. The client must outlive it; once that is stopped, it fails quickly.
boost::asio::awaitable<GerritNews> ask_gerrit(Client&, std::string base, gerrit::Question,
                                              std::map<int, std::uint64_t> have, gerrit::Policy, Patience = {});

/// Reads which versions the wikis run from `where`: an http or https address (tried again like Gerrit), a file:// URL
/// or a path. Files are read at once, without waiting.
boost::asio::awaitable<VersionsNews> read_wikiversions(Client&, std::string where, Patience = {});

}  // namespace bot::http
