#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bot/irc/carrier.hpp"

/// A server on 127.0.0.1, on the test's event loop. It records the received lines and answers by the test's rules.
class FakeServer {
public:
    FakeServer(boost::asio::io_context&, boost::asio::ssl::context* tls);

    std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

    /// An answer to lines with this prefix; `%1` stands for the second word. The first matching rule is used.
    struct Rule {
        std::string begin, answer;
    };
    std::vector<Rule> rules;
    std::vector<std::string> lines;  ///< from all connections
    int connections = 0;

    void send(const std::string& lines);
    void drop();
    void close();

private:
    struct Peer;
    void accept();
    void read(const std::shared_ptr<Peer>&);
    void heard(const std::string& line);

    boost::asio::io_context& io_;
    boost::asio::ssl::context* tls_;
    boost::asio::ip::tcp::acceptor acceptor_;
    std::shared_ptr<Peer> peer_;
};

/// A carrier with its server on one loop. The carrier's events are recorded as text: `up oriel`, `joined #windows`, ...
class Stage : public bot::irc::Listener {
public:
    explicit Stage(boost::asio::ssl::context* tls = nullptr);
    ~Stage() override;

    /// Plain text to the fake server, with short delays.
    bot::irc::Settings settings;
    boost::asio::io_context io{1};
    FakeServer server;
    std::vector<std::string> told;
    std::function<void(const bot::irc::Line&)> on_heard;

    void start();
    bot::irc::Carrier& carrier() { return *carrier_; }
    /// All events, joined by "; ".
    std::string history() const;
    /// Runs until this event (or sent line) has occurred; false after five seconds.
    bool told_so(const std::string& text, int times = 1);
    bool sent_so(const std::string& begin, int times = 1);
    bool until(const std::function<bool()>& done);
    /// Runs until all work has ended by itself; false if it does not end.
    bool finish();

    void link_up(const std::string& nick, bool accounts) override;
    void link_down(const std::string& why) override;
    void trouble(const std::string& what) override;
    void nick_is(const std::string& nick) override;
    void joined(const std::string& channel) override;
    void left(const std::string& channel, const std::string& why) override;
    void seen(const bot::irc::Presence& seen) override;
    void online(const bot::irc::Online& seen) override;
    void heard(const bot::irc::Line& line) override;
    void said(const std::string& token) override;
    void unsaid(const std::string& token, bool perhaps) override;

private:
    std::optional<bot::irc::Carrier> carrier_;
};
