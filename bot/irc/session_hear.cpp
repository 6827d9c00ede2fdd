#include <algorithm>
#include <utility>

#include "bot/irc/session.hpp"

namespace bot::irc {

Session::Handler Session::handler_of(std::string_view command) {
    static constexpr std::pair<std::string_view, Handler> table[] = {
        {"001", &Session::on_registered},   {"005", &Session::on_support},      {"376", &Session::on_motd_end},
        {"396", &Session::on_host_hidden},  {"401", &Session::on_refused},      {"402", &Session::on_refused},
        {"403", &Session::on_refused},      {"404", &Session::on_refused},      {"405", &Session::on_refused},
        {"407", &Session::on_refused},      {"408", &Session::on_refused},      {"415", &Session::on_refused},
        {"422", &Session::on_motd_end},     {"432", &Session::on_nick_refused}, {"433", &Session::on_nick_refused},
        {"436", &Session::on_nick_refused}, {"437", &Session::on_unavailable},  {"439", &Session::on_refused},
        {"448", &Session::on_refused},      {"463", &Session::on_banned},       {"464", &Session::on_banned},
        {"465", &Session::on_banned},       {"466", &Session::on_banned},       {"470", &Session::on_refused},
        {"471", &Session::on_refused},      {"473", &Session::on_refused},      {"474", &Session::on_refused},
        {"475", &Session::on_refused},      {"476", &Session::on_refused},      {"477", &Session::on_refused},
        {"479", &Session::on_refused},      {"480", &Session::on_refused},      {"486", &Session::on_refused},
        {"489", &Session::on_refused},      {"492", &Session::on_refused},      {"520", &Session::on_refused},
        {"531", &Session::on_refused},      {"707", &Session::on_refused},      {"716", &Session::on_refused},
        {"730", &Session::on_monitor},      {"731", &Session::on_monitor},      {"734", &Session::on_monitor},
        {"901", &Session::on_login},        {"902", &Session::on_login},        {"903", &Session::on_login},
        {"904", &Session::on_login},        {"905", &Session::on_login},        {"906", &Session::on_login},
        {"907", &Session::on_login},        {"936", &Session::on_refused},      {"AUTHENTICATE", &Session::on_login},
        {"CAP", &Session::on_cap},          {"CHGHOST", &Session::on_new_host}, {"ERROR", &Session::on_error},
        {"JOIN", &Session::on_join},        {"KICK", &Session::on_kick},        {"NICK", &Session::on_nick},
        {"PART", &Session::on_part},        {"PONG", &Session::on_pong},        {"PRIVMSG", &Session::on_privmsg},
        {"QUIT", &Session::on_quit},
    };
    const auto it = std::ranges::lower_bound(table, command, {}, &std::pair<std::string_view, Handler>::first);
    return it != std::end(table) && it->first == command ? it->second : nullptr;
}

void Session::hear(const Incoming& in, Moment now) {
    if (over_) return;
    tell_presence(roster_.hear(in, support_.casemap, caps_.has("extended-join"), nick_.now()));
    if (const auto handler = handler_of(in.command)) (this->*handler)(in, now);
    tell_outcomes();
    tell_trouble();
}

// ---- Registration ----

void Session::on_cap(const Incoming& in, Moment now) {
    const bool before = sasl(), accounts = follows_accounts(), away = follows_away();
    this->now(caps_.hear(in));
    if (!before && sasl()) login_.services_back(now);
    if (accounts != follows_accounts() || away != follows_away()) tell_again();
    advance(now);
}

void Session::on_login(const Incoming& in, Moment now) {
    this->now(login_.hear(in, now));
    advance(now);
}

void Session::on_registered(const Incoming& in, Moment now) {
    if (welcome_by_ != never || in.param(0).empty()) return;
    nick_.changed(in.param(0), support_, now);
    welcome_by_ = now + settings_.pace.login_step;  // in case the message of the day never ends
}

void Session::on_support(const Incoming& in, Moment) {
    support_.hear(in);
}

void Session::on_motd_end(const Incoming&, Moment now) {
    if (welcome_by_ != never) welcome(now);
}

void Session::on_nick_refused(const Incoming&, Moment) {
    if (welcome_by_ != never) return;
    const auto next = nick_.fallback();
    if (next.empty())
        over_ = "no nick is free";
    else
        now({"NICK " + next});
}

void Session::on_banned(const Incoming& in, Moment) {
    banned_ = true;
    farewell_ = in.last();
}

void Session::on_error(const Incoming& in, Moment now) {
    if (farewell_.empty()) farewell_ = in.last();
    closes_ = std::min(closes_, now + settings_.pace.quit);
}

// ---- Channels and users ----

void Session::tell_presence(std::vector<Presence> news) {
    for (auto& seen : news) {
        for (auto& here : seen.came) {
            if (!follows_accounts()) here.account.reset();
            if (!follows_away()) here.away = false;
        }
        notices_.push_back(std::move(seen));
    }
}

// Reports all users again after a change of the capabilities.
void Session::tell_again() {
    if (!follows_away()) roster_.forget_away();
    tell_presence(roster_.everybody());
    for (const auto& channel : settings_.channels)
        if (rooms_.in(channel, support_.casemap)) ask_people(channel);
}

void Session::ask_people(const std::string& channel) {
    if (support_.whox && (knows_accounts() || follows_away()))
        outbox_.keep_house(roster_.ask(channel, support_.casemap));
}

void Session::on_join(const Incoming& in, Moment) {
    if (!ours(in)) return;
    mask_ = in.source;
    const auto* channel = rooms_.known(in.param(0), support_.casemap);
    if (!channel) {
        outbox_.keep_house("PART " + in.param(0).substr(0, 200));
        return;
    }
    rooms_.joined(*channel, support_.casemap);
    notices_.push_back(Joined{*channel});
    roster_.begin(*channel, support_.casemap);
    ask_people(*channel);
}

void Session::on_part(const Incoming& in, Moment now) {
    if (ours(in)) out_of(in.param(0), "removed", now);
}

void Session::on_kick(const Incoming& in, Moment now) {
    if (!nick_.is(in.param(1), support_)) return;
    const std::string reason = in.params.size() > 2 ? ": " + in.param(2) : "";
    out_of(in.param(0), "kicked by " + mask_of(in.source).nick + reason, now);
}

void Session::out_of(std::string_view name, const std::string& why, Moment now) {
    roster_.forget(name, support_.casemap);
    const auto* channel = rooms_.known(name, support_.casemap);
    if (!channel || !rooms_.in(*channel, support_.casemap)) return;
    rooms_.removed(*channel, support_.casemap, now);
    for (const auto id : outbox_.forget(folded(*channel))) receipts_.dropped(id);
    tell_outcomes();
    notices_.push_back(Left{*channel, why});
}

void Session::on_nick(const Incoming& in, Moment now) {
    const auto from = mask_of(in.source);
    if (!ours(in)) {
        nick_.freed(from.nick, support_, now);
        return;
    }
    if (in.param(0).empty()) return;
    nick_.changed(in.param(0), support_, now);
    if (!mask_.empty()) mask_ = in.param(0) + "!" + from.user + "@" + from.host;
    if (up_since_) notices_.push_back(NickIs{nick_.now()});
}

void Session::on_quit(const Incoming& in, Moment now) {
    nick_.freed(mask_of(in.source).nick, support_, now);
}

void Session::on_new_host(const Incoming& in, Moment) {
    if (ours(in) && in.params.size() >= 2) mask_ = nick_.now() + "!" + in.param(0) + "@" + in.param(1);
}

// Only the host changes (396); the user part stays.
void Session::on_host_hidden(const Incoming& in, Moment) {
    if (mask_.empty() || in.params.size() < 3) return;
    const auto host = in.param(1).substr(in.param(1).find('@') + 1);
    mask_ = nick_.now() + "!" + mask_of(mask_).user + "@" + host;
}

// A numeric with a target after our nick: a JOIN or a line of ours was refused.
void Session::on_refused(const Incoming& in, Moment now) {
    const auto& target = in.param(1);
    const auto* channel = rooms_.known(target, support_.casemap);
    const auto why = Rooms::refusal(in.command);
    if (!channel || why.empty() || rooms_.in(target, support_.casemap))
        receipts_.refused(folded(target));
    else if (rooms_.refused(in.command, target, support_.casemap, now))
        notices_.push_back(Left{*channel, std::string(why)});
}

// 437 is about a nick or a channel.
void Session::on_unavailable(const Incoming& in, Moment now) {
    if (support_.is_channel(in.param(1)))
        on_refused(in, now);
    else
        on_nick_refused(in, now);
}

// ---- Messages ----

void Session::on_privmsg(const Incoming& in, Moment now) {
    std::string_view text = in.param(1);
    if (ours(in)) {
        receipts_.echoed(folded(in.param(0)), text);
        return;
    }
    if (!up_since_ || in.params.size() < 2) return;
    const auto from = mask_of(in.source);
    constexpr std::string_view action =
        "\x01"
        "ACTION ";
    Line line;
    line.action = text.starts_with(action);
    if (line.action) {
        text.remove_prefix(action.size());
        text = text.substr(0, text.find('\x01'));
    } else if (text.starts_with('\x01')) {
        answer_ctcp(from, text.substr(1), now);
        return;
    }
    line.nick = from.nick;
    line.user = from.user;
    line.host = from.host;
    line.account = account_of(in, from.nick);
    for (const auto* key : {"bot", "draft/bot", "inspircd.org/bot"}) line.bot = line.bot || tag(in.tags, key);
    line.text = text;
    if (const auto* channel = rooms_.known(in.param(0), support_.casemap))
        line.channel = *channel;
    else if (!nick_.is(in.param(0), support_))
        return;
    notices_.push_back(std::move(line));
}

void Session::answer_ctcp(const Mask& to, std::string_view request, Moment now) {
    request = request.substr(0, request.find('\x01'));
    std::string answer;
    if (fold(request, CaseMap::ascii) == "version")
        answer = "VERSION " + settings_.version;
    else if (fold(request.substr(0, 5), CaseMap::ascii) == "ping ")
        answer = request.substr(0, 60);
    if (answer.empty() || now < next_ctcp_) return;
    next_ctcp_ = now + settings_.pace.ctcp;
    outbox_.keep_house("NOTICE " + to.nick.substr(0, 100) + " :\x01" + answer + "\x01");
}

void Session::on_monitor(const Incoming& in, Moment) {
    if (auto news = monitor_.hear(in, support_.casemap)) notices_.push_back(std::move(*news));
}

void Session::on_pong(const Incoming& in, Moment) {
    receipts_.ponged(in.last());
}

bool Session::ours(const Incoming& in) const {
    return nick_.is(mask_of(in.source).nick, support_);
}

// With account-tag, a message without the tag comes from a user who is not logged in.
std::optional<std::string> Session::account_of(const Incoming& in, const std::string& nick) const {
    if (caps_.has("account-tag")) {
        auto account = tag(in.tags, "account");
        return account && !account->empty() ? account : std::nullopt;
    }
    return knows_accounts() ? roster_.account(nick, support_.casemap) : std::nullopt;
}

}  // namespace bot::irc
