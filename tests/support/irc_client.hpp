#pragma once
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/support/socket.hpp"
#include "tests/support/wait.hpp"

namespace support {

/// One line from the server, taken apart.
struct IrcLine {
    WallTime at;          ///< when it came
    std::string from;     ///< a nick or a server; empty when the line does not say
    std::string command;  ///< `PRIVMSG`, `001`
    std::vector<std::string> parameters;
    std::string raw;

    /// The last parameter: what was said, for a PRIVMSG.
    std::string_view text() const { return parameters.empty() ? std::string_view{} : parameters.back(); }
};

/// Whether the line is something this nick has said to this channel or person (a PRIVMSG or NOTICE).
bool is_said(const IrcLine&, std::string_view from, std::string_view to);

/// A person on IRC, over plain TCP to 127.0.0.1. A thread of its own keeps every line with its time and answers PING;
/// everything here may be called from one other thread. What does not happen in time throws std::runtime_error, with
/// the last lines heard.
class IrcClient {
public:
    /// Connects and registers; returns when the server has welcomed us.
    IrcClient(int port, std::string nick);
    IrcClient(const IrcClient&) = delete;
    IrcClient& operator=(const IrcClient&) = delete;
    ~IrcClient();

    /// Returns when we are in the channel.
    void join(const std::string& channel);
    void send(std::string_view line);
    void say(std::string_view to, std::string_view text);

    /// How many lines have come; a place to look from.
    std::size_t mark() const;
    /// Everything that has come since.
    std::vector<IrcLine> lines(std::size_t since = 0) const;
    /// What this nick has said to this channel or person (a PRIVMSG or NOTICE).
    std::vector<IrcLine> said(std::string_view from, std::string_view to, std::size_t since = 0) const;
    /// The first line since then that holds `needle`; waits for it.
    IrcLine expect(std::string_view needle, Bound bound, std::size_t since = 0) const;
    /// The same, of what this nick has said to this channel or person.
    IrcLine expect_said(std::string_view from, std::string_view to, std::string_view needle, Bound bound,
                        std::size_t since = 0) const;
    /// When everything said before this call has come: by PING and PONG.
    void settle();

    /// The first line since then of which `wanted` is true; waits for it. `what` is told when it does not come.
    IrcLine await(const std::function<bool(const IrcLine&)>& wanted, std::string_view what, Bound bound,
                  std::size_t since) const;

private:
    void read();

    Socket socket_;
    std::string nick_;
    int pings_ = 0;
    mutable std::mutex mutex_;
    mutable std::condition_variable came_;
    std::vector<IrcLine> lines_;
    std::thread reader_;
};

}  // namespace support
