#pragma once
#include <functional>

#include "bot/desk/model/event.hpp"
#include "tests/simulation/agenda.hpp"
#include "tests/simulation/log.hpp"

namespace simulation {

/// IRC: the connection, the channel, and what becomes of each line on its way.
class Wire {
public:
    struct Ears {
        std::function<void(const bot::desk::Event&)> hear;  ///< the desk is told
        std::function<void()> delivered;                    ///< the channel has read it
        std::function<bot::desk::PresenceSeen()> list;      ///< who is in the channel
    };
    Wire(Agenda&, Rng&, Log&, std::string channel, Ears);

    /// Takes `log.spoken[line]` on its way.
    void say(std::size_t line);

    void connect(seconds delay);
    void lose(const LinkLoss&);
    void kick();
    /// Somebody came to a channel, went or is called otherwise.
    void see(const bot::desk::PresenceSeen&);
    /// The process on this end is gone.
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
    /// Runs `what` after `delay` unless this connection has ended by then.
    void later(seconds delay, std::function<void()> what);

    Agenda& agenda_;
    Rng& rng_;
    Log& log_;
    std::string channel_;
    Ears ears_;
    std::vector<std::size_t> on_their_way_;  // neither confirmed nor given back
    Instant last_delivery_{};
    long connection_ = 0;
    bool up_ = false, joined_ = false, silent_ = false;
};

}  // namespace simulation
