#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bot::irc {

/// A line somebody else said (PRIVMSG). The text is as it came: any bytes but CR, LF and NUL, perhaps no UTF-8.
struct Line {
    std::string nick, user, host;
    /// The services account of this very message; nullopt when not logged in or not known. A nick proves nothing.
    std::optional<std::string> account;
    bool bot = false;     ///< the server says that it comes from a bot
    std::string channel;  ///< in the spelling of the settings; empty for a private line
    std::string text;
    bool action = false;  ///< CTCP ACTION, `/me`; the text is what stands behind it
    bool operator==(const Line&) const = default;
};

/// Somebody in a channel. The account is nullopt when not logged in, and nobody is away, while the server does not tell
/// every change of it.
struct Here {
    std::string nick;  ///< as the server spells it
    std::optional<std::string> account;
    bool away = false;
    bool operator==(const Here&) const = default;
};

/// What changed among the others in a channel of ours. We ourselves are never among them.
struct Presence {
    std::string channel;     ///< in the spelling of the settings
    std::vector<Here> came;  ///< also those who were there before us, and those whose account or being away is now this
    std::vector<std::string> went;
    std::vector<std::pair<std::string, std::string>> renamed;  ///< from, to
    std::vector<std::string> lost = {};  ///< of those who went: the network's doing (a split, a timeout), not theirs
    bool operator==(const Presence&) const = default;
};

/// Which of the nicks that were asked for are on the network, and which are not (any more). In the spelling they were
/// asked for in.
struct Online {
    std::vector<std::string> online, offline;
    bool operator==(const Online&) const = default;
};

/// Something to say. Long text is split at spaces; CR, LF and NUL become spaces.
struct Message {
    std::string token;  ///< empty: no confirmation wanted; else said() or unsaid() follows, exactly once
    std::string to;     ///< a channel or a nick
    std::string text;
    bool urgent = false;  ///< overtakes what is not
    bool operator==(const Message&) const = default;
};

/// What the carrier tells. Everything is called on the executor's thread, never from inside a call of ours.
class Listener {
public:
    virtual ~Listener() = default;

    /// The server has welcomed us. `accounts`: it tells services accounts, so `Line::account` can be trusted to be
    /// there.
    virtual void link_up(const std::string& nick, bool accounts) = 0;

    /// A link that had been up has ended, and with it all that was known of channels. Every unconfirmed token has been
    /// reported before. The carrier reconnects by itself.
    virtual void link_down(const std::string& why) = 0;

    /// What people should know while it lasts ("not logged in: services are away"); empty when it has passed. A link
    /// that goes down takes its trouble with it, without a call.
    virtual void trouble(const std::string& what) = 0;

    /// Our own nick changed, by our wish or not.
    virtual void nick_is(const std::string& nick) = 0;

    /// We are in this channel from now on; `left` also tells of a channel that refuses us, and we try again by
    /// ourselves.
    virtual void joined(const std::string& channel) = 0;
    virtual void left(const std::string& channel, const std::string& why) = 0;

    /// Who is in a channel: after joined() all of them at once, perhaps again when more is known of them, then each
    /// change; nothing more after left() or link_down(). Somebody who was not told to have come may go.
    virtual void seen(const Presence&) = 0;

    /// Of the nicks of Carrier::monitor(): each once, when the server was asked, then each change. Never after
    /// link_down().
    virtual void online(const Online&) = 0;

    virtual void heard(const Line&) = 0;

    /// The server has taken the whole message.
    virtual void said(const std::string& token) = 0;

    /// The message was refused, dropped, or not confirmed before the link ended. `perhaps`: part of it may have
    /// arrived.
    virtual void unsaid(const std::string& token, bool perhaps) = 0;
};

}  // namespace bot::irc
