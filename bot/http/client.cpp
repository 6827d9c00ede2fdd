#include "bot/http/client.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <set>

#include "bot/http/multi.hpp"
#include "bot/http/transfer.hpp"

namespace bot::http {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;

namespace {

/// A running hop: curl works on it during the lifetime of this object.
class Hop {
public:
    Hop(const asio::any_io_executor& executor, std::shared_ptr<Multi> multi, CURL* easy)
        : over_(executor, Clock::time_point::max()), multi_(std::move(multi)), easy_(easy) {
        multi_->add(easy_, [this](CURLcode code) {
            code_ = code;
            over_.cancel();
        });
    }
    Hop(const Hop&) = delete;
    Hop& operator=(const Hop&) = delete;
    ~Hop() { multi_->remove(easy_); }

    void cancel() { over_.cancel(); }

    /// nullopt if cancelled.
    asio::awaitable<std::optional<CURLcode>> wait() {
        // A timer that never expires serves as a signal.
        if (!code_) co_await over_.async_wait(asio::as_tuple(asio::use_awaitable));
        co_return code_;
    }

private:
    asio::steady_timer over_;
    std::shared_ptr<Multi> multi_;
    CURL* easy_;
    std::optional<CURLcode> code_;
};

}  // namespace

struct Client::Work {
    Work(asio::any_io_executor e, Options o)
        : executor(std::move(e)), options(std::move(o)), multi(Multi::make(executor)), share(make_share(options)) {}
    asio::any_io_executor executor;
    Options options;
    std::shared_ptr<Multi> multi;
    Share share;
    std::set<Hop*> hops;
    std::set<asio::steady_timer*> pauses;
    bool stopped = false;
};

Client::Client(asio::any_io_executor executor, Options options)
    : work_(std::make_shared<Work>(std::move(executor), std::move(options))) {}

Client::~Client() {
    stop();
}

void Client::stop() {
    work_->stopped = true;
    for (auto* hop : work_->hops) hop->cancel();
    for (auto* timer : work_->pauses) timer->cancel();
}

asio::awaitable<Answer> Client::fetch(Request request) {
    return run(work_, std::move(request));
}

asio::awaitable<bool> Client::pause(std::chrono::milliseconds time) {
    return rest(work_, time);
}

asio::awaitable<bool> Client::rest(std::shared_ptr<Work> work, std::chrono::milliseconds time) {
    if (work->stopped) co_return false;
    asio::steady_timer timer(work->executor, time);
    work->pauses.insert(&timer);
    struct Leave {
        Work& work;
        asio::steady_timer* timer;
        ~Leave() { work.pauses.erase(timer); }
    } leave{*work, &timer};
    const auto [error] = co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    co_return !error && !work->stopped;
}

asio::awaitable<Answer> Client::run(std::shared_ptr<Work> work, Request request) {
    const auto deadline = Clock::now() + request.timeout;
    Transfer transfer(work->options, work->share.get(), std::move(request));
    for (;;) {
        std::optional<CURLcode> code;
        if (!work->stopped) {
            transfer.prepare(std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()));
            Hop hop(work->executor, work->multi, transfer.handle());
            const auto here = work->hops.insert(&hop).first;
            struct Leave {
                Work& work;
                std::set<Hop*>::iterator here;
                ~Leave() { work.hops.erase(here); }
            } leave{*work, here};
            code = co_await hop.wait();
        }
        if (!code) co_return Failure{Failure::Why::cancelled, "cancelled"};
        if (auto answer = transfer.finish(*code)) co_return std::move(*answer);
    }
}

}  // namespace bot::http
