#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/desk/stage.hpp"
#include "tests/simulation/rng.hpp"

/// A randomised afternoon: users come, go, rename, answer late or not at all, and send every kind of line. Everything
/// that Oriel says unasked is checked against what was said before.
namespace tests {

using namespace bot::desk;

/// A person from the calendar, with their current state on IRC.
struct Someone {
    std::string name;  ///< as listed on the calendar
    std::optional<std::string> account;
    std::string nick;
    bool here = false, away = false;
    bool deploys = false;
};

struct Held {
    std::string window;
    std::optional<std::int64_t> start;  ///< none: everywhere
    std::int64_t at;
    bool operator==(const Held&) const = default;
};

/// The hours from 13:40 to 17:00 of a day, with all its people.
class Afternoon {
public:
    Afternoon(std::uint64_t seed, bool tell);
    void live();

    long lines = 0, pings_of_turn = 0, quiet_lines = 0, held_lines = 0, refused_while_held = 0, summaries = 0;
    long commands = 0;

private:
    static Settings settings();
    std::string card(int i);
    PresenceSeen everybody() const;

    // ---- Events. ----
    void happen();
    void restart();
    void set_up(bool up);
    void reconnect();
    void come_or_go();
    void rename_or_away();
    void speak();
    std::string saying(const Someone& who);
    void deployment();
    void log(const std::string& text);
    void gerrit();
    Someone& pick_person() { return people_[static_cast<std::size_t>(rng_.between(0, 7))]; }
    int some_change();

    // ---- The truth, according to the journal. ----
    std::vector<Held> holds() const;
    bool is_held(const std::vector<Held>& all, int change) const;
    static Instant end_of(int change);
    /// The number of steps of each patch that were caused by people's words.
    std::map<int, long> steps_of_people() const;

    // ---- What Oriel says. ----
    static bool holds_nick(std::string_view text, std::string_view nick);
    static std::set<int> numbers(std::string_view text);
    /// `held`: the holds before the latest event. `asker`: the sender of the current line.
    void listen(bool asked, const std::vector<Held>* held = nullptr, const Someone* asker = nullptr);
    void answered(const Someone& who, const std::string& text);
    static std::string kind_of(const Say& line) { return line.cause.substr(0, line.cause.find('/')); }
    bool is_turn_of(const Someone& who, const std::string& text) const;
    /// A user who opted out of pings gets none, except when it is their turn.
    void judge_quiet(const Say& line, int tries);
    void judge_first(const Say& line, const std::vector<Held>* held);
    void sum_up(const std::string& text);
    bool was_up(Instant from, Instant to) const;
    void judge_ends();
    void note(const std::string& what);
    void wrong(const std::string& what);

    simulation::Rng rng_;
    tests::Stage stage_;
    bool tell_;
    std::vector<Someone> people_;
    std::map<std::string, std::set<int>> listed_;  // by window
    std::map<int, std::string> requestor_;
    std::set<std::string> quiet_;  // accounts
    std::vector<Held> held_;
    Instant logged_{};
    std::vector<std::pair<Instant, bool>> links_;  // instants from which the link is up (true) or down
    std::map<Cause, int> tries_;
    std::set<Cause> refused_, in_doubt_;  // refused, or never confirmed
    std::map<int, long> asked_;
    std::set<std::string> summed_up_;  // windows, since they were last claimed
    std::string run_, user_ = "kayla";
    int phase_ = 0;
    bool up_ = true, confirms_ = true;
};

}  // namespace tests
