#include "bot/irc/session.hpp"

#include <algorithm>
#include <utility>

#include "bot/irc/split.hpp"

namespace bot::irc {
namespace {

// Lines that must be sent at once. There are more only if the server sends but does not read.
constexpr std::size_t most_now = 1000;

bool speakable(std::string_view target) {
    constexpr std::string_view bad(" ,:\r\n\0", 6);
    return !target.empty() && target.size() < 200 && target.find_first_of(bad) == target.npos;
}

}  // namespace

Session::Session(const Settings& settings, Moment now)
    : settings_(settings),
      caps_(!settings.account.empty()),
      login_(settings),
      nick_(settings),
      rooms_(settings),
      outbox_(settings.pace),
      receipts_(settings.pace),
      begun_(now),
      heard_(now),
      now_(caps_.ask()) {}

void Session::alive(Moment now) {
    heard_ = now;
    pings_ = 0;
}

void Session::say(const Message& message, Moment) {
    const bool channel = support_.is_channel(message.to);
    const bool possible = ready_ && closes_ == never && !over_ && speakable(message.to) &&
                          (!channel || rooms_.in(message.to, support_.casemap));
    const auto pieces = possible ? split(message.text, room_for_text(mask(), message.to)) : std::vector<std::string>();
    const auto id = receipts_.open(message.token, pieces.size());
    std::vector<Part> parts;
    for (const auto& piece : pieces) {
        Part part;
        part.id = id;
        part.to = folded(message.to);
        part.text = piece;
        part.line = "PRIVMSG " + message.to + " :" + piece;
        part.last = parts.size() + 1 == pieces.size();
        parts.push_back(std::move(part));
    }
    if (parts.empty()) receipts_.dropped(id);
    const auto lost = outbox_.add(std::move(parts), message.urgent);
    for (const auto one : lost) receipts_.dropped(one);
    if (!lost.empty()) notices_.push_back(Remark{"too many lines wait; dropped " + std::to_string(lost.size())});
    tell_outcomes();
}

void Session::monitor(const std::vector<std::string>& nicks) {
    if (!up_since_) return;
    monitor_.want(nicks, support_);
    keep_monitor();
}

// At most one line waits, so that changes in the meantime are sent together.
void Session::keep_monitor() {
    if (outbox_.keeps_house()) return;
    if (auto line = monitor_.next(); !line.empty()) outbox_.keep_house(std::move(line));
}

void Session::quit(const std::string& reason, Moment now) {
    if (closes_ != never) return;
    closes_ = now + settings_.pace.quit;
    const auto pieces = split(reason, 200);
    this->now({"QUIT :" + (pieces.empty() ? "" : pieces.front())});
}

void Session::tick(Moment now) {
    if (now >= closes_ && !over_) over_ = "quit";
    if (over_) return;
    tick_registration(now);
    tick_silence(now);
    this->now(login_.tick(now));
    this->now(receipts_.tick(now));
    if (up_since_ && closes_ == never) tick_ready(now);
    advance(now);
}

Moment Session::wakes_at() const {
    if (over_) return Moment::min();
    if (closes_ != never) return closes_;
    if (!up_since_) {
        const auto registration = std::min(begun_ + settings_.pace.registration, welcome_by_);
        return login_.busy() ? std::min(registration, login_.wakes_at()) : registration;
    }
    const auto silence = heard_ + settings_.pace.silence + settings_.pace.missed * pings_;
    auto at = std::min({silence, login_.wakes_at(), nick_.wakes_at(), receipts_.wakes_at(), outbox_.wakes_at()});
    return ready_ ? std::min(at, rooms_.wakes_at()) : at;
}

Lines Session::take(Moment now) {
    Lines lines = std::exchange(now_, {});
    if (!up_since_ || closes_ != never) return lines;
    Lines ping;  // the last PING confirms all earlier lines
    while (auto part = outbox_.next(now)) {
        append(lines, {part->line});
        Lines ask = receipts_.sent(*part, caps_.has("echo-message"), now);
        if (!ask.empty()) ping = std::move(ask);
        keep_monitor();
    }
    append(lines, std::move(ping));
    return lines;
}

Notices Session::take_notices() {
    return std::exchange(notices_, {});
}

void Session::end() {
    if (!over_) over_ = "ended";
    receipts_.close();
    tell_outcomes();
}

// Continues the registration, or the steps that waited for the login.
void Session::advance(Moment now) {
    if (caps_.settled() || up_since_) this->now(login_.attempt(sasl(), now));
    const bool registering = !up_since_ && welcome_by_ == never;
    if (registering && caps_.settled() && !caps_ended_ && !login_.busy()) {
        caps_ended_ = true;
        this->now({"CAP END"});
    }
    if (up_since_ && login_.done() && !ready_) {
        ready_ = true;
        tick_ready(now);
    }
    tell_trouble();
}

void Session::welcome(Moment now) {
    if (up_since_) return;
    up_since_ = now;
    nick_.changed(nick_.now(), support_, now);
    notices_.push_back(LinkUp{nick_.now(), knows_accounts()});
    if (!support_.bot_mode.empty()) outbox_.keep_house("MODE " + nick_.now() + " +" + support_.bot_mode);
    advance(now);
}

void Session::tick_registration(Moment now) {
    if (up_since_) return;
    if (now >= welcome_by_)
        welcome(now);
    else if (now >= begun_ + settings_.pace.registration)
        over_ = "the server did not welcome us in time";
}

void Session::tick_silence(Moment now) {
    if (!up_since_ || now < heard_ + settings_.pace.silence + settings_.pace.missed * pings_) return;
    if (pings_ == 2) {
        over_ = "the server is silent";
        return;
    }
    ++pings_;
    this->now({"PING :alive"});
}

void Session::tick_ready(Moment now) {
    // Services that were away may be back without notice.
    if (!login_.done() && !login_.busy() && now >= login_.wakes_at() && !sasl()) this->now(caps_.ask());
    for (auto& line : nick_.tick(login_.wanted() && login_.done(), now)) outbox_.keep_house(std::move(line));
    if (!ready_) return;
    for (auto& line : rooms_.tick(now)) outbox_.keep_house(std::move(line));
}

void Session::now(Lines lines) {
    append(now_, std::move(lines));
    if (now_.size() > most_now && !over_) over_ = "the server does not read";
}

void Session::tell_outcomes() {
    for (auto& outcome : receipts_.take()) {
        if (outcome.said)
            notices_.push_back(Said{std::move(outcome.token)});
        else
            notices_.push_back(Unsaid{std::move(outcome.token), outcome.perhaps});
    }
}

void Session::tell_trouble() {
    if (!up_since_) return;
    std::string text = login_.trouble();
    const std::string rooms = rooms_.trouble();
    if (!text.empty() && !rooms.empty()) text += "; ";
    text += rooms;
    if (text == trouble_) return;
    trouble_ = text;
    notices_.push_back(Trouble{trouble_});
}

bool Session::knows_accounts() const {
    return caps_.has("account-tag") || follows_accounts();
}

// The server reports the account of each joining user, and every login and logout.
bool Session::follows_accounts() const {
    return caps_.has("extended-join") && caps_.has("account-notify");
}

// The longest possible mask until the server has shown us ours.
std::string Session::mask() const {
    constexpr std::size_t longest_user = 11, longest_host = 63;
    return mask_.empty() ? nick_.now() + std::string(2 + longest_user + longest_host, '*') : mask_;
}

}  // namespace bot::irc
