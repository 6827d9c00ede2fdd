#pragma once
#include <boost/asio/io_context.hpp>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/irc/carrier.hpp"
#include "tests/support/irc_client.hpp"
#include "tests/support/irc_servers.hpp"

namespace live {

/// A carrier called oriel in #Live on the first server, with its own loop. Its events are read as text:
/// `joined #Live`, `#Live +ada(Ada)[away] -kay from>to`, `network +ada -kay`.
class Eyes : public bot::irc::Listener {
public:
    explicit Eyes(const support::IrcServers&);
    ~Eyes() override;

    /// The next event; empty after ten seconds without one.
    std::string next();

    void monitor(const std::vector<std::string>& nicks) { carrier_->monitor(nicks); }

    /// Returns when all events on this user's server, up to this call, have been received: it waits for a private line
    /// from them. Throws std::runtime_error if that does not come.
    void catch_up(support::IrcClient&);
    /// All events not read yet, sorted and joined by "; ".
    std::string news();
    /// The users who are present, by all events so far: `Ada(lovelace) Kay[away]`, sorted.
    std::string here() const;

    void seen(const bot::irc::Presence&) override;
    void online(const bot::irc::Online&) override;
    void joined(const std::string& channel) override { told_.push_back("joined " + channel); }
    void heard(const bot::irc::Line& line) override { last_heard_ = line.text; }
    void link_up(const std::string&, bool) override {}
    void link_down(const std::string&) override {}
    void trouble(const std::string&) override {}
    void nick_is(const std::string&) override {}
    void left(const std::string&, const std::string&) override {}
    void said(const std::string&) override {}
    void unsaid(const std::string&, bool) override {}

private:
    bool run_until(const std::function<bool()>&);

    boost::asio::io_context io_{1};
    std::optional<bot::irc::Carrier> carrier_;
    std::vector<std::string> told_;
    std::size_t read_ = 0;
    std::map<std::string, bot::irc::Here> here_;
    std::string last_heard_;
    int questions_ = 0;
};

}  // namespace live
