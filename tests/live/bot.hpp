#pragma once
#include <string>

#include "tests/support/gerrit.hpp"
#include "tests/support/irc_client.hpp"
#include "tests/support/irc_servers.hpp"
#include "tests/support/wiki.hpp"

namespace live {

using support::Bound;
using support::WallTime;

/// Oriel itself, configured for the servers of a test: TLS, logged in by SASL, the page `Deployments`.
class Bot {
public:
    /// Makes its services account and its files; does not start it.
    Bot(support::IrcServers&, const support::Wiki&, std::string nick = "oriel", std::string channel = "#live");

    /// Starts it, or starts it again with the same store.
    void start();
    /// `kill -9`.
    void kill();
    void signal(int number) { process_.signal(number); }
    support::Process& process() { return process_; }
    /// Its Gerrit: the changes 1 to 300 are configuration, and nothing stands in their way.
    support::Gerrit& gerrit() { return gerrit_; }

    const std::string& nick() const { return nick_; }
    const std::string& channel() const { return channel_; }
    const std::string& configuration() const { return configuration_; }
    void configure(const std::string& text);
    /// The command that runs any `oriel SUBCOMMAND --config` of it, with its output in this file.
    support::Command command(const std::string& subcommand, const std::string& output) const;
    /// All it has written to its terminal, in all its lives.
    std::string log() const;
    /// Returns when this stands in its log, after what stood there when it was last started; throws when it never does.
    void await_log(std::string_view needle, Bound bound = Bound{30000}) const;
    /// A path in its own folder.
    std::string file(std::string_view name) const { return dir_ / name; }

private:
    support::TempDir dir_;
    support::Gerrit gerrit_;
    std::string nick_, channel_, configuration_;
    support::Process process_;
    std::size_t life_ = 0;  ///< where the log of this life begins
};

/// A person who watches a bot in its channel, and was there first: the channel's operator.
class Watcher : public support::IrcClient {
public:
    Watcher(support::IrcServers&, const Bot&, const std::string& nick = "ada");

    /// Returns when the bot has come into the channel since then.
    void await_bot(Bound bound = Bound{30000}, std::size_t since = 0) const;
    /// What the bot says in the channel unasked: not to us by name.
    std::vector<support::IrcLine> unasked(std::size_t since = 0) const;
    /// Returns the first unasked line that holds `needle`; waits for it until `bound` after `start`.
    support::IrcLine announcement(std::string_view needle, WallTime start, Bound bound) const;
    /// Asks in the channel; the answer. `took` gets how long it took, when given.
    std::string ask(std::string_view question, Bound* took = nullptr, Bound bound = Bound{10000});

private:
    std::string bot_, nick_, channel_;
};

}  // namespace live
