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

/// Bytes to and from a server, with or without TLS. One read and one write may be under way.
class Stream {
public:
    Stream(boost::asio::any_io_executor, const Settings&);
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    /// Looks the name up, connects, and shakes hands; each step has Pace::connect for each address. Answers why it
    /// failed, for people; empty when it has not.
    boost::asio::awaitable<std::string> open();

    struct Result {
        boost::system::error_code error;
        std::size_t bytes;
    };
    boost::asio::awaitable<Result> read(boost::asio::mutable_buffer);
    /// All of it, within Pace::missed.
    boost::asio::awaitable<Result> write(boost::asio::const_buffer);

    /// Ends everything that is under way, with an error. May be called at any time, also twice.
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
