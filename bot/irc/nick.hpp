#pragma once
#include <string>
#include <string_view>

#include "bot/irc/lines.hpp"
#include "bot/irc/moment.hpp"
#include "bot/irc/settings.hpp"
#include "bot/irc/support.hpp"

namespace bot::irc {

/// Our nick: another one while ours is taken, and ours again as soon as it can be had.
class Nick {
public:
    explicit Nick(const Settings&);

    const std::string& now() const { return current_; }
    bool wanted(const Support& s) const { return same(current_, wanted_, s.casemap); }
    bool is(std::string_view nick, const Support& s) const { return same(nick, current_, s.casemap); }

    /// 432, 433, 436 or 437 before the welcome: the next one to try; empty when there is none left.
    std::string fallback();

    /// The server calls us so, from the welcome on.
    void changed(std::string_view nick, const Support&, Moment now);

    /// Somebody has left this nick.
    void freed(std::string_view nick, const Support&, Moment now);

    /// Asks for our nick when it is time to; through services when logged in.
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
