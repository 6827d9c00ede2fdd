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

/// One parsed line from the server.
struct IrcLine {
    WallTime at;          ///< when it arrived
    std::string from;     ///< a nick or a server; empty if the line has no source
    std::string command;  ///< `PRIVMSG`, `001`
    std::vector<std::string> parameters;
    std::string raw;

    /// The last parameter: the text of a PRIVMSG.
    std::string_view text() const { return parameters.empty() ? std::string_view{} : parameters.back(); }
};

/// Whether the line is a PRIVMSG or NOTICE from this nick to this channel or user.
bool is_said(const IrcLine&, std::string_view from, std::string_view to);

/// An IRC user, over plain TCP to 127.0.0.1. A background thread stores every line with its time and answers PING; all
/// functions may be called from one other thread. A timeout throws std::runtime_error with the last lines received.
class IrcClient {
public:
    /// Connects and registers; returns after the server's welcome.
    IrcClient(int port, std::string nick);
    IrcClient(const IrcClient&) = delete;
    IrcClient& operator=(const IrcClient&) = delete;
    ~IrcClient();

    /// Returns after joining the channel.
    void join(const std::string& channel);
    void send(std::string_view line);
    void say(std::string_view to, std::string_view text);

    /// The number of lines received; a position for `since`.
    std::size_t mark() const;
    /// All lines received from position `since` on.
    std::vector<IrcLine> lines(std::size_t since = 0) const;
    /// The PRIVMSGs and NOTICEs from this nick to this channel or user.
    std::vector<IrcLine> said(std::string_view from, std::string_view to, std::size_t since = 0) const;
    /// The first line from position `since` on that contains `needle`; waits for it.
    IrcLine expect(std::string_view needle, Bound bound, std::size_t since = 0) const;
    /// The same, among the lines from this nick to this channel or user.
    IrcLine expect_said(std::string_view from, std::string_view to, std::string_view needle, Bound bound,
                        std::size_t since = 0) const;
    /// Returns when everything sent before this call has been received: by PING and PONG.
    void settle();

    /// The first line from position `since` on for which `wanted` is true; waits for it. `what` describes it in the
    /// exception.
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
