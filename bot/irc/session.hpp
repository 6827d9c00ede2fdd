#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/irc/caps.hpp"
#include "bot/irc/incoming.hpp"
#include "bot/irc/login.hpp"
#include "bot/irc/moment.hpp"
#include "bot/irc/monitor.hpp"
#include "bot/irc/nick.hpp"
#include "bot/irc/notice.hpp"
#include "bot/irc/outbox.hpp"
#include "bot/irc/receipts.hpp"
#include "bot/irc/rooms.hpp"
#include "bot/irc/roster.hpp"
#include "bot/irc/settings.hpp"
#include "bot/irc/support.hpp"

namespace bot::irc {

/// One connection to a server, from the first line to the last, without any input or output: messages of the server go
/// in, lines for it and notices come out. NICK, USER and the answers to PING are the engine's.
class Session {
public:
    Session(const Settings&, Moment now);

    /// Bytes have come, whatever they are.
    void alive(Moment now);
    void hear(const Incoming&, Moment now);
    void say(const Message&, Moment now);
    /// See Carrier::monitor(). Before the welcome nothing is asked for.
    void monitor(const std::vector<std::string>& nicks);
    void quit(const std::string& reason, Moment now);

    /// Does what is due; call at wakes_at().
    void tick(Moment now);
    Moment wakes_at() const;

    /// The lines that may go to the server now; they count as handed to the socket.
    Lines take(Moment now);
    Notices take_notices();

    /// The connection is closed: reports what is open, and refuses what is said from here on.
    void end();

    /// Why the connection must be closed, once it must.
    const std::optional<std::string>& over() const { return over_; }
    /// What the server said as its last word; empty when nothing.
    const std::string& farewell() const { return farewell_; }
    /// When we were welcomed.
    std::optional<Moment> up_since() const { return up_since_; }
    /// The server does not want us: come back late.
    bool banned() const { return banned_; }

private:
    using Handler = void (Session::*)(const Incoming&, Moment);
    static Handler handler_of(std::string_view command);

    void on_cap(const Incoming&, Moment);
    void on_login(const Incoming&, Moment);
    void on_registered(const Incoming&, Moment);
    void on_support(const Incoming&, Moment);
    void on_motd_end(const Incoming&, Moment);
    void on_nick_refused(const Incoming&, Moment);
    void on_join(const Incoming&, Moment);
    void on_part(const Incoming&, Moment);
    void on_kick(const Incoming&, Moment);
    void on_nick(const Incoming&, Moment);
    void on_quit(const Incoming&, Moment);
    void on_new_host(const Incoming&, Moment);
    void on_host_hidden(const Incoming&, Moment);
    void on_privmsg(const Incoming&, Moment);
    void on_monitor(const Incoming&, Moment);
    void on_pong(const Incoming&, Moment);
    void on_error(const Incoming&, Moment);
    void on_banned(const Incoming&, Moment);
    void on_refused(const Incoming&, Moment);
    void on_unavailable(const Incoming&, Moment);

    void advance(Moment);
    void welcome(Moment);
    void out_of(std::string_view channel, const std::string& why, Moment);
    void answer_ctcp(const Mask&, std::string_view request, Moment);
    void tick_registration(Moment);
    void tick_silence(Moment);
    void tick_ready(Moment);
    void now(Lines);
    void tell_outcomes();
    void tell_trouble();
    bool sasl() const { return caps_.has("sasl") && caps_.takes_passwords(); }
    bool knows_accounts() const;
    bool follows_accounts() const;
    bool follows_away() const { return caps_.has("away-notify"); }
    void ask_people(const std::string& channel);
    void tell_presence(std::vector<Presence>);
    void tell_anew();
    void keep_monitor();
    std::optional<std::string> account_of(const Incoming&, const std::string& nick) const;
    bool ours(const Incoming&) const;
    std::string mask() const;
    std::string folded(std::string_view name) const { return fold(name, support_.casemap); }

    Settings settings_;
    Caps caps_;
    Login login_;
    Nick nick_;
    Rooms rooms_;
    Roster roster_;
    Support support_;
    Monitor monitor_;
    Outbox outbox_;
    Receipts receipts_;

    Moment begun_, heard_;
    Moment next_ctcp_ = Moment::min(), closes_ = never, welcome_by_ = never;
    int pings_ = 0;  // of ours, since a byte was heard
    bool caps_ended_ = false, ready_ = false, banned_ = false;
    std::optional<Moment> up_since_;
    std::optional<std::string> over_;
    std::string farewell_, trouble_, mask_;
    Lines now_;
    Notices notices_;
};

}  // namespace bot::irc
