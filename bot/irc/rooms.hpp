#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "bot/irc/casemap.hpp"
#include "bot/irc/lines.hpp"
#include "bot/irc/moment.hpp"
#include "bot/irc/settings.hpp"

namespace bot::irc {

/// The channels to be in, and when to try to join them.
class Rooms {
public:
    explicit Rooms(const Settings&);

    /// The JOIN lines that are due.
    Lines tick(Moment now);
    Moment wakes_at() const;

    /// The channel as spelled in the settings; nullptr if it is not in the settings.
    const std::string* known(std::string_view channel, CaseMap) const;
    bool in(std::string_view channel, CaseMap) const;

    void joined(std::string_view channel, CaseMap);
    /// We are out of the channel: kicked or forced to part.
    void removed(std::string_view channel, CaseMap, Moment now);
    /// Handles the refusal of a JOIN (a numeric of refusal()). Returns true for the first refusal in a row.
    bool refused(std::string_view numeric, std::string_view channel, CaseMap, Moment now);

    /// The reason, if this numeric refuses a JOIN, for people; empty if it does not.
    static std::string_view refusal(std::string_view numeric);

    /// The channels that refuse us, with the reasons, for people; empty if none does.
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
