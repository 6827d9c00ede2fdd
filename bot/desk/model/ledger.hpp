#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "calendar/instant.hpp"

namespace bot::desk {
inline namespace model {

using calendar::Instant;

/// The lines said unasked, by cause. It ensures that no line is said twice and none is lost.
class Ledger {
public:
    enum class Stage {
        wanted,  ///< to be said as soon as it can be heard
        asked,   ///< given to the carrier, not confirmed
        said,    ///< confirmed
    };
    enum class Doubt { none, restart, reconnect };  ///< why an earlier sending may or may not have arrived

    /// How the receiver of a private line is found, and what `to` names.
    enum class Reach {
        here,      ///< a name of the calendar, in our channel
        anywhere,  ///< a nick, in our channel or not
        account,   ///< a services account, in our channel
    };

    struct Line {
        std::uint64_t order;  ///< lines go out in the order in which they were first wanted
        Stage stage = Stage::wanted;
        Doubt doubt = Doubt::none;
        Cause like;                 ///< set while a pending line of another cause also covers this one
        std::string to;             ///< receiver of a private line; empty: the channel
        std::string about;          ///< the window's name
        std::string text;           ///< without marks; empty: the caller has to render it
        Instant due;                ///< when it should have been said; a minute later it is marked "late"
        Instant until;              ///< it is not sent from this instant on
        Instant at{};               ///< when it was last sent, refused or confirmed
        bool refused = false;       ///< the carrier gave it back; it rests before the next try
        bool rerender = false;      ///< its text is rendered again before a resend
        Reach reach = Reach::here;  ///< of a private line
    };

    /// How long a line rests after the carrier gave it back.
    static constexpr std::chrono::seconds rest{5};

    bool knows(const Cause& cause) const { return lines_.contains(cause); }
    const std::map<Cause, Line>& lines() const { return lines_; }

    /// Whether the caller has to render a text: the cause is unknown, or wanted without text and not resting.
    bool wants_words(const Cause&, Instant now) const;

    /// Enters a line to be said once. `rerender`: before a resend the caller renders the text again. Has no effect if
    /// the cause is known and needs no text.
    void want(const Cause&, std::string about, std::string text, Instant due, Instant until, bool rerender = false);
    /// Cancels a line, unless it was sent or said.
    void drop(const Cause&);
    /// `cause` stands for the same fact as `like`. If that is known, `cause` takes over the rest of its work.
    void adopt(const Cause& cause, const Cause& like);

    /// As `want`, to one person in private. Every call makes a cause of its own.
    void want_private(const std::string& to, std::string about, std::string text, Instant now, Instant until);
    /// The same, once for this cause.
    void want_private(const Cause&, const std::string& to, std::string about, std::string text, Instant now,
                      Instant until, Reach = Reach::here);

    /// The nick that receives a private line now; nullopt: the receiver cannot be reached.
    using Finder = std::function<std::optional<std::string>(const Line&)>;

    /// A line to send now, and its receiver.
    struct Due {
        Cause cause;
        std::string to;  ///< a channel or a nick
        Line line;
    };

    /// The lines to send now, to `channel` or in private, in order. They are marked as asked. A private line waits
    /// until its receiver can be reached.
    std::vector<Due> take(const std::string& channel, Instant now, const Finder& = {});

    void said(const Cause&, Instant now);
    void unsaid(const Cause&, bool perhaps, Instant now);
    /// After a restart: lines that were sent without confirmation are in doubt.
    void restarted();

    /// When the next resting line may be sent again; nullopt: none rests.
    std::optional<Instant> wakes_at(Instant now) const;

    /// The line last confirmed in the channel; nullptr: none.
    const Line* latest() const;

    /// Forgets lines that are too old to recur.
    void prune(Instant now);

private:
    friend struct journal::Memory;
    template <class Change>
    void change_asked(const Cause&, Change);

    std::map<Cause, Line> lines_;
    std::uint64_t next_order_ = 1;
};

}  // namespace model
}  // namespace bot::desk
