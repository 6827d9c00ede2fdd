#include "bot/desk/rules/edits_sal.hpp"

#include <algorithm>

#include "bot/log/line.hpp"

namespace bot::desk::rules::edits::sal {
namespace {

// The archive gives minutes, by its own clock.
constexpr std::chrono::minutes before{2}, after{3}, day{24 * 60};

bool is_near(std::chrono::minutes time, Instant at) {
    const auto of_day = std::chrono::duration_cast<std::chrono::minutes>(at.time_since_epoch() % day);
    const auto later = ((time - of_day) % day + day) % day;  // minutes since `at`; midnight may be in between
    return later <= after || later >= day - before;
}

/// Whether this row says that `by` finished a run of the change.
bool tells(const ArchiveRow& row, int change, const std::string& by) {
    // The author of the log line is in the nick column, or is the first word of the message.
    const bool apart = row.nick.find('@') != std::string::npos;
    const auto line = log::read_line("!log " + (apart ? row.nick + " " : std::string()) + row.text);
    if (!line || line->user != by || line->message.kind != log::Kind::finished) return false;
    const auto& entries = line->message.entries;
    return std::any_of(entries.begin(), entries.end(), [&](const auto& entry) { return entry.number == change; });
}

}  // namespace

Answer look_up(State& s, int change, const std::string& by, Instant at, Instant now,
               std::vector<ReadArchive>& questions) {
    if (!s.settings.asks_archive || at > now || now >= at + patience) return {};
    auto& all = s.page_edits.lookups;
    auto known = std::find_if(all.begin(), all.end(), [&](const Lookup& l) { return l.change == change; });
    if (known != all.end() && known->at != at) known = all.erase(known);
    if (known == all.end()) {
        if (all.size() >= most) return {};
        known = all.insert(all.end(), {change, by, at, {}, {}});
    }
    if (!known->address.empty()) return {false, known->address};
    if (!known->asked || *known->asked > now || now >= *known->asked + pace) {
        known->asked = now;
        questions.push_back({change});
    }
    return {true, {}};
}

bool read(State& s, const ArchiveRead& e) {
    bool news = false;
    for (Lookup& lookup : s.page_edits.lookups) {  // a run may have several changes, all in one row
        if (!lookup.address.empty()) continue;
        const auto row = std::find_if(e.rows.begin(), e.rows.end(), [&](const ArchiveRow& each) {
            return is_near(each.time, lookup.at) && tells(each, lookup.change, lookup.by);
        });
        if (row == e.rows.end()) continue;
        lookup.address = row->address;
        news = true;
    }
    return news;
}

void prune(State& s, Instant now) {
    std::erase_if(s.page_edits.lookups, [&](const Lookup& l) { return l.at > now || now >= l.at + patience; });
}

void restarted(State& s) {
    for (Lookup& lookup : s.page_edits.lookups) lookup.asked.reset();
}

std::optional<Instant> wakes_at(const State& s, Instant now) {
    std::optional<Instant> next;
    const auto earlier = [&](Instant t) {
        if (t > now && (!next || t < *next)) next = t;
    };
    for (const Lookup& lookup : s.page_edits.lookups) {
        if (!lookup.address.empty()) continue;
        earlier(lookup.at + patience);
        if (lookup.asked) earlier(*lookup.asked + pace);
    }
    return next;
}

}  // namespace bot::desk::rules::edits::sal
