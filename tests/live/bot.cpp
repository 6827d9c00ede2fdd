#include "tests/live/bot.hpp"

#include <signal.h>

#include <stdexcept>
#include <utility>

namespace live {

using namespace support;

Bot::Bot(IrcServers& irc, const Wiki& wiki, std::string nick, std::string channel)
    : nick_(std::move(nick)), channel_(std::move(channel)) {
    gerrit_->set_now(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    for (int number = 1; number <= 300; ++number) {
        gerrit_->add({.number = number, .project = "operations/mediawiki-config", .subject = "Change a setting"});
    }
    gerrit_.serve("/versions", R"({"testwiki": "php-1.47.0-wmf.16", "somewiki": "php-1.47.0-wmf.15"})");
    const std::string password = "secret-of-" + nick_;
    irc.register_account(nick_, password);
    write_file(dir_ / "password", password + "\n", Mode::secret);
    std::string text = read_file(ORIEL_LIVE_CONFIGURATION);
    for (const auto& [what, by] : std::map<std::string, std::string>{{"@PORT@", std::to_string(irc.tls_port())},
                                                                     {"@NICK@", nick_},
                                                                     {"@CHANNEL@", channel_},
                                                                     {"@CA@", irc.ca_file()},
                                                                     {"@API@", wiki.api()},
                                                                     {"@GERRIT@", gerrit_.base()},
                                                                     {"@VERSIONS@", gerrit_.url("/versions")},
                                                                     {"@DIR@", dir_.path().string()}})
        text = replaced(std::move(text), what, by);
    configure(text);
}

void Bot::configure(const std::string& text) {
    configuration_ = text;
    write_file(dir_ / "oriel.toml", text);
}

void Bot::let_write() {
    write_file(dir_ / "wiki-password", std::string(Wiki::password) + "\n", Mode::secret);
    configure(replaced(configuration_, "[gerrit]",
                       "write = \"on\"\nuser = \"" + std::string(Wiki::bot) + "\"\npassword_file = \"" +
                           file("wiki-password") + "\"\n\n[roles]\ndeployers = [\"kay\"]\n\n[gerrit]"));
}

Command Bot::command(const std::string& subcommand, const std::string& output) const {
    return {{ORIEL_PROGRAM, subcommand, "--config", dir_ / "oriel.toml"}, dir_ / output, {}, {}};
}

void Bot::await_log(std::string_view needle, Bound bound) const {
    const auto there = [&] { return log().find(needle, life_) != std::string::npos; };
    if (!wait_until(there, bound)) throw std::runtime_error("never logged: " + std::string(needle) + "\n" + log());
}

void Bot::start() {
    life_ = log().size();
    process_ = Process(command("run", "log"));
}

void Bot::kill() {
    process_.signal(SIGKILL);
    process_.wait(Bound{5000});
}

std::string Bot::log() const {
    return std::filesystem::exists(dir_ / "log") ? read_file(dir_ / "log") : std::string();
}

Watcher::Watcher(IrcServers& irc, const Bot& bot, const std::string& nick)
    : IrcClient(irc.plain_port(), nick), bot_(bot.nick()), nick_(nick), channel_(bot.channel()) {
    join(channel_);
}

void Watcher::await_bot(Bound bound, std::size_t since) const {
    const auto came = [this](const IrcLine& line) {
        return line.command == "JOIN" && line.from == bot_ && line.parameters.front() == channel_;
    };
    await(came, bot_ + " JOIN " + channel_, bound, since);
}

std::vector<IrcLine> Watcher::unasked(std::size_t since) const {
    std::vector<IrcLine> out = said(bot_, channel_, since);
    std::erase_if(out, [this](const IrcLine& line) { return line.text().starts_with(nick_ + ": "); });
    return out;
}

IrcLine Watcher::announcement(std::string_view needle, WallTime start, Bound bound) const {
    const auto left = std::chrono::ceil<Bound>(start - std::chrono::system_clock::now());
    const auto wanted = [&](const IrcLine& line) {
        return is_said(line, bot_, channel_) && !line.text().starts_with(nick_ + ": ") &&
               line.text().find(needle) != std::string_view::npos;
    };
    return await(wanted, needle, std::max(left + bound, Bound{0}), 0);
}

std::string Watcher::ask(std::string_view question, Bound* took, Bound bound) {
    const std::size_t since = mark();
    const auto asked = std::chrono::system_clock::now();
    say(channel_, bot_ + ": " + std::string(question));
    const IrcLine answer = expect_said(bot_, channel_, nick_ + ": ", bound, since);
    if (took) *took = std::chrono::duration_cast<Bound>(answer.at - asked);
    return std::string(answer.text());
}

}  // namespace live
