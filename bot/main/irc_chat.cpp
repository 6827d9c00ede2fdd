#include "bot/main/irc_chat.hpp"

#include <spdlog/spdlog.h>

#include <tuple>

#include "bot/irc/traits.hpp"
#include "bot/main/shown.hpp"
#include "version.hpp"

namespace bot {

irc::Settings irc_settings(const config::Irc& from) {
    irc::Settings to;
    to.server = from.server;
    to.port = static_cast<std::uint16_t>(from.port);
    to.tls = from.tls;
    to.nick = from.nick;
    to.realname = from.realname;
    to.channels = from.channels;
    to.account = from.account;
    to.password = from.password;
    to.ca_file = from.ca_file;
    to.fingerprints = from.fingerprints;
    to.version = std::string("oriel ") + version;
    return to;
}

namespace {

/// Whether the link has to be reconnected.
bool differs(const config::Irc& a, const config::Irc& b) {
    const auto link = [](const config::Irc& c) {
        return std::tie(c.server, c.port, c.tls, c.nick, c.realname, c.channels, c.account, c.password, c.ca_file,
                        c.fingerprints);
    };
    return link(a) != link(b);
}

}  // namespace

IrcChat::IrcChat(boost::asio::any_io_executor executor, const config::Irc& config)
    : executor_(std::move(executor)), config_(config) {}

void IrcChat::start() {
    connect();
}

void IrcChat::connect() {
    if (stopped_) return;
    carrier_ = std::make_unique<irc::Carrier>(executor_, irc_settings(config_), *this);
    carrier_->start();
}

void IrcChat::reconfigure(const config::Irc& config) {
    const bool relink = differs(config_, config);
    config_ = config;
    if (!relink) return;
    carrier_->stop("new settings", [this] {
        driver->happen(desk::LinkDown{"new settings"});
        connect();
    });
}

void IrcChat::stop(const std::string& why) {
    stopped_ = true;
    if (carrier_) carrier_->stop(why);
}

desk::ChatTraits IrcChat::traits() const {
    return irc::traits(config_.announce_channel);
}

void IrcChat::say(const desk::Say& say) {
    spdlog::info("to {}: {}", say.to, say.text);
    carrier_->say(irc::Message{say.cause, say.to, say.text, say.urgent});
}

void IrcChat::monitor(const desk::Monitor& ask) {
    carrier_->monitor(ask.nicks);
}

void IrcChat::link_up(const std::string& nick, bool accounts) {
    spdlog::info("connected to {} as {}", config_.server, shown(nick));
    if (!accounts) spdlog::warn("the server tells no services accounts: nobody has a role");
    driver->happen(desk::LinkUp{nick, accounts});
}

void IrcChat::link_down(const std::string& why) {
    spdlog::log(stopped_ ? spdlog::level::info : spdlog::level::warn, "link lost: {}", shown(why));
    driver->happen(desk::LinkDown{shown(why)});
}

void IrcChat::trouble(const std::string& what) {
    if (!what.empty()) spdlog::warn("{}", shown(what));
    driver->happen(desk::LinkTrouble{shown(what)});
}

void IrcChat::nick_is(const std::string& nick) {
    driver->happen(desk::NickIs{nick});
}

void IrcChat::joined(const std::string& channel) {
    spdlog::info("joined {}", channel);
    driver->happen(desk::ChannelJoined{channel});
}

void IrcChat::left(const std::string& channel, const std::string& why) {
    spdlog::warn("not in {}: {}", channel, shown(why));
    driver->happen(desk::ChannelLeft{channel, shown(why)});
}

void IrcChat::seen(const irc::Presence& seen) {
    desk::PresenceSeen event{seen.channel, {}, seen.went, seen.renamed, seen.lost};
    for (const auto& here : seen.came) event.came.push_back({here.nick, here.account, here.away});
    driver->happen(std::move(event));
}

void IrcChat::online(const irc::Online& seen) {
    driver->happen(desk::OnlineSeen{seen.online, seen.offline});
}

void IrcChat::heard(const irc::Line& line) {
    driver->happen(
        desk::LineHeard{{line.nick, line.account, line.host, line.bot}, line.channel, line.text, line.action});
}

void IrcChat::said(const std::string& token) {
    driver->happen(desk::Said{token});
}

void IrcChat::unsaid(const std::string& token, bool perhaps) {
    spdlog::warn("not confirmed: {}", shown(token));
    driver->happen(desk::Unsaid{token, perhaps});
}

}  // namespace bot
