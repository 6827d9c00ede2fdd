#pragma once
#include <string>
#include <string_view>

#include "bot/irc/lines.hpp"
#include "bot/irc/moment.hpp"
#include "bot/irc/settings.hpp"
#include "bot/irc/support.hpp"

namespace bot::irc {

/// Manages our nick: uses another one while ours is taken, and regains ours as soon as possible.
class Nick {
public:
    explicit Nick(const Settings&);

    const std::string& now() const { return current_; }
    bool wanted(const Support& s) const { return same(current_, wanted_, s.casemap); }
    bool is(std::string_view nick, const Support& s) const { return same(nick, current_, s.casemap); }

    /// After 432, 433, 436 or 437 before the welcome: the next nick to try; empty if there is none left.
    std::string fallback();

    /// The server's name for us, from the welcome on.
    void changed(std::string_view nick, const Support&, Moment now);

    /// Another user has given up this nick.
    void freed(std::string_view nick, const Support&, Moment now);

    /// Returns the lines that ask for our nick, if due; through NickServ first if logged in.
    Lines tick(bool logged_in, Moment now);
    Moment wakes_at() const { return next_; }

private:
    std::string wanted_, current_;
    Pace pace_;
    int tries_ = 0, asked_ = 0;
    bool services_asked_ = false;
    Moment next_ = never;
};

}  // namespace bot::irc
