#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/log/line.hpp"
#include "calendar/instant.hpp"

namespace bot::log {

/// A received line.
struct Heard {
    std::string speaker, text;
    calendar::Instant at;
    bool operator==(const Heard&) const = default;
};

/// A message that is not complete, or that waits for an earlier one.
struct Held {
    std::string speaker, text;      ///< the pieces received, joined
    calendar::Instant since, last;  ///< when the first and the last piece came
    int pieces = 1;
    End end = End::open;  ///< of the text received
    bool ready = false;   ///< waits only for earlier messages of the speaker
    bool operator==(const Held&) const = default;
};

/// A message as complete as it will get. `line.message.end` tells whether its end was missing when the joiner gave up.
struct Whole {
    std::string speaker, text;
    calendar::Instant since, last;
    int pieces = 1;
    LogLine line;
};

/// Joins the lines that a relay has cut. The relay sends at most `cut` bytes of a message per line; the rest follows as
/// further lines of the same speaker, without `!log`. White space at a cut is lost, and a character cut in two becomes
/// U+FFFD on both sides. Other lines may come in between, and lines may come twice, out of order, or never. The
/// messages of a speaker come out in the order in which they began, so a message may wait a few seconds for an earlier
/// one. The caller must pass only lines of trusted speakers.
class Joiner {
public:
    struct Settings {
        std::size_t cut = 425;              ///< the relay's limit, in bytes
        std::chrono::seconds patience{10};  ///< how long to wait for the rest of an incomplete message
        std::chrono::seconds grace{2};      ///< the same if it may be complete, and is too short to have been cut
        std::chrono::seconds again{5};      ///< equal text within this time is the same line
    };
    /// The whole state of the joiner, as plain data.
    struct State {
        std::vector<Held> held;     ///< ordered by their beginning; at most 64
        std::vector<Heard> strays;  ///< pieces that fit no message; at most 16
        std::vector<Heard> recent;  ///< lines received within `again`; at most 64
        bool operator==(const State&) const = default;
    };

    Joiner() = default;
    explicit Joiner(Settings settings, State state = {}) : settings_{settings}, state_{std::move(state)} {}

    /// Handles a line. Returns the messages that are complete, first those whose time was over at `at`. May be empty.
    std::vector<Whole> hear(std::string_view speaker, std::string_view text, calendar::Instant at);
    /// Returns the messages whose rest did not come in time.
    std::vector<Whole> give_up(calendar::Instant at);
    /// Returns all held messages as they are: no more lines will come.
    std::vector<Whole> flush();
    /// When to call `give_up` next; nullopt if nothing is held.
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
