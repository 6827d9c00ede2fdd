#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/log/line.hpp"
#include "calendar/instant.hpp"

namespace bot::log {

/// A line as it was heard.
struct Heard {
    std::string speaker, text;
    calendar::Instant at;
    bool operator==(const Heard&) const = default;
};

/// A message that has begun, or waits for its turn behind one.
struct Held {
    std::string speaker, text;      ///< the pieces so far, joined
    calendar::Instant since, last;  ///< when the first and the last of them came
    int pieces = 1;
    End end = End::open;  ///< of what is there
    bool ready = false;   ///< waits for nothing any more but for those before it
    bool operator==(const Held&) const = default;
};

/// A message as whole as it will get; `line.message.end` tells whether its end was missing when it was given up.
struct Whole {
    std::string speaker, text;
    calendar::Instant since, last;
    int pieces = 1;
    LogLine line;
};

/// Joins what a relay has cut. It sends at most `cut` bytes of a message a line; the rest follows as further lines of
/// the same speaker, without `!log`. White space at a cut is lost, and a character cut in two is U+FFFD on both sides.
/// Other lines may stand between, lines may come twice, in the wrong order, or never. Each speaker's messages come out
/// in the order in which they began, so a message may wait a few seconds for the one before it. The caller lets in only
/// speakers it trusts.
class Joiner {
public:
    struct Settings {
        std::size_t cut = 425;              ///< the relay's limit, in bytes
        std::chrono::seconds patience{10};  ///< how long to wait for the rest of a message that lacks its end
        std::chrono::seconds grace{2};      ///< the same when it may be whole, and is too short to have been cut
        std::chrono::seconds again{5};      ///< the same text within this time is the same line
    };
    /// All that is remembered, as plain data.
    struct State {
        std::vector<Held> held;     ///< in order of their beginning; at most 64
        std::vector<Heard> strays;  ///< pieces that fit nothing yet; at most 16
        std::vector<Heard> recent;  ///< lines heard within `again`; at most 64
        bool operator==(const State&) const = default;
    };

    Joiner() = default;
    explicit Joiner(Settings settings, State state = {}) : settings_{settings}, state_{std::move(state)} {}

    /// Takes a line. Gives the messages that are complete now, those given up by `at` first. A line may give none.
    std::vector<Whole> hear(std::string_view speaker, std::string_view text, calendar::Instant at);
    /// Gives the messages whose rest did not come in time.
    std::vector<Whole> give_up(calendar::Instant at);
    /// Gives all that is held, as it is: no more lines will come.
    std::vector<Whole> flush();
    /// When `give_up` has something to do next; nullopt when nothing is held.
    std::optional<calendar::Instant> wakes_at() const;

    const State& state() const { return state_; }

private:
    bool repeated(std::string_view speaker, std::string_view text, calendar::Instant at);
    void open(std::string_view speaker, std::string_view text, calendar::Instant at);
    void go_on(const Heard& piece);
    bool add(const Heard& piece);
    static void settle(Held& held);
    bool may_be_cut(const Held& held) const;
    calendar::Instant deadline(const Held& held) const;
    void drop_old(calendar::Instant at);
    std::vector<Whole> take_ready();

    Settings settings_{};
    State state_;
};

}  // namespace bot::log
