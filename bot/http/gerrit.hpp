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

/// Timeouts and retries of a request.
struct Patience {
    struct Pause {
        std::chrono::milliseconds shortest, longest;  ///< the pause is random between these
    };
    std::chrono::milliseconds connect{10'000}, timeout{30'000};  ///< per request
    std::vector<Pause> pauses{{std::chrono::milliseconds(500), std::chrono::milliseconds(1500)},
                              {std::chrono::milliseconds(1000), std::chrono::milliseconds(3000)}};  ///< one per retry
    std::size_t max_bytes = 16 << 20;                                                               ///< of one body
};

using GerritNews = std::variant<gerrit::News, gerrit::Failure>;
using VersionsNews = std::variant<gerrit::Versions, gerrit::Failure>;

/// Sends a question to the Gerrit at `base` and reads all pages of the answer; more than ten are a failure. `broken`
/// answers are retried after a pause; 429 is not, because the caller should ask less. A single change that is `gone` is
/// an answer, not a failure. The client must outlive it; after Client::stop it ends quickly.
boost::asio::awaitable<GerritNews> ask_gerrit(Client&, std::string base, gerrit::Question,
                                              std::map<int, std::uint64_t> have, gerrit::Policy, Patience = {});

/// Reads the versions that the wikis run from `where`: an http or https URL (retried as for Gerrit), a file:// URL or a
/// path. Files are read synchronously.
boost::asio::awaitable<VersionsNews> read_wikiversions(Client&, std::string where, Patience = {});

}  // namespace bot::http
