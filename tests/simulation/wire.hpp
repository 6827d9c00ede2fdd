#pragma once
#include <functional>

#include "bot/desk/model/event.hpp"
#include "tests/simulation/agenda.hpp"
#include "tests/simulation/log.hpp"

namespace simulation {

/// IRC: the connection, the channel, and the fate of each line.
class Wire {
public:
    struct Ears {
        std::function<void(const bot::desk::Event&)> hear;  ///< an event for the desk
        std::function<void()> delivered;                    ///< the channel has received the line
        std::function<bot::desk::PresenceSeen()> list;      ///< the users in the channel
    };
    Wire(Agenda&, Rng&, Log&, std::string channel, Ears);

    /// Sends `log.spoken[line]`.
    void say(std::size_t line);

    void connect(seconds delay);
    void lose(const LinkLoss&);
    void kick();
    /// A user came to a channel, left, or changed nick.
    void see(const bot::desk::PresenceSeen&);
    /// The process at this end is dead.
    void die();

    bool up() const { return up_; }
    bool joined() const { return joined_; }

private:
    void tell(const bot::desk::Event& e) { ears_.hear(e); }
    void join();
    void deliver(std::size_t line);
    void confirm(std::size_t line);
    void give_back(std::size_t line, bool perhaps);
    void cut(seconds away);
    /// Runs `what` after `delay`, unless this connection has ended by then.
    void later(seconds delay, std::function<void()> what);

    Agenda& agenda_;
    Rng& rng_;
    Log& log_;
    std::string channel_;
    Ears ears_;
    std::vector<std::size_t> on_their_way_;  // neither confirmed nor refused
    Instant last_delivery_{};
    long connection_ = 0;
    bool up_ = false, joined_ = false, silent_ = false;
};

}  // namespace simulation
