#include "bot/desk/query/checks.hpp"

#include <algorithm>

#include "bot/desk/model/roles.hpp"
#include "bot/desk/model/state.hpp"
#include "bot/desk/query/edits_picks.hpp"

namespace bot::desk::query {
namespace {

using calendar::Window;

constexpr std::chrono::minutes old{10};
constexpr std::size_t most_cited = 200;
constexpr std::chrono::hours reverts_watched{6};

bool open_entry(const calendar::Patch& p) {
    return p.change && p.status != calendar::Status::done && p.status != calendar::Status::not_done;
}

/// Whether a run deployed it: it may be reverted, although the page says that it is done.
bool was_deployed(const State& s, int change) {
    const Track* track = s.tracker.find(change);
    return track && track->state() == Progress::live && track->step().source == Source::log;
}

/// The commits of merged patches: a revert may cite one at any time.
void add_cited(const State& s, gerrit::Known::Roots& roots) {
    for (int change : roots.changes) {
        const Track* track = s.tracker.find(change);
        const gerrit::Change* known = s.gerrit.known().find(change);
        const bool merged = known && known->status == gerrit::ChangeStatus::merged;
        const bool followed = track && (track->place || track->run != 0 || !track->undoes.empty());
        if (!followed || !merged || track->state() == Progress::reverted) continue;
        if (!known->revision.empty()) roots.cited.push_back(known->revision);
        if (!known->message.picked_from.empty()) roots.cited.push_back(known->message.picked_from.back());
        if (roots.cited.size() >= most_cited) return;
    }
}

/// When a run last began or ended, or a gap that may hide one ended: a revert that was merged before decides what the
/// run shipped.
std::optional<Instant> last_moment_of_a_run(const State& s) {
    std::optional<Instant> out;
    for (const Run& run : s.tracker.runs.all()) {
        const Instant at = run.open() ? run.began : run.ended;
        if (run.kind != Run::Kind::promotion && (!out || at > *out)) out = at;
    }
    for (const Gap& gap : s.tracker.gaps.all) {
        if (gap.to && (!out || *gap.to > *out)) out = gap.to;
    }
    return out;
}

}  // namespace

gerrit::Known::Roots roots(const State& s, Instant now) {
    gerrit::Known::Roots out;
    std::vector<int> known;  // sorted: a few hundred numbers, looked for with every event
    const auto add = [&](int change) {
        const auto at = std::lower_bound(known.begin(), known.end(), change);
        if (out.changes.size() >= most_watched || (at != known.end() && *at == change)) return;
        known.insert(at, change);
        out.changes.push_back(change);
    };
    for (const auto& asked : s.inquiries) {
        if (asked.change) add(*asked.change);
        if (!asked.change_id.empty()) out.change_ids.push_back(asked.change_id);
    }
    for (const auto& request : s.page_edits.requests) {
        gerrit::Known::Roots wanted;
        query::add_roots(s, request, wanted);
        for (int change : wanted.changes) add(change);
        out.change_ids.insert(out.change_ids.end(), wanted.change_ids.begin(), wanted.change_ids.end());
    }
    // Also changes that runs named outside the calendar: only Gerrit knows what they revert and whether they were
    // merged.
    for (const Run& run : s.tracker.runs.all()) {
        if (run.last + watched_behind < now) continue;
        for (int change : run.changes) add(change);
    }
    for (const auto& w : s.calendar.schedule().windows()) {
        if (w.end <= now - watched_behind || w.start >= now + watched_ahead) continue;
        for (const auto& r : w.requests) {
            for (const auto& p : r.patches) {
                if (open_entry(p) || (p.change && was_deployed(s, *p.change))) add(*p.change);
            }
        }
    }
    // Reverts may be reverted.
    for (int change : s.tracker.reverts) {
        const Track* track = s.tracker.find(change);
        if (track && track->history.back().at + reverts_watched > now) add(change);
    }
    add_cited(s, out);
    out.cited_since = last_moment_of_a_run(s);
    return out;
}

std::vector<int> changes_of(const State& s, const Inquiry& asked) {
    if (asked.change) return {*asked.change};
    return s.gerrit.known().siblings(asked.change_id).value_or(std::vector<int>{});
}

gerrit::World world(const State& s, Instant now) {
    std::map<int, Instant> unanswered;
    for (const auto& [change, proven] : s.gerrit.unanswered()) unanswered.emplace(change, proven.since);
    return {s.calendar.schedule(), s.gerrit.known(), s.settings.policy,        s.gerrit.versions(),  now,
            s.patch_sets,          s.gerrit.down(),  s.gerrit.versions_down(), std::move(unanswered)};
}

bool look_counts(const State& s, const std::optional<std::string>& account, int change) {
    if (!account || account->empty()) return false;
    const auto& schedule = s.calendar.schedule();
    if (role_of({{}, account, {}}, s.settings, schedule) >= Role::deployer) return true;
    const auto asked_for_it = [&](const calendar::Request& r) {
        const auto names_it = [&](const calendar::Patch& p) { return p.change == change; };
        const auto is_theirs = [&](const std::string& nick) { return has_account(nick, *account, s.settings); };
        return r.any_requestor(is_theirs) && std::any_of(r.patches.begin(), r.patches.end(), names_it);
    };
    return std::any_of(schedule.windows().begin(), schedule.windows().end(), [&](const Window& w) {
        return std::any_of(w.requests.begin(), w.requests.end(), asked_for_it);
    });
}

std::vector<int> news_of_patch_sets(const State& s, const Window& w) {
    std::vector<int> out;
    for (const auto& r : w.requests) {
        for (const auto& p : r.patches) {
            const auto checked = p.change ? s.patch_sets.find(*p.change) : s.patch_sets.end();
            const auto* snapshot = p.change ? s.gerrit.known().find(*p.change) : nullptr;
            if (checked == s.patch_sets.end() || !snapshot || checked->second == snapshot->patch_set) continue;
            out.push_back(*p.change);
        }
    }
    return out;
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

std::vector<int> live_in(const State& s, const Window& w) {
    std::vector<int> out;
    for (const auto& r : w.requests) {
        for (const auto& p : r.patches) {
            const Track* track = p.change ? s.tracker.find(*p.change) : nullptr;
            if (!track || !track->is_in(w.name, w.start) || track->state() != Progress::live) continue;
            if (std::find(out.begin(), out.end(), *p.change) == out.end()) out.push_back(*p.change);
        }
    }
    return out;
}

gerrit::WindowCheck checked(const State& s, const Window& w, Instant now) {
    gerrit::WindowCheck out = gerrit::check(w, accepted(s, w), world(s, now));
    const auto live = live_in(s, w);
    for (auto& patch : out.patches) {
        if (!patch.patch.change || std::find(live.begin(), live.end(), *patch.patch.change) == live.end()) continue;
        patch.live = true;
        patch.pending = false;
        patch.findings.clear();
    }
    return out;
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
    for (const auto& w : s.calendar.schedule().windows()) {
        if (out.size() == most) break;
        const bool alike = w.takes_lists() && !w.freeze && policy.other(w.name) == policy.other(like.name);
        if (w.start > after && alike && calendar::count(w).room().value_or(0) > 0) out.push_back(w);
    }
    return out;
}

std::optional<std::chrono::seconds> worth_telling(std::optional<Instant> read, const State& s, Instant now) {
    if (!read) return std::nullopt;
    const auto age = std::max(now - *read, std::chrono::seconds{0});
    const bool down = s.gerrit.down() && age > GerritPoll::usual;
    if (!down && age < old) return std::nullopt;
    return age;
}

Instant inquiry_ends(const Inquiry& asked) {
    constexpr std::chrono::seconds patience{10};
    return asked.asked + patience;
}

}  // namespace bot::desk::query
