#pragma once
#include <string>

#include "bot/irc/incoming.hpp"
#include "bot/irc/lines.hpp"
#include "bot/irc/moment.hpp"
#include "bot/irc/settings.hpp"

namespace bot::irc {

/// Logs in to the services account with SASL PLAIN, and retries: after the first refusal at once, after further
/// refusals with a back-off of minutes, and every minute while services are away.
class Login {
public:
    explicit Login(const Settings&);

    bool wanted() const { return !account_.empty(); }
    bool done() const { return !wanted() || state_ == State::in; }
    /// Waiting for the server's reply.
    bool busy() const { return state_ == State::asked || state_ == State::answered; }

    /// Starts if it is due. `offered`: `sasl` with PLAIN is enabled.
    Lines attempt(bool offered, Moment now);

    /// Services are back: retry now instead of waiting.
    void services_back(Moment now);

    /// Handles AUTHENTICATE and 900 to 908.
    Lines hear(const Incoming&, Moment now);

    /// Aborts if the reply does not come in time.
    Lines tick(Moment now);
    /// When to call tick() (while busy) or attempt() (otherwise).
    Moment wakes_at() const;

    /// Why we are not logged in, for people; empty if we are.
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
