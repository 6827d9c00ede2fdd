#pragma once
#include <string>

#include "tests/support/gerrit.hpp"
#include "tests/support/irc_client.hpp"
#include "tests/support/irc_servers.hpp"
#include "tests/support/wiki.hpp"

namespace live {

using support::Bound;
using support::WallTime;

/// The real Oriel, configured for the servers of a test: TLS, SASL login, the page `Deployments`.
class Bot {
public:
    /// Creates its services account and its files; does not start it.
    Bot(support::IrcServers&, const support::Wiki&, std::string nick = "oriel", std::string channel = "#live");

    /// Starts it, or restarts it with the same store.
    void start();
    /// `kill -9`.
    void kill();
    void signal(int number) { process_.signal(number); }
    support::Process& process() { return process_; }
    /// Its Gerrit: changes 1 to 300 are configuration changes without problems.
    support::Gerrit& gerrit() { return gerrit_; }

    const std::string& nick() const { return nick_; }
    const std::string& channel() const { return channel_; }
    const std::string& configuration() const { return configuration_; }
    void configure(const std::string& text);
    /// It may edit the page, and kay is a deployer.
    void let_write();
    /// The command for any `oriel SUBCOMMAND --config` with this configuration; the output goes to this file.
    support::Command command(const std::string& subcommand, const std::string& output) const;
    /// Everything it has written to its terminal, over all restarts.
    std::string log() const;
    /// Returns when the log since the last start contains this; throws if it does not within `bound`.
    void await_log(std::string_view needle, Bound bound = Bound{30000}) const;
    /// A path in its own folder.
    std::string file(std::string_view name) const { return dir_ / name; }

private:
    support::TempDir dir_;
    support::Gerrit gerrit_;
    std::string nick_, channel_, configuration_;
    support::Process process_;
    std::size_t life_ = 0;  ///< offset of the log of the current run
};

/// A user who watches a bot in its channel. The user joins first and is the channel's operator.
class Watcher : public support::IrcClient {
public:
    Watcher(support::IrcServers&, const Bot&, const std::string& nick = "ada");

    /// Returns when the bot has joined the channel, at or after `since`.
    void await_bot(Bound bound = Bound{30000}, std::size_t since = 0) const;
    /// The bot's unasked lines in the channel: those that do not address us by name.
    std::vector<support::IrcLine> unasked(std::size_t since = 0) const;
    /// Returns the first unasked line that contains `needle`; waits for it until `bound` after `start`.
    support::IrcLine announcement(std::string_view needle, WallTime start, Bound bound) const;
    /// Asks in the channel and returns the answer. `took` receives the response time, if given.
    std::string ask(std::string_view question, Bound* took = nullptr, Bound bound = Bound{10000});

private:
    std::string bot_, nick_, channel_;
};

}  // namespace live
