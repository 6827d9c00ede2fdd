#pragma once
#include <string>
#include <vector>

#include "bot/irc/session.hpp"

/// A session walked along time by the lines of a server, without network. What it sends and tells is read as text.
class Walk {
public:
    explicit Walk(const bot::irc::Settings& = settings());

    /// oriel, in #windows, no account.
    static bot::irc::Settings settings();
    /// The same with an account.
    static bot::irc::Settings with_account();

    /// The server says so.
    Walk& server(std::initializer_list<const char*> lines);
    Walk& server(const std::string& line);
    Walk& after(bot::irc::Pace::Span);
    Walk& monitor(std::vector<std::string> nicks);
    Walk& say(std::string token, std::string to, std::string text, bool urgent = false);

    /// All that was sent since it was last asked: lines joined by "\n".
    std::string sent();
    /// All that was told: `up oriel`, `joined #c`, `said t`, `unsaid t`, `perhaps t`, `ada (Ada) in #c: text`,
    /// `#c +ada(Ada)[away] -kay from>to`, `network +ada -kay`, ...
    std::string told();

    /// Registered and in #windows, with these capabilities in force; sent() and told() begin anew.
    Walk& settle(const std::string& caps = "", const std::string& support = "CASEMAPPING=rfc1459");

    bot::irc::Moment now;
    bot::irc::Session session;

private:
    bot::irc::Lines kept_;
};
