#pragma once
#include <boost/asio/awaitable.hpp>
#include <string>
#include <variant>

#include "bot/http/client.hpp"
#include "gerrit/zuul.hpp"

namespace bot::http {

using GateNews = std::variant<gerrit::Gate, gerrit::Failure>;

/// Asks the Zuul at `base` about a patch set: one request, with a timeout of 10 s and no retry, because the desk asks
/// again in a minute. The client must outlive it.
boost::asio::awaitable<GateNews> ask_zuul(Client&, std::string base, int change, int patch_set);

}  // namespace bot::http
