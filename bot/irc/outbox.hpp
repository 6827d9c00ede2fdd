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

/// One line of a message, or of ours to keep house (id 0).
struct Part {
    std::uint64_t id = 0;  ///< of the message
    std::string to;        ///< folded
    std::string text;
    std::string line;  ///< what goes to the server
    bool last = true;  ///< of its message
};

/// The lines that wait for the rate limit: urgent ones first, then house-keeping, then the rest, each in order.
class Outbox {
public:
    static constexpr std::size_t most = 500;
    static constexpr std::size_t most_house = 100;

    explicit Outbox(const Pace& pace) : bucket_(pace) {}

    /// The messages that lost lines because the queue is full: the oldest that are not urgent, or else the new one.
    [[nodiscard]] std::vector<std::uint64_t> add(std::vector<Part>, bool urgent);
    void keep_house(std::string line);
    /// A line to keep house waits.
    bool keeps_house() const { return !house_.empty(); }

    /// Forgets what is still to be said there; the messages concerned.
    [[nodiscard]] std::vector<std::uint64_t> forget(std::string_view folded_target);

    /// The next line, if one may go now.
    std::optional<Part> next(Moment now);
    /// When it may; never when none waits.
    Moment wakes_at() const;

private:
    void erase(std::uint64_t id);

    Bucket bucket_;
    std::deque<Part> urgent_, house_, normal_;
};

}  // namespace bot::irc
