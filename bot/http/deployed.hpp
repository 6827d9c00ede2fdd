#pragma once
#include <boost/asio/awaitable.hpp>
#include <string>
#include <variant>
#include <vector>

#include "bot/http/client.hpp"
#include "gerrit/deployed.hpp"

namespace bot::http {

using DeployedNews = std::variant<std::vector<gerrit::DeployedHead>, gerrit::Failure>;
using UndeployedNews = std::variant<gerrit::Undeployed, gerrit::Failure>;

/// Asks a wiki (`deployment_info`: the address of its deployment-info.php) which commits of these checkouts it runs.
/// One request with a timeout of 20 s and no retry: the desk asks again. The client must outlive it.
boost::asio::awaitable<DeployedNews> read_deployed(Client&, std::string deployment_info, std::string gerrit,
                                                   std::vector<gerrit::Checkout> about);

/// Asks Gerrit's Gitiles which commits of its branch the deployed commit lacks. The same patience.
boost::asio::awaitable<UndeployedNews> read_undeployed(Client&, std::string gerrit, gerrit::DeployedHead);

}  // namespace bot::http
