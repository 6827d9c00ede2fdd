#include "bot/irc/stream.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace bot::irc {
namespace {

namespace asio = boost::asio;
constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t most_addresses = 8;

// Calls `act` when the time is over, unless destroyed before.
class Deadline {
public:
    Deadline(const asio::any_io_executor& executor, Pace::Span span, std::function<void()> act)
        : timer_(executor, span), live_(std::make_shared<bool>(true)) {
        timer_.async_wait([live = live_, passed = passed_, act = std::move(act)](auto error) {
            if (error || !*live) return;
            *passed = true;
            act();
        });
    }
    ~Deadline() { *live_ = false; }
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;
    bool passed() const { return *passed_; }

private:
    asio::steady_timer timer_;
    std::shared_ptr<bool> live_, passed_ = std::make_shared<bool>(false);
};

}  // namespace

Stream::Stream(asio::any_io_executor executor, const Settings& settings)
    : executor_(executor), settings_(settings), looking_up_(executor) {}

asio::awaitable<std::string> Stream::open() {
    std::string failure = co_await look_up();
    if (!failure.empty()) co_return failure;
    failure = "no address for " + settings_.server;
    for (const auto& address : addresses_) {
        failure = co_await connect(address);
        if (failure.empty() && settings_.tls) failure = co_await shake_hands();
        if (failure.empty() || closed_) co_return failure;
    }
    co_return failure;
}

// The system's resolver cannot be interrupted: after the timeout it is abandoned, and its result is dropped.
asio::awaitable<std::string> Stream::look_up() {
    struct Answer {
        Tcp::resolver resolver;
        asio::steady_timer* waiting;
        boost::system::error_code error;
        std::vector<Tcp::endpoint> addresses;
        bool there = false;
    };
    const auto answer = std::make_shared<Answer>(Answer{Tcp::resolver(executor_), &looking_up_, {}, {}, false});
    looking_up_.expires_after(settings_.pace.connect);
    answer->resolver.async_resolve(settings_.server, std::to_string(settings_.port), Tcp::resolver::numeric_service,
                                   [answer](auto error, const Tcp::resolver::results_type& found) {
                                       answer->there = true;
                                       answer->error = error;
                                       for (const auto& one : found)
                                           if (answer->addresses.size() < most_addresses)
                                               answer->addresses.push_back(one.endpoint());
                                       if (answer->waiting) answer->waiting->cancel();
                                   });
    co_await looking_up_.async_wait(as_result);
    answer->waiting = nullptr;
    if (closed_) co_return "closed";
    if (!answer->there) co_return "looking up " + settings_.server + " took too long";
    if (answer->error) co_return "cannot look up " + settings_.server + ": " + answer->error.message();
    addresses_ = answer->addresses;
    co_return "";
}

asio::awaitable<std::string> Stream::connect(const Tcp::endpoint& address) {
    tls_.reset();
    plain_.emplace(executor_);
    boost::system::error_code error;
    bool late = false;
    {
        const Deadline deadline(executor_, settings_.pace.connect, [this] {
            boost::system::error_code ignored;
            plain_->close(ignored);
        });
        const auto [result] = co_await plain_->async_connect(address, as_result);
        error = result;
        late = deadline.passed();
    }
    if (closed_) co_return "closed";
    if (late) error = asio::error::timed_out;
    if (error) co_return "cannot connect to " + address.address().to_string() + ": " + error.message();
    plain_->set_option(Tcp::no_delay(true), error);
    plain_->set_option(asio::socket_base::keep_alive(true), error);
    co_return "";
}

asio::awaitable<std::string> Stream::shake_hands() {
    std::string failure;
    try {
        if (!context_) context_.emplace(tls_context(settings_));
        tls_.emplace(std::move(*plain_), *context_);
        prepare(*tls_, settings_);
    } catch (const std::exception& e) {
        failure = e.what();
    }
    if (!failure.empty()) co_return "TLS: " + failure;
    boost::system::error_code error;
    {
        const Deadline deadline(executor_, settings_.pace.connect, [this] {
            boost::system::error_code ignored;
            tls_->next_layer().close(ignored);
        });
        const auto [result] = co_await tls_->async_handshake(TlsStream::client, as_result);
        error = result;
        if (deadline.passed()) error = asio::error::timed_out;
    }
    if (closed_) co_return "closed";
    co_return tls_refusal(*tls_, error, settings_);
}

asio::awaitable<Stream::Result> Stream::read(asio::mutable_buffer into) {
    Result result{};
    if (tls_) {
        const auto [error, bytes] = co_await tls_->async_read_some(into, as_result);
        result = {error, bytes};
    } else {
        const auto [error, bytes] = co_await plain_->async_read_some(into, as_result);
        result = {error, bytes};
    }
    co_return result;
}

asio::awaitable<Stream::Result> Stream::write(asio::const_buffer from) {
    Result result{};
    const Deadline deadline(executor_, settings_.pace.missed, [this] { close(); });
    if (tls_) {
        const auto [error, bytes] = co_await asio::async_write(*tls_, from, as_result);
        result = {error, bytes};
    } else {
        const auto [error, bytes] = co_await asio::async_write(*plain_, from, as_result);
        result = {error, bytes};
    }
    if (deadline.passed()) result.error = asio::error::timed_out;
    co_return result;
}

void Stream::close() {
    closed_ = true;
    looking_up_.cancel();
    if (!plain_ && !tls_) return;
    boost::system::error_code ignored;
    socket().close(ignored);
}

}  // namespace bot::irc
