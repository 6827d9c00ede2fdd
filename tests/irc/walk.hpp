#pragma once
#include <string>
#include <vector>

#include "bot/irc/session.hpp"

/// Drives a session over time with lines of a server, without a network. Its output is read as text.
class Walk {
public:
    explicit Walk(const bot::irc::Settings& = settings());

    /// Nick oriel, in #windows, without an account.
    static bot::irc::Settings settings();
    /// The same with an account.
    static bot::irc::Settings with_account();

    /// The server sends these lines.
    Walk& server(std::initializer_list<const char*> lines);
    Walk& server(const std::string& line);
    Walk& after(bot::irc::Pace::Span);
    Walk& monitor(std::vector<std::string> nicks);
    Walk& say(std::string token, std::string to, std::string text, bool urgent = false);

    /// Everything sent since the last call: lines joined by "\n".
    std::string sent();
    /// All events since the last call: `up oriel`, `joined #c`, `said t`, `unsaid t`, `perhaps t`, `ada (Ada) in #c:
    /// text`, `#c +ada(Ada)[away] -kay from>to`, `network +ada -kay`, ...
    std::string told();

    /// Registers and joins #windows with these capabilities; sent() and told() start empty.
    Walk& settle(const std::string& caps = "", const std::string& support = "CASEMAPPING=rfc1459");

    bot::irc::Moment now;
    bot::irc::Session session;

private:
    bot::irc::Lines kept_;
};
