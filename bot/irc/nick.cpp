#include "bot/irc/nick.hpp"

#include <algorithm>

namespace bot::irc {
namespace {

constexpr int most_tries = 8;
constexpr std::size_t shortest_limit = 9;  // RFC 1459; the server's limit is unknown before the welcome

}  // namespace

Nick::Nick(const Settings& settings) : wanted_(settings.nick), current_(settings.nick), pace_(settings.pace) {}

// First appends underscores, then shortens to the length that every server accepts.
std::string Nick::fallback() {
    if (++tries_ > most_tries) return {};
    if (tries_ <= 3) {
        current_ = wanted_ + std::string(static_cast<std::size_t>(tries_), '_');
    } else {
        const std::string tail = std::to_string(tries_ - 3) + "_";
        current_ = wanted_.substr(0, shortest_limit - tail.size()) + tail;
    }
    return current_;
}

void Nick::changed(std::string_view nick, const Support& support, Moment now) {
    current_ = nick;
    // A server that cuts nicks has given us as much of ours as it can.
    const bool cut = support.nick_length != 0 && wanted_.size() > support.nick_length &&
                     same(current_, wanted_.substr(0, support.nick_length), support.casemap);
    asked_ = 0;
    services_asked_ = false;
    next_ = wanted(support) || cut ? never : now + pace_.regain;
}

void Nick::freed(std::string_view nick, const Support& support, Moment now) {
    if (next_ == never || !same(nick, wanted_, support.casemap)) return;
    services_asked_ = true;
    next_ = now;
}

Lines Nick::tick(bool logged_in, Moment now) {
    if (now < next_) return {};
    if (logged_in && !services_asked_) {
        services_asked_ = true;
        next_ = now + pace_.regain / 6;
        return {"PRIVMSG NickServ :REGAIN " + wanted_};
    }
    services_asked_ = false;
    next_ = now + std::min(pace_.regain * (1 << std::min(asked_++, 10)), pace_.regain_most);
    return {"NICK " + wanted_};
}

}  // namespace bot::irc
