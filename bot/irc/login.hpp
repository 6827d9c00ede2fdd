#pragma once
#include <string>

#include "bot/irc/incoming.hpp"
#include "bot/irc/lines.hpp"
#include "bot/irc/moment.hpp"
#include "bot/irc/settings.hpp"

namespace bot::irc {

/// Logging in to the services account with SASL PLAIN, and trying again when that fails: at once and then after minutes
/// when refused, every minute when services are away.
class Login {
public:
    explicit Login(const Settings&);

    bool wanted() const { return !account_.empty(); }
    bool done() const { return !wanted() || state_ == State::in; }
    /// An answer of the server is awaited.
    bool busy() const { return state_ == State::asked || state_ == State::answered; }

    /// Begins when it is time to. `offered`: the server has agreed to `sasl` with passwords.
    Lines attempt(bool offered, Moment now);

    /// Services are back: what waited for them need not wait longer.
    void services_back(Moment now);

    /// Takes in AUTHENTICATE and 900 to 908.
    Lines hear(const Incoming&, Moment now);

    /// Gives up on an answer that does not come.
    Lines tick(Moment now);
    /// When to call tick() while busy, attempt() otherwise.
    Moment wakes_at() const;

    /// Why we are not logged in, for people; empty when we are.
    std::string trouble() const;

private:
    enum class State { out, asked, answered, in };
    Lines credentials();
    void failed(std::string why, Moment again);

    std::string account_, password_;
    Pace pace_;
    State state_ = State::out;
    Moment next_ = Moment::min();
    int refusals_ = 0;
    std::string why_;
};

}  // namespace bot::irc
