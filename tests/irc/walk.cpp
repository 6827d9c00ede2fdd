#include "walk.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "bot/irc/framer.hpp"

using namespace bot::irc;

namespace {

struct Text {
    std::string operator()(const LinkUp& n) const { return "up " + n.nick + (n.accounts ? " accounts" : ""); }
    std::string operator()(const Trouble& n) const { return "trouble " + n.what; }
    std::string operator()(const NickIs& n) const { return "nick " + n.nick; }
    std::string operator()(const Joined& n) const { return "joined " + n.channel; }
    std::string operator()(const Left& n) const { return "left " + n.channel + " (" + n.why + ")"; }
    std::string operator()(const Said& n) const { return "said " + n.token; }
    std::string operator()(const Unsaid& n) const { return (n.perhaps ? "perhaps " : "unsaid ") + n.token; }
    std::string operator()(const Remark& n) const { return "remark " + n.text; }
    std::string operator()(const Online& n) const {
        std::string text = "network";
        for (const auto& nick : n.online) text += " +" + nick;
        for (const auto& nick : n.offline) text += " -" + nick;
        return text;
    }
    std::string operator()(const Presence& n) const {
        std::string text = n.channel;
        for (const auto& here : n.came)
            text += " +" + here.nick + (here.account ? "(" + *here.account + ")" : "") + (here.away ? "[away]" : "");
        for (const auto& nick : n.went) {
            const bool lost = std::find(n.lost.begin(), n.lost.end(), nick) != n.lost.end();
            text += (lost ? " ~" : " -") + nick;
        }
        for (const auto& [from, to] : n.renamed) text += " " + from + ">" + to;
        return text;
    }
    std::string operator()(const Line& n) const {
        return n.nick + (n.account ? " (" + *n.account + ")" : "") + (n.bot ? " [bot]" : "") +
               (n.channel.empty() ? "" : " in " + n.channel) + (n.action ? " * " : ": ") + n.text;
    }
};

}  // namespace

Walk::Walk(const Settings& settings) : now(Moment{} + std::chrono::hours(1)), session(settings, now) {}

Settings Walk::settings() {
    Settings s;
    s.server = "irc.example";
    s.nick = "oriel";
    s.channels = {"#windows"};
    s.version = "oriel 1";
    return s;
}

Settings Walk::with_account() {
    Settings s = settings();
    s.account = "oriel";
    s.password = "pw";
    return s;
}

Walk& Walk::server(const std::string& line) {
    Framer framer;
    session.alive(now);
    for (const auto& raw : framer.push(line + "\r\n")) {
        auto in = parse(raw.text);
        REQUIRE(in);
        in->tags = raw.tags;
        session.hear(*in, now);
    }
    return *this;
}

Walk& Walk::server(std::initializer_list<const char*> lines) {
    for (const auto* line : lines) server(std::string(line));
    return *this;
}

// Like the carrier: wakes whenever the session asks.
Walk& Walk::after(Pace::Span span) {
    const auto end = now + span;
    std::string sent_before;
    for (int wakes = 0; session.wakes_at() <= end; ++wakes) {
        REQUIRE(wakes < 10'000);
        if (session.over()) break;
        now = std::max(now, session.wakes_at());
        session.tick(now);
        for (auto& line : session.take(now)) kept_.push_back(std::move(line));
    }
    now = end;
    session.tick(now);
    return *this;
}

Walk& Walk::monitor(std::vector<std::string> nicks) {
    session.monitor(nicks);
    return *this;
}

Walk& Walk::say(std::string token, std::string to, std::string text, bool urgent) {
    session.say({std::move(token), std::move(to), std::move(text), urgent}, now);
    return *this;
}

std::string Walk::sent() {
    append(kept_, session.take(now));
    std::string text;
    for (const auto& line : kept_) text += (text.empty() ? "" : "\n") + line;
    kept_.clear();
    return text;
}

std::string Walk::told() {
    std::string text;
    for (const auto& notice : session.take_notices()) text += (text.empty() ? "" : "\n") + std::visit(Text(), notice);
    return text;
}

Walk& Walk::settle(const std::string& caps, const std::string& support) {
    server(":s CAP * LS :" + caps);
    if (!caps.empty()) server(":s CAP * ACK :" + caps);
    server({":s 001 oriel :Welcome"});
    server(":s 005 oriel " + support + " :are supported");
    server({":s 422 oriel :No motd", ":oriel!~oriel@host.example JOIN #windows"});
    after(std::chrono::minutes(1));  // the burst is available again
    server({":s PONG s :alive"});
    sent();
    told();
    return *this;
}
