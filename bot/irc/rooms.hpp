#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "bot/irc/casemap.hpp"
#include "bot/irc/lines.hpp"
#include "bot/irc/moment.hpp"
#include "bot/irc/settings.hpp"

namespace bot::irc {

/// The channels we want to be in, and when to try to get in again.
class Rooms {
public:
    explicit Rooms(const Settings&);

    /// The JOINs that are due.
    Lines tick(Moment now);
    Moment wakes_at() const;

    /// The channel in the spelling of the settings; nullptr for one that is none of ours.
    const std::string* known(std::string_view channel, CaseMap) const;
    bool in(std::string_view channel, CaseMap) const;

    void joined(std::string_view channel, CaseMap);
    /// We are out of it, by a kick or by force.
    void removed(std::string_view channel, CaseMap, Moment now);
    /// Takes in the answer that a JOIN was refused (a numeric of is_refusal). True for the first of a row.
    bool refused(std::string_view numeric, std::string_view channel, CaseMap, Moment now);

    /// Whether this numeric refuses a JOIN; in words for people, empty when it does not.
    static std::string_view refusal(std::string_view numeric);

    /// Which channels refuse us and why, for people; empty when none does.
    std::string trouble() const;

private:
    struct Room {
        std::string name;
        bool in = false;
        Moment next = Moment::min();
        int refusals = 0;
        std::string why;
    };
    Room* find(std::string_view channel, CaseMap);

    std::vector<Room> rooms_;
    Pace pace_;
};

}  // namespace bot::irc
