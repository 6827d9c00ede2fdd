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

/// A carrier called oriel in #Live on the first server, on a loop of its own. What it tells is read as text:
/// `joined #Live`, `#Live +ada(Ada)[away] -kay from>to`, `network +ada -kay`.
class Eyes : public bot::irc::Listener {
public:
    explicit Eyes(const support::IrcServers&);
    ~Eyes() override;

    /// The next thing told; empty after ten seconds without one.
    std::string next();

    void monitor(const std::vector<std::string>& nicks) { carrier_->monitor(nicks); }

    /// Returns when all that has happened on the server of this person, up to this call, has been told: by a private
    /// line of theirs. Throws std::runtime_error when that does not come.
    void catch_up(support::IrcClient&);
    /// All that has been told and not read, sorted and joined by "; ".
    std::string news();
    /// Who is there, by all that has been told: `Ada(lovelace) Kay[away]`, sorted.
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
