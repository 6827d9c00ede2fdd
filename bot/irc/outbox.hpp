#pragma once
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/irc/bucket.hpp"
#include "bot/irc/moment.hpp"
#include "bot/irc/settings.hpp"

namespace bot::irc {

/// One line of a message, or a maintenance line (id 0), such as JOIN.
struct Part {
    std::uint64_t id = 0;  ///< id of the message
    std::string to;        ///< folded
    std::string text;
    std::string line;  ///< the line to send to the server
    bool last = true;  ///< the last line of its message
};

/// The lines that wait for the rate limit: urgent ones first, then maintenance lines, then the rest; each in order.
class Outbox {
public:
    static constexpr std::size_t most = 500;
    static constexpr std::size_t most_house = 100;

    explicit Outbox(const Pace& pace) : bucket_(pace) {}

    /// Adds a message. Returns the messages dropped because the queue is full: the oldest that are not urgent, or the
    /// new one.
    [[nodiscard]] std::vector<std::uint64_t> add(std::vector<Part>, bool urgent);
    void keep_house(std::string line);
    /// A maintenance line is waiting.
    bool keeps_house() const { return !house_.empty(); }

    /// Drops all lines to this target; returns the messages they belonged to.
    [[nodiscard]] std::vector<std::uint64_t> forget(std::string_view folded_target);

    /// The next line, if one may be sent now.
    std::optional<Part> next(Moment now);
    /// When the next line may be sent; `never` if none waits.
    Moment wakes_at() const;

private:
    void erase(std::uint64_t id);

    Bucket bucket_;
    std::deque<Part> urgent_, house_, normal_;
};

}  // namespace bot::irc
