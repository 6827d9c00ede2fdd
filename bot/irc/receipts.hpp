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

/// What became of a message whose token asked for it.
struct Outcome {
    std::string token;
    bool said;
    bool perhaps;  ///< not said, but part of it may have arrived
    bool operator==(const Outcome&) const = default;
};

/// Follows our messages until the server has taken them. With echo-message each line comes back; without, a PING right
/// behind the last line of a message is answered after the server has taken it. An echo that does not come is asked for
/// with a PING as well.
class Receipts {
public:
    explicit Receipts(const Pace& pace) : echo_after_(pace.echo) {}

    /// A message of so many lines; an empty token wants no outcome. Answers its id.
    std::uint64_t open(std::string token, std::size_t lines);

    /// This line has been handed to the socket. Answers what must go right behind it.
    Lines sent(const Part&, bool echo, Moment now);

    /// It will not be sent any more.
    void dropped(std::uint64_t id);

    void echoed(std::string_view folded_target, std::string_view text);
    /// The text of a PONG.
    void ponged(std::string_view text);
    /// The server has refused a line to this target.
    void refused(std::string_view folded_target);

    /// Asks for echoes that are overdue.
    Lines tick(Moment now);
    Moment wakes_at() const;

    /// The link has ended: everything open is unsaid.
    void close();

    std::vector<Outcome> take();

private:
    static constexpr std::size_t most_flights = 1000;

    enum class Fate { arrived, refused, lost };
    struct Open {
        std::string token;
        std::size_t left;
        bool handed = false;   // some byte of it to the socket
        bool arrived = false;  // some line perhaps
        bool failed = false;
    };
    struct Flight {  // a line of which nothing has been heard yet
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
