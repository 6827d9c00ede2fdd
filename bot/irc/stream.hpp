#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/system/error_code.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "bot/irc/settings.hpp"
#include "bot/irc/tls.hpp"

namespace bot::irc {

/// A byte stream to a server, with or without TLS. At most one read and one write may be pending.
class Stream {
public:
    Stream(boost::asio::any_io_executor, const Settings&);
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    /// Looks up the name, connects, and does the TLS handshake. Each step has Pace::connect, per address. Returns the
    /// error, for people; empty on success.
    boost::asio::awaitable<std::string> open();

    struct Result {
        boost::system::error_code error;
        std::size_t bytes;
    };
    boost::asio::awaitable<Result> read(boost::asio::mutable_buffer);
    /// Writes everything, within Pace::missed.
    boost::asio::awaitable<Result> write(boost::asio::const_buffer);

    /// Ends all pending operations with an error. May be called at any time, also twice.
    void close();

private:
    using Tcp = boost::asio::ip::tcp;
    boost::asio::awaitable<std::string> look_up();
    boost::asio::awaitable<std::string> connect(const Tcp::endpoint&);
    boost::asio::awaitable<std::string> shake_hands();
    Tcp::socket& socket() { return tls_ ? tls_->next_layer() : *plain_; }

    boost::asio::any_io_executor executor_;
    const Settings& settings_;
    boost::asio::steady_timer looking_up_;
    std::vector<Tcp::endpoint> addresses_;
    std::optional<Tcp::socket> plain_;
    std::optional<boost::asio::ssl::context> context_;
    std::optional<TlsStream> tls_;
    bool closed_ = false;
};

}  // namespace bot::irc
