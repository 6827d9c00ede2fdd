#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "tests/simulation/edits.hpp"

namespace simulation {

/// A user joins the channel, leaves, or changes nick.
struct Coming {
    enum class Kind { joins, parts, renames };
    Instant at;
    std::size_t who;  ///< index in `people`
    Kind kind;
    std::string nick;  ///< the nick after it
};

/// Ordered by time; the users of the first ones are there at `from`.
std::vector<Coming> draw_comings(const std::vector<Revision>&, Instant from, Instant to, Rng&);

/// The services account of `people[who]`, if it has one; it is known by name.
std::optional<std::string> account_of(std::size_t who);

/// Whether an IRC server treats two nicks as the same.
bool same_nick(std::string_view, std::string_view);

/// The users in the channel.
class Crowd {
public:
    /// The event that Oriel receives if it is in the channel.
    bot::desk::PresenceSeen take(const Coming&, const std::string& channel);
    bot::desk::PresenceSeen list(const std::string& channel) const;

private:
    bot::desk::Person person(std::size_t who) const;
    std::vector<std::optional<std::string>> nicks_ = std::vector<std::optional<std::string>>(people.size());
};

}  // namespace simulation
