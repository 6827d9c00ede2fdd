// Who is in a channel, as a real server tells it to the carrier.
#include <doctest/doctest.h>

#include <boost/asio/io_context.hpp>
#include <csignal>
#include <optional>
#include <string>
#include <vector>

#include "bot/irc/carrier.hpp"
#include "tests/support/irc_client.hpp"
#include "tests/support/irc_servers.hpp"

using namespace bot::irc;
using namespace std::chrono_literals;

namespace {

/// A carrier in #Live, on a loop of its own. Who came and went is read as text: `#Live +ada(Ada) -kay from>to`.
class Eyes : public Listener {
public:
    explicit Eyes(const support::IrcServers& irc) {
        std::signal(SIGPIPE, SIG_IGN);
        Settings settings;
        settings.server = "127.0.0.1";
        settings.port = static_cast<std::uint16_t>(irc.plain_port());
        settings.tls = false;
        settings.nick = "oriel";
        settings.realname = "eyes";
        settings.channels = {"#Live"};
        carrier_.emplace(io_.get_executor(), settings, *this);
        carrier_->start();
    }
    ~Eyes() override {
        carrier_->stop("done");
        io_.restart();
        io_.run_for(5s);
    }

    /// The next thing told; empty after ten seconds without one.
    std::string next() {
        const auto limit = std::chrono::steady_clock::now() + 10s;
        while (read_ == told_.size()) {
            if (std::chrono::steady_clock::now() > limit) return {};
            io_.run_one_for(100ms);
        }
        return told_[read_++];
    }

    void seen(const Presence& seen) override {
        std::string text = seen.channel;
        for (const auto& here : seen.came) text += " +" + here.nick + (here.account ? "(" + *here.account + ")" : "");
        for (const auto& nick : seen.went) text += " -" + nick;
        for (const auto& [from, to] : seen.renamed) text += " " + from + ">" + to;
        told_.push_back(text);
    }
    void joined(const std::string& channel) override { told_.push_back("joined " + channel); }
    void link_up(const std::string&, bool) override {}
    void link_down(const std::string&) override {}
    void trouble(const std::string&) override {}
    void nick_is(const std::string&) override {}
    void left(const std::string&, const std::string&) override {}
    void online(const Online&) override {}
    void heard(const Line&) override {}
    void said(const std::string&) override {}
    void unsaid(const std::string&, bool) override {}

private:
    boost::asio::io_context io_{1};
    std::optional<Carrier> carrier_;
    std::vector<std::string> told_;
    std::size_t read_ = 0;
};

}  // namespace

TEST_CASE("a real server tells who is in the channel under which account and every change") {
    support::IrcServers irc;
    irc.register_account("lovelace", "a-password");
    support::IrcClient ada(irc.plain_port(), "Ada");
    support::IrcClient kay(irc.plain_port(), "Kay");
    ada.join("#live");
    kay.join("#live");
    const auto log_in = [](support::IrcClient& who, const std::string& nick) {
        who.say("NickServ", "IDENTIFY lovelace a-password");
        who.expect_said("NickServ", nick, "now identified", 10s);
    };
    log_in(ada, "Ada");

    Eyes eyes(irc);
    CHECK(eyes.next() == "joined #Live");
    CHECK(eyes.next() == "#Live +Ada +Kay");
    CHECK(eyes.next() == "#Live +Ada(lovelace) +Kay");
    log_in(kay, "Kay");
    CHECK(eyes.next() == "#Live +Kay(lovelace)");
    kay.send("NICK Kit");
    CHECK(eyes.next() == "#Live Kay>Kit");
    kay.send("PART #live");
    CHECK(eyes.next() == "#Live -Kit");
    kay.send("JOIN #live");
    CHECK(eyes.next() == "#Live +Kit(lovelace)");
    ada.send("KICK #live Kit :out");
    CHECK(eyes.next() == "#Live -Kit");
    ada.send("QUIT :bye");
    CHECK(eyes.next() == "#Live -Ada");
}
