// Answers to reports of, and questions about, the state of patches.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "bot/desk/commands/answers.hpp"
#include "bot/desk/commands/parts.hpp"
#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/deployers.hpp"
#include "bot/desk/query/gaps.hpp"
#include "bot/desk/query/patches_tree.hpp"
#include "bot/desk/query/windows.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/conduct.hpp"
#include "bot/desk/wording/edits.hpp"
#include "bot/desk/wording/gaps.hpp"
#include "bot/desk/wording/patches.hpp"
#include "bot/desk/wording/starts.hpp"
#include "calendar/change_number.hpp"

namespace bot::desk::commands {
namespace {

using wording::titled;
using wording::words_of;

constexpr std::size_t most_at_once = 12;  // changes in one command
constexpr std::size_t most_choices = 8;

/// The patches in one of these states, in open windows; with `anywhere`, in all places.
std::vector<int> in_state(const Question& q, std::initializer_list<Progress> states, bool anywhere) {
    std::vector<int> out;
    for (const auto& [change, track] : q.desk.tracker.tracks) {
        const bool open = track.place && track.place->start <= q.now && q.now < track.place->end;
        if ((open || anywhere) && std::find(states.begin(), states.end(), track.state()) != states.end()) {
            out.push_back(change);
        }
    }
    return out;
}

Reply choices(const Question& q, const std::string& command, const std::vector<int>& among) {
    if (among.empty()) return {{tell(Sentence::track_none, {{"command", command}})}};
    std::vector<std::string> items;
    for (int change : among) {
        if (items.size() == most_choices) break;
        items.push_back(fmt::format("{} ({})", titled(q.desk, change), words_of(q.desk.tracker.find(change)->state())));
    }
    Reply r{{tell(Sentence::track_choices, {{"choices", joined(items, ", ")}})}};
    end_sentences(r.lines);
    return r;
}

/// Why the asker may not report on these changes; nullopt when they may.
std::optional<Reply> not_theirs(const Question& q, const std::string& command, const std::vector<int>& changes) {
    if (is_deployer(q)) return std::nullopt;
    for (int change : changes) {
        const Track& track = *q.desk.tracker.find(change);
        if (query::is_requestor(q.desk, track, q.by)) continue;
        std::vector<std::string> who;
        for (const auto& nick : track.requestors) who.push_back(q.chat().mention(clean(nick)));
        return Reply{{tell(Sentence::track_not_yours,
                           {{"command", command},
                            {"change", std::to_string(change)},
                            {"requestors", who.empty() ? tell(Sentence::no_requestors) : joined(who, ", ")},
                            {"who", why_not(q.by, q.chat(), Sentence::is_neither)}})}};
    }
    return std::nullopt;
}

std::optional<Reply> unfollowed(const Question& q, const std::vector<int>& changes) {
    for (int change : changes) {
        if (q.desk.tracker.find(change)) continue;
        Reply r;
        r.lines.push_back(tell(Sentence::track_unfollowed, {{"change", std::to_string(change)}}));
        return r;
    }
    return std::nullopt;
}

/// Why a patch cannot take this step; nullopt when it can, or has this state already.
std::optional<Reply> forbidden(const Question& q, int change, Progress to) {
    const Track& track = *q.desk.tracker.find(change);
    Reply r;
    if (const Hold* hold = query::held(q.desk, track)) {
        r.lines.push_back(tell(Sentence::hold_stops, {{"change", std::to_string(change)},
                                                      {"scope", track.place ? wording::window_name(*track.place)
                                                                            : tell(Sentence::status_outside)},
                                                      {"held", wording::held_by(*hold, q.chat(), q.now)}}));
        return r;
    }
    const bool onward = to == Progress::merging || to == Progress::testing || to == Progress::live;
    if (onward && track.bad) {
        r.lines.push_back(tell(Sentence::track_marked, {{"change", std::to_string(change)},
                                                        {"by", q.chat().mention(clean(track.bad->nick))},
                                                        {"reason", wording::quoted(track.bad->reason)}}));
        return r;
    }
    // `skip` of what is being synced says that it did not get there.
    const bool ends = to == Progress::live || (to == Progress::skipped && track.state() == Progress::syncing);
    if (const Run* run = ends ? query::running(q.desk, change) : nullptr; run && !run->perhaps_over(q.now)) {
        r.lines.push_back(tell(Sentence::track_running, {{"change", std::to_string(change)},
                                                         {"by", q.chat().mention(clean(run->user))},
                                                         {"ago", lasting(q.now - run->began)}}));
        return r;
    }
    if (track.state() == to || may(Source::person, track.state(), to)) return std::nullopt;
    std::vector<std::string> words;
    for (Progress p : possible(Source::person, track.state())) words.push_back(words_of(p));
    r.lines.push_back(tell(Sentence::track_forbidden,
                           {{"change", std::to_string(change)},
                            {"state", words_of(track.step())},
                            {"possible", words.empty() ? tell(Sentence::fact_nothing) : joined(words, ", ")}}));
    return r;
}

/// The changes at the start of the arguments; `end` is the index after them.
std::vector<int> leading(const Question& q, std::size_t& end) {
    std::vector<int> out;
    end = 0;
    while (const auto change = change_at(q, end)) {
        if (out.size() == most_at_once) break;
        if (std::find(out.begin(), out.end(), *change) == out.end()) out.push_back(*change);
        ++end;
    }
    return out;
}

std::string rest_from(const Question& q, std::size_t from) {
    return joined({q.written.begin() + static_cast<std::ptrdiff_t>(std::min(from, q.written.size())), q.written.end()},
                  " ");
}

/// Whether this step is announced in the channel anyway.
bool told_in_channel(const Question& q, const std::vector<int>& changes, Progress to) {
    return std::any_of(changes.begin(), changes.end(), [&](int change) {
        const Track& track = *q.desk.tracker.find(change);
        if (!track.place || track.state() == to) return false;
        return to == Progress::live || (to == Progress::testing && !track.requestors.empty());
    });
}

Reply done(const Question& q, const std::vector<int>& changes, PatchReport report) {
    std::vector<std::string> items;
    for (int change : changes) {
        const Track& track = *q.desk.tracker.find(change);
        const std::string before = words_of(track.step());
        if (track.state() == report.to && report.reason.empty()) {
            items.push_back(tell(Sentence::track_already, {{"change", std::to_string(change)}, {"state", before}}));
            continue;
        }
        PatchStep after;
        after.to = report.to;
        after.reason = report.reason;
        items.push_back(
            tell(Sentence::track_moved,
                 {{"change", std::to_string(change)}, {"state", shorten(words_of(after), 200)}, {"before", before}}));
    }
    Reply r;
    if (q.in_private || !told_in_channel(q, changes, report.to)) r.lines = pack(items, q.chat().room);
    r.effect = std::move(report);
    return r;
}

/// A deployer reports the state of patches.
Reply say_step(const Question& q, const std::string& command, Progress to, std::initializer_list<Progress> clear_from,
               bool wants_reason = false) {
    std::size_t end = 0;
    std::vector<int> changes = leading(q, end);
    if (wants_reason && changes.size() > 1 && end == q.arguments.size()) changes.pop_back(), --end;
    const std::string why = rest_from(q, end);
    if (changes.empty()) changes = in_state(q, clear_from, false);
    const bool named = end > 0;
    if ((!named && changes.size() != 1) || (wants_reason && why.empty()) || (!wants_reason && !why.empty())) {
        if (named || wants_reason || !why.empty()) return {{misunderstood({command}, q.chat())}};
        return choices(q, command, changes);
    }
    if (auto no = unfollowed(q, changes)) return *no;
    for (int change : changes) {
        if (auto no = forbidden(q, change, to)) return *no;
    }
    return done(q, changes, {PatchReport::What::step, q.by, changes, to, why});
}

std::string source_words(const PatchStep& step, const ChatTraits& chat) {
    const std::string by = chat.mention(shorten(clean(step.by), 40));
    const auto with = [&](Sentence alone, Sentence by_somebody) {
        return by.empty() ? tell(alone) : tell(by_somebody, {{"by", by}});
    };
    switch (step.source) {
        case Source::gerrit:
            return with(Sentence::source_gerrit, Sentence::source_gerrit_by);
        case Source::log:
            return with(Sentence::source_log, Sentence::source_log_by);
        case Source::person:
            return tell(Sentence::source_person, {{"by", by}});
        case Source::servers:
            return tell(Sentence::source_servers);
        case Source::page:
            break;
    }
    return with(Sentence::source_page, Sentence::source_page_by);
}

std::string status_of(const Question& q, int change) {
    const Track& track = *q.desk.tracker.find(change);
    const PatchStep& step = track.step();
    const std::string window =
        track.place ? fmt::format("{} ({})", wording::window_name(*track.place), when(track.place->start, q.now))
                    : tell(Sentence::status_outside);
    std::string line = tell(Sentence::status_line, {{"change", titled(q.desk, change)},
                                                    {"state", wording::state_of(q.desk, track)},
                                                    {"since", when(step.at, q.now)},
                                                    {"source", source_words(step, q.chat())},
                                                    {"window", window}});
    for (const auto& ask : q.desk.tracker.asks) {
        if (std::find(ask.changes.begin(), ask.changes.end(), change) == ask.changes.end()) continue;
        line = tell(Sentence::status_asked, {{"line", line},
                                             {"who", q.chat().mention(clean(ask.requestor))},
                                             {"ago", lasting(std::max(q.now - ask.at, std::chrono::seconds{0}))}});
        break;
    }
    const Run* run = query::running(q.desk, change);
    const bool proven = step.source == Source::servers;
    if (const Gap* gap = run && !proven ? query::gap_of(q.desk, *run) : nullptr) {
        line = tell(Sentence::status_gap, {{"line", line}, {"gap", wording::words_of(*gap, q.now)}});
    }
    line += wording::hold_note(query::held(q.desk, track), q.chat(), q.now);
    if (const auto left = q.desk.gates.left(change, q.now); left && step.to == Progress::merging) {
        line =
            tell(Sentence::status_gate, {{"line", line}, {"left", lasting(std::max(*left, std::chrono::seconds{60}))}});
    }
    if (const auto revert = query::revert_of(q.desk, change); revert && step.to == Progress::live) {
        line = tell(Sentence::status_revert_merged, {{"line", line}, {"revert", std::to_string(revert->change)}});
    }
    if (query::still_merged(q.desk, change)) line = tell(Sentence::status_still_merged, {{"line", line}});
    if (query::perhaps_left(q.desk, change)) line = tell(Sentence::status_perhaps_merged, {{"line", line}});
    if (track.checked) {
        line = tell(Sentence::status_checked, {{"line", line}, {"by", q.chat().mention(clean(track.checked->nick))}});
    }
    if (track.bad) {
        line = tell(Sentence::status_bad, {{"line", line},
                                           {"by", q.chat().mention(clean(track.bad->nick))},
                                           {"reason", wording::quoted(track.bad->reason)}});
    }
    if (step.source != Source::page && !step.evidence.empty()) {
        line = tell(Sentence::status_evidence, {{"line", line}, {"evidence", shorten(step.evidence, 120)}});
    }
    return line;
}

/// The change, and its siblings if it is one fix on several branches.
std::vector<int> with_siblings(const Question& q, int change) {
    std::vector<int> out{change};
    const gerrit::Change* known = q.desk.gerrit.known().find(change);
    if (!known || known->change_id.empty()) return out;
    for (const auto& [other, track] : q.desk.tracker.tracks) {
        const gerrit::Change* sibling = q.desk.gerrit.known().find(other);
        const bool same = sibling && sibling->change_id == known->change_id && sibling->project == known->project;
        if (other != change && same) out.push_back(other);
    }
    return out;
}

Reply status_lines(const Question& q, const std::vector<int>& changes) {
    Reply r;
    for (int change : changes) {
        if (r.lines.size() == most_choices) break;
        r.lines.push_back(status_of(q, change));
    }
    end_sentences(r.lines);
    return r;
}

/// The asker's own patches among these.
std::vector<int> own(const Question& q, std::vector<int> changes) {
    std::erase_if(changes,
                  [&](int change) { return !query::is_requestor(q.desk, *q.desk.tracker.find(change), q.by); });
    return changes;
}

/// The asker's own patches that went live not long ago, and that nobody has called good since.
std::vector<int> own_live(const Question& q) {
    constexpr std::chrono::hours lately{12};
    auto out = own(q, in_state(q, {Progress::live}, true));
    std::erase_if(out, [&](int change) {
        const Track& track = *q.desk.tracker.find(change);
        return track.step().at + lately < q.now || track.checked;
    });
    return out;
}

void note(const std::vector<int>& changes, const std::string& state, Reply& r) {
    if (changes.empty()) return;
    r.lines.push_back(
        tell(Sentence::track_noted, {{"changes", numbers(changes)}, {"are", are(changes)}, {"state", state}}));
}

bool is_task(const std::string& word) {
    return word.size() >= 2 && word.size() <= 10 && word[0] == 't' &&
           std::all_of(word.begin() + 1, word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<int> of_task(const Question& q, const std::string& task) {
    std::vector<int> out;
    for (const auto& [change, track] : q.desk.tracker.tracks) {
        if (std::find(track.tasks.begin(), track.tasks.end(), task) != track.tasks.end()) out.push_back(change);
    }
    return out;
}

Reply status_of_window(const Question& q) {
    Reply r;
    for (const auto& w : query::which_windows(q.arguments, q.desk.calendar.schedule(), q.now)) {
        const std::string name = wording::name_of(w), start = when(w.start, q.now);
        std::vector<int> listed;
        for (const auto& [change, track] : q.desk.tracker.tracks) {
            if (track.place == where_is(w)) listed.push_back(change);
        }
        const std::string hold = wording::hold_note(query::held(q.desk, w.name, w.start), q.chat(), q.now);
        r.lines.push_back(
            listed.empty()
                ? tell(Sentence::status_window_empty, {{"window", name}, {"when", start}})
                : tell(Sentence::status_window,
                       {{"window", name}, {"when", start}, {"counts", wording::counts(q.desk, listed) + hold}}));
        for (int change : listed) r.in_private.push_back(status_of(q, change));
    }
    if (r.lines.empty()) r.lines.push_back(tell(Sentence::status_nothing));
    end_sentences(r.lines);
    end_sentences(r.in_private);
    return r;
}

}  // namespace

Reply good(const Question& q) {
    std::size_t end = 0;
    std::vector<int> changes = leading(q, end);
    if (end != q.arguments.size()) return {{misunderstood({"good"}, q.chat())}};
    if (changes.empty()) {
        const auto testing = in_state(q, {Progress::testing}, true);
        changes = own(q, testing);
        if (changes.empty()) {
            changes = own(q, in_state(q, {Progress::tested, Progress::syncing}, true));
            std::erase_if(changes, [&](int change) { return !q.desk.tracker.find(change)->bad; });
        }
        if (changes.empty()) changes = own_live(q);
        if (changes.empty() && testing.size() == 1) changes = testing;
        if (changes.empty()) return choices(q, "good", is_deployer(q) ? testing : std::vector<int>{});
    }
    if (auto no = unfollowed(q, changes)) return *no;
    if (auto no = not_theirs(q, "good", changes)) return *no;
    std::vector<int> beyond, checked;
    for (int change : changes) {
        const Progress state = q.desk.tracker.find(change)->state();
        if (state == Progress::tested || state == Progress::syncing) {
            beyond.push_back(change);
            continue;
        }
        if (state == Progress::live) {
            checked.push_back(change);
            continue;
        }
        if (auto no = forbidden(q, change, Progress::tested)) return *no;
    }
    Reply r;
    r.effect = PatchReport{PatchReport::What::step, q.by, changes, Progress::tested, {}};
    // The deployer reads about the others in the channel.
    note(checked, tell(Sentence::state_checked), r);
    if (!beyond.empty()) {
        const std::string state = words_of(q.desk.tracker.find(beyond.front())->state());
        note(beyond, tell(Sentence::state_already, {{"state", state}}), r);
    }
    if (r.lines.empty() && q.in_private) note(changes, words_of(Progress::tested), r);
    return r;
}

Reply bad(const Question& q) {
    std::size_t from = 0;
    std::vector<int> changes;
    if (const auto change = change_at(q, 0); change && (q.desk.tracker.find(*change) || q.arguments.size() == 1)) {
        changes.push_back(*change);
        from = 1;
    }
    const std::string why = rest_from(q, from);
    if (why.empty()) return {{misunderstood({"bad"}, q.chat())}};
    if (changes.empty()) {
        const auto testing = in_state(q, {Progress::testing, Progress::tested, Progress::syncing}, true);
        changes = own(q, testing);
        if (changes.empty()) changes = own_live(q);
        if (changes.empty() && testing.size() == 1) changes = testing;
        if (changes.size() != 1) return choices(q, "bad", changes.empty() && is_deployer(q) ? testing : changes);
    }
    if (auto no = unfollowed(q, changes)) return *no;
    if (auto no = not_theirs(q, "bad", changes)) return *no;
    Reply r;
    r.effect = PatchReport{PatchReport::What::bad, q.by, changes, Progress::testing, why};
    if (q.in_private) note(changes, tell(Sentence::state_bad), r);
    return r;
}

Reply merging(const Question& q) {
    return say_step(q, "merging", Progress::merging, {Progress::scheduled});
}
Reply testing(const Question& q) {
    return say_step(q, "testing", Progress::testing, {Progress::merged});
}
Reply live(const Question& q) {
    return say_step(q, "live", Progress::live, {Progress::tested, Progress::syncing});
}
Reply skip(const Question& q) {
    return say_step(q, "skip", Progress::skipped, {Progress::testing}, true);
}
Reply reverted(const Question& q) {
    return say_step(q, "reverted", Progress::reverted, {Progress::live});
}

Reply undo(const Question& q) {
    const std::string account = q.by.account ? q.chat().fold(*q.by.account) : std::string();
    for (const UndoEntry& act : q.desk.tracker.undo_entries) {
        const bool fresh = act.at <= q.now && q.now - act.at <= undo_within;
        if (account.empty() || act.account != account || !fresh) continue;
        std::vector<std::string> items;
        for (const auto& before : act.before) {
            const Track* track = q.desk.tracker.find(before.change);
            if (!track) continue;
            if (before.state != before.after && query::held(q.desk, *track)) {
                return *forbidden(q, before.change, before.state);
            }
            if (track->state() != before.after) {
                return {{tell(Sentence::undo_moved_on,
                              {{"change", std::to_string(before.change)}, {"state", words_of(track->step())}})}};
            }
            items.push_back(tell(before.bad ? Sentence::undo_item_bad : Sentence::undo_item,
                                 {{"change", std::to_string(before.change)}, {"state", words_of(before.state)}}));
        }
        if (items.empty()) break;
        Reply r{{tell(Sentence::undo_done, {{"items", joined(items, ", ")}})}};
        r.effect = PatchReport{PatchReport::What::undo, q.by, {}, Progress::scheduled, {}};
        return r;
    }
    for (const EditUndo& t : q.desk.page_edits.undos) {
        const bool fresh = t.at <= q.now && q.now - t.at <= undo_within;
        if (account.empty() || t.account != account || !fresh) continue;
        Reply r;
        r.effect = t;
        return r;
    }
    return {{tell(Sentence::undo_nothing)}};
}

Reply status(const Question& q) {
    if (q.arguments.size() == 1) {
        const std::string& word = q.arguments[0];
        if (const auto change = change_at(q, 0)) {
            if (!q.desk.tracker.find(*change)) {
                return {{tell(Sentence::status_unfollowed, {{"change", std::to_string(*change)}})}};
            }
            return status_lines(q, with_siblings(q, *change));
        }
        std::string id = word;
        if (!id.empty() && id[0] == 'i') id[0] = 'I';  // commands arrive in lower case
        if (calendar::is_change_id(id)) {
            std::vector<int> followed;
            for (int change : q.desk.gerrit.known().siblings(id).value_or(std::vector<int>{})) {
                if (q.desk.tracker.find(change)) followed.push_back(change);
            }
            for (const auto& [change, track] : q.desk.tracker.tracks) {
                const auto* known = q.desk.gerrit.known().find(change);
                const bool listed = std::find(followed.begin(), followed.end(), change) != followed.end();
                if (known && known->change_id == id && !listed) followed.push_back(change);
            }
            if (followed.empty()) return {{tell(Sentence::status_unfollowed, {{"change", id}})}};
            return status_lines(q, followed);
        }
        if (is_task(word)) {
            const std::string task = "T" + word.substr(1);
            const auto changes = of_task(q, task);
            if (changes.empty()) return {{tell(Sentence::status_task, {{"task", task}})}};
            return status_lines(q, changes);
        }
    }
    if (auto unread = unless_read(q)) return *unread;
    if (!q.arguments.empty()) {
        if (auto none = no_window(q, query::which_windows(q.arguments, q.desk.calendar.schedule(), q.now)))
            return *none;
    }
    return status_of_window(q);
}

}  // namespace bot::desk::commands
