#pragma once
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <exception>
#include <optional>
#include <string>
#include <utility>

#include "bot/http/client.hpp"

namespace tests {

/// A client with its own event loop.
struct Loop {
    explicit Loop(bot::http::Options options = {.user_agent = "oriel/test"})
        : client(std::in_place, io.get_executor(), std::move(options)) {}

    /// Runs until there is nothing left to do. False if that takes longer than `bound`.
    bool settle(std::chrono::seconds bound = std::chrono::seconds(20)) {
        io.restart();
        io.run_for(bound);
        return io.stopped();
    }

    /// Stores the answer in `into`, which must stay valid while the loop runs.
    void fetch(bot::http::Request request, std::optional<bot::http::Answer>& into) {
        boost::asio::co_spawn(io, client->fetch(std::move(request)),
                              [&into](std::exception_ptr error, bot::http::Answer answer) {
                                  if (error) std::rethrow_exception(error);
                                  into = std::move(answer);
                              });
    }

    bot::http::Answer get(bot::http::Request request) {
        std::optional<bot::http::Answer> answer;
        fetch(std::move(request), answer);
        settle();
        return answer.value();
    }
    bot::http::Answer get(const std::string& url) { return get(bot::http::Request{.url = url, .form = {}}); }

    boost::asio::io_context io{1};
    std::optional<bot::http::Client> client;
};

/// Runs a coroutine to its end and returns its result.
template <class T>
T finish(Loop& loop, boost::asio::awaitable<T> task) {
    std::optional<T> result;
    boost::asio::co_spawn(loop.io, std::move(task), [&](std::exception_ptr error, T value) {
        if (error) std::rethrow_exception(error);
        result = std::move(value);
    });
    loop.settle();
    return std::move(result).value();
}

/// For test rows: `200 body`, or the failure's text.
inline std::string text_of(const bot::http::Answer& answer) {
    if (const auto* failure = std::get_if<bot::http::Failure>(&answer)) return failure->text;
    const auto& response = std::get<bot::http::Response>(answer);
    return std::to_string(response.status) + " " + response.body;
}

inline std::optional<bot::http::Failure::Why> why_of(const bot::http::Answer& answer) {
    const auto* failure = std::get_if<bot::http::Failure>(&answer);
    return failure ? std::optional(failure->why) : std::nullopt;
}

}  // namespace tests
