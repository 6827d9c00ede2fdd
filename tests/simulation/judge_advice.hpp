#pragma once
#include <map>
#include <set>
#include <tuple>

#include "tests/simulation/judge.hpp"
#include "tests/simulation/mind.hpp"

namespace simulation {

/// One piece of news for a person: the change, the problem, and the context that makes it news again.
struct News {
    std::string who;
    int change;
    Ill ill;
    int patch_set;
    std::string where;  ///< for problems of a window only
    auto operator<=>(const News&) const = default;
};

/// Replays the week with a Mind that knows what the desk knew, and checks each line against it.
class Advised {
public:
    Advised(Hindsight&, Verdict&);
    void all();

private:
    struct Seat {
        Entry entry;
        Standing standing;
    };
    /// The state that a power cut reverts.
    struct Memory {
        Mind mind;
        std::set<News> heard;          ///< told, and the desk must believe that it still holds
        std::map<News, Instant> owed;  ///< since when a person should have been told, by the desk's clock
    };

    void pass_starts(Instant from, Instant to);
    void take(const Beat&);
    void follow(int before, int after);
    void look(bool prompts);
    void clear_told();
    void owe(bool prompts);
    void overdue();
    void line(const Beat&, std::size_t index);
    void private_line(const Spoken&);
    void sentence(const Spoken&, const struct Sentence&);
    void left(const Spoken&, const struct Sentence&);
    void stands(const Spoken&, const struct Sentence&, const Seat&);
    void announcement(std::size_t index);
    void gathers(std::size_t index);
    void presence(std::size_t index, const Card&);
    void judge_age(Instant from);
    News news(const Entry&, Ill) const;
    void wrong(const std::string& what, const Spoken* = nullptr);

    Hindsight& h_;
    Verdict& out_;
    Memory now_;
    std::vector<Memory> held_;
    std::vector<Seat> seats_;
    std::map<News, bool> told_;                      ///< told, and not cleared since
    std::set<News> in_line_;                         ///< told by the current line
    std::vector<std::pair<News, bool>> since_held_;  ///< told, or cleared: this is on the disk
    std::set<News> ever_over_;
    std::map<std::pair<std::string, int>, Instant> missing_;  ///< since when a person's entry is missing from the page
    std::map<std::string, std::string> first_try_;            ///< texts by cause
    std::set<std::string> listed_presence_;                   ///< causes of the lines whose list was checked
    std::map<std::size_t, Key> starts_;                       ///< the start that a line in the channel is about
    std::set<const Beat*> wanted_;                            ///< the Held beats that are restored later
    std::map<int, Instant> listed_;  ///< since when the known page lists a change, in true time
    Instant at_{}, clock_{};
};

}  // namespace simulation
