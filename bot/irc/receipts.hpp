#pragma once
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bot/irc/lines.hpp"
#include "bot/irc/moment.hpp"
#include "bot/irc/outbox.hpp"
#include "bot/irc/settings.hpp"

namespace bot::irc {

/// The result of a message with a token.
struct Outcome {
    std::string token;
    bool said;
    bool perhaps;  ///< not confirmed, but part of it may have arrived
    bool operator==(const Outcome&) const = default;
};

/// Tracks our messages until the server has accepted them. With echo-message each line comes back. Without it, a PING
/// follows the last line of a message, and the server answers it after it has handled the message. A missing echo is
/// checked with a PING too.
class Receipts {
public:
    explicit Receipts(const Pace& pace) : echo_after_(pace.echo) {}

    /// Registers a message with this number of lines; an empty token gets no outcome. Returns its id.
    std::uint64_t open(std::string token, std::size_t lines);

    /// The line was written to the socket. Returns the lines that must follow at once.
    Lines sent(const Part&, bool echo, Moment now);

    /// The message will not be sent.
    void dropped(std::uint64_t id);

    void echoed(std::string_view folded_target, std::string_view text);
    /// The text of a PONG.
    void ponged(std::string_view text);
    /// The server refused a line to this target.
    void refused(std::string_view folded_target);

    /// Checks for overdue echoes: returns a PING if one is due.
    Lines tick(Moment now);
    Moment wakes_at() const;

    /// The link has ended: every open message counts as unsaid.
    void close();

    std::vector<Outcome> take();

private:
    static constexpr std::size_t most_flights = 1000;

    enum class Fate { arrived, refused, lost };
    struct Open {
        std::string token;
        std::size_t left;
        bool handed = false;   // some of its lines were written to the socket
        bool arrived = false;  // some line may have arrived
        bool failed = false;
    };
    struct Flight {  // a line that was sent and not confirmed yet
        std::uint64_t number;
        std::uint64_t id;
        std::string to, text;
        bool echo;
        bool asked;
        Moment at;
    };
    void settle(const Flight&, Fate);
    bool followed(const Flight& f) const { return open_.contains(f.id); }

    Pace::Span echo_after_;
    std::uint64_t last_id_ = 0, last_number_ = 0;
    std::map<std::uint64_t, Open> open_;
    std::deque<Flight> flights_;
    std::vector<Outcome> outcomes_;
};

}  // namespace bot::irc
