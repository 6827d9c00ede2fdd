#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "tests/simulation/edits.hpp"

namespace simulation {

/// Somebody comes to the channel, goes, or takes another nick.
struct Coming {
    enum class Kind { joins, parts, renames };
    Instant at;
    std::size_t who;  ///< of `people`
    Kind kind;
    std::string nick;  ///< from then on
};

/// In order of time; the first ones of all are there at `from`.
std::vector<Coming> draw_comings(const std::vector<Revision>&, Instant from, Instant to, Rng&);

/// The services account of somebody of `people`, if they have one: known by name.
std::optional<std::string> account_of(std::size_t who);

/// Two nicks that are one to an IRC server.
bool same_nick(std::string_view, std::string_view);

/// Who is in the channel.
class Crowd {
public:
    /// What Oriel is told of it, were it there.
    bot::desk::PresenceSeen take(const Coming&, const std::string& channel);
    bot::desk::PresenceSeen list(const std::string& channel) const;

private:
    bot::desk::Person person(std::size_t who) const;
    std::vector<std::optional<std::string>> nicks_ = std::vector<std::optional<std::string>>(people.size());
};

}  // namespace simulation
