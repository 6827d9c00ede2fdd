#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bot::irc {

/// A line from another user (PRIVMSG). The text is unchanged: any bytes except CR, LF and NUL, perhaps invalid UTF-8.
struct Line {
    std::string nick, user, host;
    /// The services account for this message; nullopt if not logged in or unknown. A nick alone proves nothing.
    std::optional<std::string> account;
    bool bot = false;     ///< the server marks the sender as a bot
    std::string channel;  ///< as spelled in the settings; empty for a private line
    std::string text;
    bool action = false;  ///< CTCP ACTION, `/me`; `text` is the text after it
    bool operator==(const Line&) const = default;
};

/// A user in a channel. `account` is nullopt if not logged in, and always without extended-join and account-notify.
/// `away` is always false without away-notify.
struct Here {
    std::string nick;  ///< as the server spells it
    std::optional<std::string> account;
    bool away = false;
    bool operator==(const Here&) const = default;
};

/// A change among the other users in one of our channels. Oriel itself is never included.
struct Presence {
    std::string channel;     ///< as spelled in the settings
    std::vector<Here> came;  ///< includes users who were there before us, and updates of account or away
    std::vector<std::string> went;
    std::vector<std::pair<std::string, std::string>> renamed;  ///< from, to
    std::vector<std::string> lost = {};  ///< those in `went` who left by a network fault (split, timeout)
    bool operator==(const Presence&) const = default;
};

/// Which of the monitored nicks are online, and which are offline. Spelled as in Carrier::monitor().
struct Online {
    std::vector<std::string> online, offline;
    bool operator==(const Online&) const = default;
};

/// A message to send. Long text is split at spaces; CR, LF and NUL become spaces.
struct Message {
    std::string token;  ///< empty: no confirmation; otherwise said() or unsaid() follows exactly once
    std::string to;     ///< a channel or a nick
    std::string text;
    bool urgent = false;  ///< is sent before messages that are not urgent
    bool operator==(const Message&) const = default;
};

/// The carrier's events. Every call is made on the executor's thread, never from inside a call to the carrier.
class Listener {
public:
    virtual ~Listener() = default;

    /// The server has welcomed us. `accounts`: the server reports services accounts, so `Line::account` is reliable.
    virtual void link_up(const std::string& nick, bool accounts) = 0;

    /// A link that was up has ended; everything known about channels is void. Every unconfirmed token has been reported
    /// before. The carrier reconnects by itself.
    virtual void link_down(const std::string& why) = 0;

    /// A lasting problem that people should know ("not logged in: services are away"); empty when it is over.
    /// link_down() also ends it, without a call.
    virtual void trouble(const std::string& what) = 0;

    /// Our nick has changed, whether we asked for it or not.
    virtual void nick_is(const std::string& nick) = 0;

    /// We have joined this channel. `left` is also called for a channel that refuses us; the carrier keeps trying to
    /// join.
    virtual void joined(const std::string& channel) = 0;
    virtual void left(const std::string& channel, const std::string& why) = 0;

    /// The users in a channel: after joined() all at once, perhaps again when more is known about them, then each
    /// change; none after left() or link_down(). A user may leave who was never reported to have come.
    virtual void seen(const Presence&) = 0;

    /// The state of the nicks of Carrier::monitor(): first of each nick, then of each change. Never after link_down().
    virtual void online(const Online&) = 0;

    virtual void heard(const Line&) = 0;

    /// The server has accepted the whole message.
    virtual void said(const std::string& token) = 0;

    /// The message was refused, dropped, or not confirmed before the link ended. `perhaps`: part of it may have
    /// arrived.
    virtual void unsaid(const std::string& token, bool perhaps) = 0;
};

}  // namespace bot::irc
