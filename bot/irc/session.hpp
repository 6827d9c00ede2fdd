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

/// One connection to a server, from the first line to the last, as a state machine without input or output: messages
/// from the server go in; lines to it and notices come out. The engine sends NICK, USER and the replies to PING.
class Session {
public:
    Session(const Settings&, Moment now);

    /// Any bytes have arrived.
    void alive(Moment now);
    void hear(const Incoming&, Moment now);
    void say(const Message&, Moment now);
    /// See Carrier::monitor(). Ignored before the welcome.
    void monitor(const std::vector<std::string>& nicks);
    void quit(const std::string& reason, Moment now);

    /// Does everything that is due; call at wakes_at().
    void tick(Moment now);
    Moment wakes_at() const;

    /// The lines that may be sent now; they count as written to the socket.
    Lines take(Moment now);
    Notices take_notices();

    /// The connection is closed: reports the open messages, and refuses later ones.
    void end();

    /// Why the connection must be closed; nullopt while it may stay open.
    const std::optional<std::string>& over() const { return over_; }
    /// The server's last words (ERROR or a ban notice); empty if there were none.
    const std::string& farewell() const { return farewell_; }
    /// When the server welcomed us.
    std::optional<Moment> up_since() const { return up_since_; }
    /// The server refuses us: reconnect late.
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
    void out_of(std::string_view name, const std::string& why, Moment);
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
    void tell_again();
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
    int pings_ = 0;  // our PINGs since the last byte from the server
    bool caps_ended_ = false, ready_ = false, banned_ = false;
    std::optional<Moment> up_since_;
    std::optional<std::string> over_;
    std::string farewell_, trouble_, mask_;
    Lines now_;
    Notices notices_;
};

}  // namespace bot::irc
