#include "tests/simulation/wire.hpp"

#include <algorithm>

namespace simulation {

using namespace bot::desk;

Wire::Wire(Agenda& agenda, Rng& rng, Log& log, std::string channel, Ears ears)
    : agenda_(agenda), rng_(rng), log_(log), channel_(std::move(channel)), ears_(std::move(ears)) {}

void Wire::later(seconds delay, std::function<void()> what) {
    agenda_.in(delay, [this, connection = connection_, what = std::move(what)] {
        if (connection == connection_) what();
    });
}

void Wire::connect(seconds delay) {
    ++connection_;
    later(delay, [this] {
        up_ = true;
        tell(LinkUp{"oriel", true});
        later(seconds{rng_.between(0, 3)}, [this] { join(); });
    });
}

void Wire::join() {
    joined_ = true;
    tell(ChannelJoined{channel_});
    later(seconds{rng_.between(0, 2)}, [this] {
        if (joined_) see(ears_.list());
    });
}

void Wire::see(const PresenceSeen& seen) {
    if (joined_ && !silent_) tell(seen);
}

void Wire::say(std::size_t line) {
    on_their_way_.push_back(line);
    if (!joined_) return later(seconds{1}, [this, line] { give_back(line, false); });
    // Lines arrive in the order in which they were sent.
    last_delivery_ = std::max(last_delivery_, agenda_.now() + seconds{rng_.between(0, 3)});
    later(last_delivery_ - agenda_.now(), [this, line] { deliver(line); });
}

void Wire::deliver(std::size_t line) {
    if (silent_ || !joined_ || std::count(on_their_way_.begin(), on_their_way_.end(), line) == 0) return;
    log_.spoken[line].delivered = agenda_.now();
    later(seconds{rng_.between(0, 3)}, [this, line] { confirm(line); });
    ears_.delivered();
}

void Wire::confirm(std::size_t line) {
    if (silent_ || std::erase(on_their_way_, line) == 0) return;
    tell(Said{log_.spoken[line].cause});
}

void Wire::give_back(std::size_t line, bool perhaps) {
    if (std::erase(on_their_way_, line) == 0) return;
    if (!perhaps) log_.tally.count(Fault::line_unsent);
    tell(Unsaid{log_.spoken[line].cause, perhaps});
}

void Wire::lose(const LinkLoss& loss) {
    if (!up_) return;
    if (loss.silent == seconds{0}) return cut(loss.away);
    silent_ = true;
    log_.tally.count(Fault::link_silent);
    later(loss.silent, [this, away = loss.away] { cut(away); });
}

void Wire::cut(seconds away) {
    log_.tally.count(Fault::link_loss);
    ++connection_;
    up_ = joined_ = false;
    const bool link_down_first = rng_.one_in(4);
    if (link_down_first) tell(LinkDown{"connection reset"});
    for (std::size_t line : std::vector<std::size_t>(on_their_way_)) {
        Spoken& spoken = log_.spoken[line];
        bool perhaps = true;
        if (spoken.delivered) {
            log_.tally.count(Fault::line_unconfirmed);
        } else if (!silent_ && rng_.one_in(2)) {
            perhaps = false;  // it was still in the queue
        } else if (!silent_ && rng_.one_in(2)) {
            spoken.delivered = agenda_.now();
            log_.tally.count(Fault::line_unconfirmed);
        } else {
            log_.tally.count(Fault::line_lost_by_link);
        }
        give_back(line, perhaps);
    }
    silent_ = false;
    if (!link_down_first) tell(LinkDown{"connection reset"});
    connect(away);
}

void Wire::kick() {
    if (!joined_ || silent_) return;
    log_.tally.count(Fault::kick);
    joined_ = false;
    tell(ChannelLeft{channel_, "kicked"});
    // Lines in transit stay undelivered, and the server says so; lines that were read may still be confirmed.
    for (std::size_t line : std::vector<std::size_t>(on_their_way_)) {
        if (log_.spoken[line].delivered) continue;
        later(seconds{rng_.between(0, 2)}, [this, line] { give_back(line, false); });
    }
    later(seconds{30}, [this] { join(); });
}

void Wire::die() {
    ++connection_;
    for (std::size_t line : on_their_way_) {
        Spoken& spoken = log_.spoken[line];
        if (spoken.delivered) continue;
        if (!silent_ && joined_ && rng_.one_in(3))
            spoken.delivered = agenda_.now();
        else
            log_.tally.count(Fault::line_lost_by_crash);
    }
    on_their_way_.clear();
    up_ = joined_ = silent_ = false;
}

}  // namespace simulation
