// Steps of patches that people report.
#include "bot/desk/rules/patches_people.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/model/roles.hpp"
#include "bot/desk/rules/patches_gerrit.hpp"
#include "bot/desk/rules/patches_notices.hpp"
#include "bot/desk/text/chat.hpp"
#include "bot/desk/wording/sentences.hpp"

namespace bot::desk::rules::patches {

using wording::Sentence;
using wording::tell;

namespace {

UndoEntry& act_of(Tracker& t, const std::string& account, Instant now) {
    std::erase_if(t.undo_entries,
                  [&](const UndoEntry& a) { return a.account == account || a.at + undo_within < now || a.at > now; });
    t.undo_entries.push_back({account, now, {}});
    return t.undo_entries.back();
}

/// Applies the step. Returns the changes that it moved.
std::vector<int> step(State& s, const PatchReport& wish, UndoEntry& act, Instant now) {
    std::vector<int> moved;
    for (int change : wish.changes) {
        Track* track = s.tracker.find(change);
        if (!track) continue;
        const UndoEntry::Before before{change, track->state(), wish.to, track->bad};
        if (wish.to == Progress::tested) track->bad.reset();
        const std::string evidence = tell(Sentence::evidence_said, {{"by", wish.by.nick}});
        const bool moves = track->state() != wish.to && may(Source::person, track->state(), wish.to);
        if (moves) {
            s.tracker.take(change, {wish.to, now, Source::person, *wish.by.account, evidence, wish.reason});
            moved.push_back(change);
        }
        if (!moves && before.bad == track->bad) continue;
        act.before.push_back(before);
        act.before.back().after = track->state();
    }
    return moved;
}

void take_back(State& s, const PatchReport& wish, Instant now) {
    const std::string account = s.chat().fold(*wish.by.account);
    for (const UndoEntry& act : s.tracker.undo_entries) {
        if (act.account != account) continue;
        for (const auto& before : act.before) {
            Track* track = s.tracker.find(before.change);
            if (!track) continue;
            track->bad = before.bad;
            if (track->state() == before.state) continue;
            s.tracker.put_back(before.change, {before.state,
                                               now,
                                               Source::person,
                                               *wish.by.account,
                                               tell(Sentence::evidence_taken_back, {{"by", wish.by.nick}}),
                                               {}});
            for (auto& news : s.tracker.tested) std::erase(news.changes, before.change);
        }
    }
    std::erase_if(s.tracker.undo_entries, [&](const UndoEntry& a) { return a.account == account; });
    std::erase_if(s.tracker.tested, [](const TestedNews& news) { return news.changes.empty(); });
}

void mark_bad(State& s, const PatchReport& wish, UndoEntry& act, Instant now) {
    for (int change : wish.changes) {
        Track* track = s.tracker.find(change);
        if (!track) continue;
        act.before.push_back({change, track->state(), track->state(), track->bad});
        track->bad = BadMark{*wish.by.account, wish.by.nick, wish.reason, now};
        tell_bad(s, change, now);
    }
}

}  // namespace

void person(State& s, const PatchReport& wish, Instant now) {
    if (wish.what == PatchReport::What::undo) return take_back(s, wish, now);
    UndoEntry& act = act_of(s.tracker, s.chat().fold(*wish.by.account), now);
    if (wish.what == PatchReport::What::bad) return mark_bad(s, wish, act, now);
    const auto moved = step(s, wish, act, now);
    const std::string key = fmt::format("{} {}", s.chat().fold(*wish.by.account), calendar::to_text(now));
    if (wish.to == Progress::testing) ask_to_test(s, key, moved, now);
    if (wish.to == Progress::live) {
        tell_live(s, key, moved, now);
        for (int change : moved) mark_reverted(s, change);
    }
    if (wish.to != Progress::tested || act.before.empty()) return;
    std::vector<int> news;  // a patch that was already tested, and not bad, is no news
    for (const auto& before : act.before) news.push_back(before.change);
    s.tracker.tested.push_back({std::move(news), wish.by.nick, now});
}

}  // namespace bot::desk::rules::patches
