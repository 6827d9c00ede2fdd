#include "bot/http/zuul.hpp"

namespace bot::http {

namespace asio = boost::asio;

asio::awaitable<GateNews> ask_zuul(Client& client, std::string base, int change, int patch_set) {
    constexpr std::chrono::seconds patience{10};
    constexpr std::size_t most = 4 << 20;
    Request request;
    request.url = gerrit::gate_url(base, change, patch_set);
    request.headers = {{"Accept", "application/json"}};
    request.connect_timeout = patience;
    request.timeout = patience;
    request.max_bytes = most;
    const Answer answer = co_await client.fetch(std::move(request));
    if (const auto* failure = std::get_if<Failure>(&answer)) {
        co_return gerrit::Failure{gerrit::Failure::Why::broken, failure->text};
    }
    const auto& response = std::get<Response>(answer);
    co_return gerrit::read_gate(change, patch_set, response.status, response.body);
}

}  // namespace bot::http
