#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace simulation {

/// The content of a line from Oriel, as a listener can see it.
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
        gathers,      ///< the T-10 line: who is present
        alarm,        ///< no deployer is present
        nobody_came,  ///< and still none is
        up,           ///< a requestor is called
        up_again,     ///< and called again
        hold,
        unhold,
        released,
        other
    };
    Kind kind = Kind::other;
    std::string head;      ///< the pings and the window's name; no pings if the kind has none
    std::string end;       ///< of an opening or a freeze: `15:00`; of a T-10 line: the start
    std::string anchor;    ///< `20261123T1400`; empty if missing
    std::string from, to;  ///< of a move, such as `13:00`
    std::string count;     ///< `2/6`; empty if nothing is counted
    int need_care = 0, unchecked = 0;
    bool old = false;                                  ///< it shows the age of Gerrit's data
    std::vector<std::pair<int, std::string>> blocked;  ///< changes with reasons: `vetoed (Code-Review -2 by kay)`
    int patches = 0;     ///< number of patches in a summary; the change of a new patch set or of a call
    std::set<int> left;  ///< of a summary: patches that can go elsewhere
    std::map<std::string, std::string> presence;  ///< nicks with `here` or `absent`; `*`: everyone
    int patch_set = 0;
    std::optional<int> late;
    bool repeat = false, aged = false;

    /// The first line of a start; the second one is about its patches.
    bool first() const { return kind == Kind::opening || kind == Kind::freeze; }
    bool second() const { return kind == Kind::requests || kind == Kind::no_patches || kind == Kind::nobody_to_ping; }
};

Line read_line(std::string_view);

/// Removes the invisible mark that prevents a name from pinging.
std::string seen(std::string_view);

/// Whether a line's head consists of these pings (as `ada kay: `) and the window's name. Users who opted out of pings
/// come last.
bool is_head(const std::string& head, std::string_view pings, std::string_view window);

}  // namespace simulation
