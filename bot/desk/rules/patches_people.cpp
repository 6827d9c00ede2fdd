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
std::vector<int> step(State& s, const PatchReport& report, UndoEntry& act, Instant now) {
    std::vector<int> moved;
    for (int change : report.changes) {
        Track* track = s.tracker.find(change);
        if (!track) continue;
        const UndoEntry::Before before{change, track->state(), report.to, track->bad};
        if (report.to == Progress::tested) track->bad.reset();
        const std::string evidence = tell(Sentence::evidence_said, {{"by", report.by.nick}});
        const bool moves = track->state() != report.to && may(Source::person, track->state(), report.to);
        if (moves) {
            s.tracker.take(change, {report.to, now, Source::person, *report.by.account, evidence, report.reason});
            moved.push_back(change);
        }
        if (!moves && before.bad == track->bad) continue;
        act.before.push_back(before);
        act.before.back().after = track->state();
    }
    return moved;
}

void take_back(State& s, const PatchReport& report, Instant now) {
    const std::string account = s.chat().fold(*report.by.account);
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
                                               *report.by.account,
                                               tell(Sentence::evidence_taken_back, {{"by", report.by.nick}}),
                                               {}});
            for (auto& news : s.tracker.tested) std::erase(news.changes, before.change);
        }
    }
    std::erase_if(s.tracker.undo_entries, [&](const UndoEntry& a) { return a.account == account; });
    std::erase_if(s.tracker.tested, [](const TestedNews& news) { return news.changes.empty(); });
}

void mark_bad(State& s, const PatchReport& report, UndoEntry& act, Instant now) {
    for (int change : report.changes) {
        Track* track = s.tracker.find(change);
        if (!track) continue;
        act.before.push_back({change, track->state(), track->state(), track->bad});
        track->bad = BadMark{*report.by.account, report.by.nick, report.reason, now};
        tell_bad(s, change, now);
    }
}

}  // namespace

void person(State& s, const PatchReport& report, Instant now) {
    if (report.what == PatchReport::What::undo) return take_back(s, report, now);
    UndoEntry& act = act_of(s.tracker, s.chat().fold(*report.by.account), now);
    if (report.what == PatchReport::What::bad) return mark_bad(s, report, act, now);
    const auto moved = step(s, report, act, now);
    const std::string key = fmt::format("{} {}", s.chat().fold(*report.by.account), calendar::to_text(now));
    if (report.to == Progress::testing) ask_to_test(s, key, moved, now);
    if (report.to == Progress::live) {
        tell_live(s, key, moved, now);
        for (int change : moved) mark_reverted(s, change);
    }
    if (report.to != Progress::tested || act.before.empty()) return;
    std::vector<int> news;  // a patch that was already tested, and not bad, is no news
    for (const auto& before : act.before) news.push_back(before.change);
    s.tracker.tested.push_back({std::move(news), report.by.nick, now});
}

}  // namespace bot::desk::rules::patches
