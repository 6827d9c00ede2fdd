#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace simulation {

/// What a line of Oriel's says, as far as a listener can tell.
struct Line {
    enum class Kind {
        opening,
        freeze,
        requests,
        no_patches,
        nobody_to_ping,
        moved,
        cancelled,
        summary,
        patch_set,
        gathers,      ///< ten minutes before a start: who is there
        alarm,        ///< no deployer has been seen
        nobody_came,  ///< and none came
        up,           ///< somebody is called forward,
        up_again,     ///< and once more
        hold,
        unhold,
        released,
        other
    };
    Kind kind = Kind::other;
    std::string head;      ///< the pings and the window's name; without pings where the kind has none
    std::string end;       ///< of an opening or a freeze: `15:00`; of a T-10 line, when it starts
    std::string anchor;    ///< `20261123T1400`; empty when the line has none
    std::string from, to;  ///< of a move, as `13:00`
    std::string count;     ///< `2/6`; empty when nothing is counted
    int need_care = 0, unchecked = 0;
    bool old = false;                                  ///< it tells how old what is known of Gerrit is
    std::vector<std::pair<int, std::string>> blocked;  ///< changes, and why: `vetoed (Code-Review -2 by kay)`
    int patches = 0;     ///< that a window's summary counts; the change of a new patch set, or of a call
    std::set<int> left;  ///< of a summary: what can go elsewhere
    std::map<std::string, std::string> presence;  ///< nicks, and where they are: `here`, `absent`; `*`: everybody
    int patch_set = 0;
    std::optional<int> late;
    bool repeat = false, aged = false;

    /// The first line of a start; the second is about its patches.
    bool first() const { return kind == Kind::opening || kind == Kind::freeze; }
    bool second() const { return kind == Kind::requests || kind == Kind::no_patches || kind == Kind::nobody_to_ping; }
};

Line read_line(std::string_view);

/// Without the invisible mark that keeps a name from pinging.
std::string seen(std::string_view);

/// Whether a line's head has these pings (as `ada kay: `) and that window's name. Those who want no pings come last.
bool is_head(const std::string& head, std::string_view pings, std::string_view window);

}  // namespace simulation
