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

namespace bot::desk::inline model {

using calendar::Instant;

/// The lines said unasked, by cause: why nothing is said twice and nothing is lost.
class Ledger {
public:
    enum class Stage {
        wanted,  ///< to be said as soon as somebody hears it
        asked,   ///< given to the carrier, not confirmed
        said,    ///< confirmed
    };
    enum class Doubt { none, restart, reconnect };  ///< why an earlier sending may or may not have arrived

    /// Where somebody may be who is told something in private, and what they are named by.
    enum class Reach {
        here,      ///< a name of the calendar, in our channel
        anywhere,  ///< a nick, in our channel or not
        account,   ///< a services account, in our channel
    };

    struct Line {
        std::uint64_t order;  ///< lines go out in the order in which they were wanted
        Stage stage = Stage::wanted;
        Doubt doubt = Doubt::none;
        Cause like;                 ///< set while another cause's line on its way stands for this one too
        std::string to;             ///< somebody named on the calendar, in private; empty: the channel
        std::string about;          ///< the window's name
        std::string text;           ///< without marks; empty when it has no words (now)
        Instant due;                ///< when it should have been said; later by a minute is "late"
        Instant until;              ///< from then on it is not worth saying
        Instant at{};               ///< when it was last asked for, refused or confirmed
        bool refused = false;       ///< the carrier gave it back; it rests a little before it is asked for again
        bool anew = false;          ///< its words are made anew each time it is to be said
        Reach reach = Reach::here;  ///< of a private one
    };

    /// How long a line rests that the carrier gave back.
    static constexpr std::chrono::seconds rest{5};

    bool knows(const Cause& cause) const { return lines_.count(cause) > 0; }
    const std::map<Cause, Line>& lines() const { return lines_; }

    /// Whether somebody must find (new) words for it: it is unknown, or wanted without words and not resting.
    bool wants_words(const Cause&, Instant now) const;

    /// To be said once. `anew`: should it have to be said again, then in words of that time, by another call. A cause
    /// that is known and has its words, or needs none, changes nothing.
    void want(const Cause&, std::string about, std::string text, Instant due, Instant until, bool anew = false);
    /// It is not worth saying any more: unless it is on its way or has been said, it never will be.
    void drop(const Cause&);
    /// `cause` stands for the same thing as `like`, if that is known, and takes over what is left to be done for it.
    void adopt(const Cause& cause, const Cause& like);

    /// As `want`, for one person in private, once: every call is a cause of its own.
    void want_private(const std::string& to, std::string about, std::string text, Instant now, Instant until);
    /// The same, once for this cause.
    void want_private(const Cause&, const std::string& to, std::string about, std::string text, Instant now,
                      Instant until, Reach = Reach::here);

    /// The nick under which somebody can be told something in private now.
    using Finder = std::function<std::optional<std::string>(const Line&)>;

    /// A line to say now: where, and what is known of it.
    struct Due {
        Cause cause;
        std::string to;  ///< a channel or a nick
        Line line;
    };

    /// The lines to say now, to `channel` or in private, in order. They count as asked from here on. A private line
    /// waits until its reader can be found.
    std::vector<Due> take(const std::string& channel, Instant now, const Finder& = {});

    void said(const Cause&, Instant now);
    void unsaid(const Cause&, bool perhaps, Instant now);
    /// The process began anew: what was asked and not confirmed is in doubt.
    void restarted();

    /// When a line that rests may be asked for again, if one does.
    std::optional<Instant> wakes_at(Instant now) const;

    /// The line of the channel confirmed last.
    const Line* latest() const;

    /// Forgets what is too old to come up again.
    void prune(Instant now);

private:
    friend struct journal::Memory;
    template <class Change>
    void change_asked(const Cause&, Change);

    std::map<Cause, Line> lines_;
    std::uint64_t next_order_ = 1;
};

}  // namespace bot::desk::inline model
