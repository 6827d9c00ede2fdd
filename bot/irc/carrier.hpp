#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bot/irc/listener.hpp"
#include "bot/irc/settings.hpp"

namespace bot::irc {

/// Keeps one link to an IRC network: connects, logs in, joins, and does so again whenever the link ends. libircclient
/// is the protocol engine, Asio owns the network. One thread; the listener must outlive the carrier, and the carrier
/// must outlive the executor's run(). The process must ignore SIGPIPE, because libircclient does not guard its writes.
class Carrier {
public:
    /// Throws std::invalid_argument for settings that cannot work (an empty nick, a bad fingerprint, ...).
    Carrier(boost::asio::any_io_executor, Settings, Listener&);
    ~Carrier();
    Carrier(const Carrier&) = delete;
    Carrier& operator=(const Carrier&) = delete;

    /// Begins to connect; call once.
    void start();

    /// Queues a message. What cannot be delivered now (no link, not in that channel) is refused by unsaid() right after
    /// this call returned. Queues of more than 500 lines lose the oldest that are not urgent.
    void say(Message);

    /// Wants to be told, as long as this link lasts, which of these nicks are on the network; of nobody else, also of
    /// nobody asked for before. Dropped without a link. What is no nick, or more than the server takes, is left out;
    /// a server that cannot tell (no MONITOR) tells nothing.
    void monitor(const std::vector<std::string>& nicks);

    /// Asks to finish: QUIT with this reason, the rest of the tokens reported, then nothing more is told and nothing is
    /// left on the executor. `done` is called last. May be called at any time, also twice; later calls change nothing.
    void stop(std::string reason, std::function<void()> done = {});

private:
    struct Work;
    std::shared_ptr<Work> work_;
};

}  // namespace bot::irc
