// Steps of patches that people report.
#include "bot/desk/rules/patches_people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "bot/desk/model/roles.hpp"
#include "bot/desk/query/deployers.hpp"
#include "bot/desk/rules/patches_notices.hpp"
#include "bot/desk/rules/patches_reverts.hpp"
#include "bot/desk/text/chat.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/lists.hpp"
#include "bot/desk/wording/patches.hpp"
#include "bot/desk/wording/sentences.hpp"
#include "calendar/text.hpp"

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

/// Notes that the live patch was checked in production. Returns false if this person said so before.
bool note_check(State& s, int change, const Speaker& by, Instant now) {
    Track& track = *s.tracker.find(change);
    if (track.checked && track.checked->account == *by.account) return false;
    s.tracker.put_back(
        change,
        {Progress::live, now, Source::person, *by.account, tell(Sentence::evidence_checked, {{"by", by.nick}}), {}});
    track.checked = CheckMark{*by.account, by.nick, now};
    return true;
}

/// Applies the step. Returns the changes that it moved.
std::vector<int> step(State& s, const PatchReport& report, UndoEntry& act, Instant now) {
    std::vector<int> moved;
    for (int change : report.changes) {
        Track* track = s.tracker.find(change);
        if (!track) continue;
        UndoEntry::Before before{change, track->state(), report.to, track->bad, false};
        if (report.to == Progress::tested) track->bad.reset();
        const std::string evidence =
            report.words.empty() ? tell(Sentence::evidence_said, {{"by", report.by.nick}})
                                 : tell(Sentence::evidence_wrote, {{"by", report.by.nick}, {"words", report.words}});
        const bool moves = track->state() != report.to && may(Source::person, track->state(), report.to);
        if (moves) {
            s.tracker.take(change, {report.to, now, Source::person, *report.by.account, evidence, report.reason});
            moved.push_back(change);
        }
        if (report.to == Progress::tested && track->state() == Progress::live)
            before.checks = note_check(s, change, report.by, now);
        if (!moves && !before.checks && before.bad == track->bad) continue;
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
            if (before.checks) track->checked.reset();
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
        act.before.push_back({change, track->state(), track->state(), track->bad, false});
        track->checked.reset();
        track->bad = BadMark{*report.by.account, report.by.nick, report.reason, now};
        tell_bad(s, change, now);
    }
}

constexpr std::string_view good_words[] = {
    "lgtm", "works",        "looks good", "looks good to me", "wfm",
    ":+1:", "works for me", "tested",     "tested and works", "it works",
    "good", "works fine",   "looks fine", "all good",         "\xF0\x9F\x91\x8D"};
constexpr std::string_view bad_words[] = {"bad",         "broken",        "it is broken",
                                          "it's broken", "does not work", "doesn't work"};

/// A line in parts: the name that it is addressed to, and its words without the marks at their end.
struct Prose {
    std::string to, words;
};

Prose prose_of(const LineHeard& line) {
    Prose out;
    std::string text = calendar::fold(clean(line.text));
    const std::size_t end = text.find_first_of(":, ");
    if (end != std::string::npos && end > 0 && text[end] != ' ') {
        out.to = text.substr(0, end);
        text = calendar::fold(std::string_view(text).substr(end + 1));
    }
    while (!text.empty() && (text.back() == '.' || text.back() == '!')) text.pop_back();
    out.words = calendar::lower(text);
    return out;
}

bool is_one_of(const std::string& words, std::span<const std::string_view> all) {
    return std::find(all.begin(), all.end(), words) != all.end();
}

/// The patches of the speaker that were asked to be tested, if one run put them on the test servers; else empty.
std::vector<int> on_test(const State& s, const Speaker& by) {
    std::vector<int> out;
    std::optional<std::uint64_t> run;
    for (const TestAsk& ask : s.tracker.asks) {
        for (int change : ask.changes) {
            const Track* track = s.tracker.find(change);
            if (!track || track->state() != Progress::testing || !query::is_requestor(s, *track, by)) continue;
            if (run && *run != track->run) return {};
            run = track->run;
            if (std::find(out.begin(), out.end(), change) == out.end()) out.push_back(change);
        }
    }
    return out;
}

/// The patches of the speaker that went live last, if that was a moment ago.
std::vector<int> just_live(const State& s, const Speaker& by, Instant now) {
    constexpr std::chrono::minutes moment{30};
    std::vector<int> out;
    std::optional<Instant> last;
    for (const auto& [change, track] : s.tracker.tracks) {
        if (track.state() != Progress::live || track.bad || !query::is_requestor(s, track, by)) continue;
        const Instant at = track.step().at;
        if (at + moment < now || (last && at < *last)) continue;
        if (last && at > *last) out.clear();
        last = at;
        out.push_back(change);
    }
    return out;
}

/// The patches of the speaker that they called good, and that are not live yet.
std::vector<int> called_good(const State& s, const Speaker& by) {
    std::vector<int> out;
    for (int change : s.tracker.may_ship) {
        const Track& track = *s.tracker.find(change);
        const bool early = track.state() == Progress::tested || track.state() == Progress::syncing;
        if (early && !track.bad && query::is_requestor(s, track, by)) out.push_back(change);
    }
    return out;
}

}  // namespace

bool hear_prose(State& s, const LineHeard& line, Instant now) {
    if (line.channel.empty() || !s.chat().is_home(line.channel) || !line.by.account || line.by.account->empty()) {
        return false;
    }
    constexpr std::size_t longest = 60;
    if (line.text.size() > longest) return false;
    const Prose said = prose_of(line);
    const bool good = is_one_of(said.words, good_words), bad = is_one_of(said.words, bad_words);
    if (!good && !bad) return false;
    std::vector<int> changes = on_test(s, line.by);
    if (bad && changes.empty()) changes = called_good(s, line.by);
    if (bad && changes.empty()) changes = just_live(s, line.by, now);
    if (changes.empty()) return false;
    const auto deployer = query::deployer_of(s, *s.tracker.find(changes.front()));
    const bool to_us =
        said.to.empty() || s.chat().same(said.to, s.link.nick) || (deployer && s.chat().same(said.to, deployer->name));
    if (!to_us) return false;
    if (bad) {
        person(s, {PatchReport::What::bad, line.by, changes, Progress::scheduled, said.words, said.words}, now);
        return true;
    }
    person(s, {PatchReport::What::step, line.by, changes, Progress::tested, {}, said.words}, now);
    s.ledger.want_private(fmt::format("noted/{}/{}", numbers(changes), calendar::to_text(now)), line.by.nick, {},
                          wording::noted_test(s, changes, said.words), now, now + std::chrono::minutes{10});
    return true;
}

void person(State& s, const PatchReport& report, Instant now) {
    if (report.what == PatchReport::What::undo) return take_back(s, report, now);
    UndoEntry& act = act_of(s.tracker, s.chat().fold(*report.by.account), now);
    if (report.what == PatchReport::What::bad) return mark_bad(s, report, act, now);
    const auto moved = step(s, report, act, now);
    const std::string key = fmt::format("{} {}", s.chat().fold(*report.by.account), calendar::to_text(now));
    if (report.to == Progress::testing) ask_to_test(s, key, moved, now);
    if (report.to == Progress::live) {
        tell_live(s, key, moved, now);
        follow_reverts(s, moved, now);
    }
    if (report.to != Progress::tested || act.before.empty()) return;
    std::vector<int> news;  // a patch that was already tested, and not bad, is no news
    for (const auto& before : act.before) news.push_back(before.change);
    s.tracker.tested.push_back({std::move(news), report.by.nick, now});
}

}  // namespace bot::desk::rules::patches
