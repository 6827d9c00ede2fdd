#include "bot/http/deployed.hpp"

namespace bot::http {

namespace asio = boost::asio;

namespace {

asio::awaitable<Answer> get(Client& client, std::string url) {
    constexpr std::chrono::seconds patience{20};
    constexpr std::size_t most = 8 << 20;
    Request request;
    request.url = std::move(url);
    request.headers = {{"Accept", "application/json"}};
    request.connect_timeout = patience;
    request.timeout = patience;
    request.max_bytes = most;
    return client.fetch(std::move(request));
}

gerrit::Failure broken(const Failure& failure) {
    return {gerrit::Failure::Why::broken, failure.text};
}

}  // namespace

asio::awaitable<DeployedNews> read_deployed(Client& client, std::string deployment_info, std::string gerrit,
                                            std::vector<gerrit::Checkout> about) {
    const Answer answer = co_await get(client, gerrit::deployed_url(deployment_info));
    if (const auto* failure = std::get_if<Failure>(&answer)) co_return broken(*failure);
    const auto& response = std::get<Response>(answer);
    co_return gerrit::read_deployed(response.status, response.body, gerrit, about);
}

asio::awaitable<UndeployedNews> read_undeployed(Client& client, std::string gerrit, gerrit::DeployedHead head) {
    const Answer answer = co_await get(client, gerrit::undeployed_url(gerrit, head));
    if (const auto* failure = std::get_if<Failure>(&answer)) co_return broken(*failure);
    const auto& response = std::get<Response>(answer);
    co_return gerrit::read_undeployed(response.status, response.body);
}

}  // namespace bot::http
