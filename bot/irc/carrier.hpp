#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bot/irc/listener.hpp"
#include "bot/irc/settings.hpp"

namespace bot::irc {

/// Keeps one link to an IRC network: it connects, logs in and joins, and reconnects whenever the link ends.
/// libircclient handles the protocol, Asio the network. Single-threaded. The listener must outlive the carrier, and the
/// carrier must outlive the executor's run(). The process must ignore SIGPIPE, because libircclient does not guard its
/// writes.
class Carrier {
public:
    /// Throws std::invalid_argument for invalid settings (an empty nick, a bad fingerprint, ...).
    Carrier(boost::asio::any_io_executor, Settings, Listener&);
    ~Carrier();
    Carrier(const Carrier&) = delete;
    Carrier& operator=(const Carrier&) = delete;

    /// Starts to connect; call once.
    void start();

    /// Queues a message. If it cannot be sent (no link, not in that channel), unsaid() follows right after this call
    /// returns. If more than 500 lines are queued, the oldest messages that are not urgent are dropped.
    void say(Message);

    /// Watches these nicks for presence on the network, for the duration of this link; replaces the previous list.
    /// Ignored without a link. Invalid nicks, and nicks beyond the server's limit, are left out. A server without
    /// MONITOR reports nothing.
    void monitor(const std::vector<std::string>& nicks);

    /// Sends QUIT with this reason, reports the open tokens, and calls the listener no more; afterwards nothing is left
    /// on the executor. `done` is called last. May be called at any time, also twice; later calls do nothing.
    void stop(std::string reason, std::function<void()> done = {});

private:
    struct Work;
    std::shared_ptr<Work> work_;
};

}  // namespace bot::irc
