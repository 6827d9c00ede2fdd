#include "tests/live/eyes.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <stdexcept>

namespace live {

using namespace bot::irc;
using namespace std::chrono_literals;

namespace {

std::string text_of(const Here& here) {
    return here.nick + (here.account ? "(" + *here.account + ")" : "") + (here.away ? "[away]" : "");
}

std::string joined_by(std::string_view glue, const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : std::string(glue)) + word;
    return text;
}

}  // namespace

Eyes::Eyes(const support::IrcServers& irc) {
    std::signal(SIGPIPE, SIG_IGN);
    Settings settings;
    settings.server = "127.0.0.1";
    settings.port = static_cast<std::uint16_t>(irc.plain_port());
    settings.tls = false;
    settings.nick = "oriel";
    settings.realname = "eyes";
    settings.channels = {"#Live"};
    carrier_.emplace(io_.get_executor(), settings, *this);
    carrier_->start();
}

Eyes::~Eyes() {
    carrier_->stop("done");
    io_.restart();
    io_.run_for(5s);
}

bool Eyes::run_until(const std::function<bool()>& done) {
    const auto limit = std::chrono::steady_clock::now() + 10s;
    while (!done()) {
        if (std::chrono::steady_clock::now() > limit) return false;
        io_.run_one_for(100ms);
    }
    return true;
}

std::string Eyes::next() {
    return run_until([this] { return read_ < told_.size(); }) ? told_[read_++] : std::string();
}

void Eyes::catch_up(support::IrcClient& who) {
    const auto knows_us = [&who] {
        const auto since = who.mark();
        who.send("ISON oriel");
        return who.expect(" 303 ", support::Bound{10000}, since).text().find("oriel") != std::string_view::npos;
    };
    const std::string question = "question " + std::to_string(++questions_);
    if (!support::wait_until(knows_us, support::Bound{10000})) throw std::runtime_error("oriel is not on the network");
    who.say("oriel", question);
    if (!run_until([&] { return last_heard_ == question; })) throw std::runtime_error("not heard: " + question);
}

std::string Eyes::news() {
    std::vector<std::string> unread(told_.begin() + static_cast<std::ptrdiff_t>(read_), told_.end());
    read_ = told_.size();
    std::ranges::sort(unread);
    return joined_by("; ", unread);
}

std::string Eyes::here() const {
    std::vector<std::string> all;
    for (const auto& [nick, here] : here_) all.push_back(text_of(here));
    return joined_by(" ", all);
}

void Eyes::seen(const Presence& seen) {
    std::string text = seen.channel;
    for (const auto& here : seen.came) {
        text += " +" + text_of(here);
        here_[here.nick] = here;
    }
    for (const auto& nick : seen.went) {
        const bool lost = std::find(seen.lost.begin(), seen.lost.end(), nick) != seen.lost.end();
        text += (lost ? " ~" : " -") + nick;
        here_.erase(nick);
    }
    for (const auto& [from, to] : seen.renamed) {
        text += " " + from + ">" + to;
        auto node = here_.extract(from);
        if (node.empty()) throw std::runtime_error("renamed and not there: " + from);
        node.key() = node.mapped().nick = to;
        here_.insert(std::move(node));
    }
    told_.push_back(text);
}

void Eyes::online(const Online& seen) {
    std::string text = "network";
    for (const auto& nick : seen.online) text += " +" + nick;
    for (const auto& nick : seen.offline) text += " -" + nick;
    told_.push_back(text);
}

}  // namespace live
