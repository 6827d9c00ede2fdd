#include "bot/desk/checking.hpp"

#include <algorithm>

#include "bot/desk/scheduling.hpp"
#include "bot/desk/state.hpp"

namespace bot::desk {
namespace {

using calendar::Window;

constexpr std::chrono::minutes old{10};

bool open_entry(const calendar::Patch& p) {
    return p.change && p.status != calendar::Status::done && p.status != calendar::Status::not_done;
}

}  // namespace

gerrit::Known::Roots roots(const State& s, Instant now) {
    gerrit::Known::Roots out;
    std::set<int> known;
    const auto add = [&](int change) {
        if (out.changes.size() < most_watched && known.insert(change).second) out.changes.push_back(change);
    };
    for (const auto& asked : s.inquiries) {
        if (asked.change) add(*asked.change);
        if (!asked.change_id.empty()) out.change_ids.push_back(asked.change_id);
    }
    for (const auto& wish : s.writer.wishes) {
        gerrit::Known::Roots wanted;
        scheduling::add_roots(s, wish, wanted);
        for (int change : wanted.changes) add(change);
        out.change_ids.insert(out.change_ids.end(), wanted.change_ids.begin(), wanted.change_ids.end());
    }
    // What runs named beside the calendar: what it undoes, and whether it was merged, is told by Gerrit alone.
    for (const Run& run : s.tracker.runs.all()) {
        if (run.last + watched_behind < now) continue;
        for (int change : run.changes) add(change);
    }
    for (const auto& w : s.reading.schedule().windows()) {
        if (w.end <= now - watched_behind || w.start >= now + watched_ahead) continue;
        for (const auto& r : w.requests) {
            for (const auto& p : r.patches) {
                if (open_entry(p)) add(*p.change);
            }
        }
    }
    return out;
}

std::vector<int> changes_of(const State& s, const Inquiry& asked) {
    if (asked.change) return {*asked.change};
    return s.review.known().siblings(asked.change_id).value_or(std::vector<int>{});
}

gerrit::World world(const State& s, Instant now) {
    return {s.reading.schedule(), s.review.known(), s.settings.policy,       s.review.versions(), now,
            s.patch_sets,         s.review.down(),  s.review.versions_down()};
}

std::set<int> accepted(const State& s, const Window& w) {
    std::set<int> out;
    for (const auto& a : s.acceptances) {
        if (a.start == w.start && a.window == w.name) out.insert(a.change);
    }
    return out;
}

const Acceptance* acceptance(const State& s, const Window& w, int change) {
    const auto found = std::find_if(s.acceptances.begin(), s.acceptances.end(), [&](const Acceptance& a) {
        return a.start == w.start && a.window == w.name && a.change == change;
    });
    return found == s.acceptances.end() ? nullptr : &*found;
}

const Claim* claim_of(const State& s, const Window& w) {
    const auto found = std::find_if(s.claims.begin(), s.claims.end(),
                                    [&](const Claim& c) { return c.start == w.start && c.window == w.name; });
    return found == s.claims.end() ? nullptr : &*found;
}

gerrit::WindowCheck checked(const State& s, const Window& w, Instant now) {
    return gerrit::check(w, accepted(s, w), world(s, now));
}

std::vector<Window> with_room(const State& s, const gerrit::Change& change, Instant after, Instant now,
                              std::size_t most) {
    std::vector<Window> out;
    const gerrit::World all = world(s, now);
    while (out.size() < most) {
        auto next = gerrit::next_with_room(change, 1, out.empty() ? after : out.back().start, all);
        if (!next) break;
        out.push_back(std::move(*next));
    }
    return out;
}

std::vector<Window> alike_with_room(const State& s, const Window& like, Instant after, std::size_t most) {
    std::vector<Window> out;
    const gerrit::Policy& policy = s.settings.policy;
    for (const auto& w : s.reading.schedule().windows()) {
        if (out.size() == most) break;
        const bool alike = w.takes_lists() && !w.freeze && policy.other(w.name) == policy.other(like.name);
        if (w.start > after && alike && calendar::count(w).room().value_or(0) > 0) out.push_back(w);
    }
    return out;
}

std::optional<std::chrono::seconds> worth_telling(std::optional<Instant> read, const State& s, Instant now) {
    if (!read) return std::nullopt;
    const auto age = std::max(now - *read, std::chrono::seconds{0});
    const bool down = s.review.down() && age > Review::usual;
    if (!down && age < old) return std::nullopt;
    return age;
}

}  // namespace bot::desk
