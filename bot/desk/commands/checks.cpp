#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/commands/answers.hpp"
#include "bot/desk/commands/parts.hpp"
#include "bot/desk/query/checks.hpp"
#include "bot/desk/query/windows.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/advice.hpp"
#include "bot/desk/wording/digest.hpp"
#include "bot/desk/wording/edits.hpp"
#include "bot/desk/wording/starts.hpp"
#include "calendar/change_number.hpp"
#include "calendar/version.hpp"

namespace bot::desk::commands {
namespace {

using calendar::Window;
using wording::name_of;
using wording::patch_count;

constexpr std::size_t most_of_an_id = 4;  // changes shown for one Change-Id
constexpr std::size_t most_numbers = 12;  // in a list
constexpr std::size_t most_windows = 3;   // as suggestions
constexpr std::size_t most_tried = 10;    // windows in which a change is checked on trial

std::string verdict(const gerrit::Checked& patch, const Window& w, const State& desk, Instant now, bool notes) {
    return wording::verdict(patch, desk.chat(), now, notes, wording::over_item(patch, w, desk, now));
}

std::string entry_line(const gerrit::Checked& patch, const Window& w, const State& desk, Instant now) {
    return tell(Sentence::check_listed, {{"change", wording::titled(patch)},
                                         {"window", name_of(w)},
                                         {"when", when(w.start, now)},
                                         {"count", patch_count(w)},
                                         {"verdict", verdict(patch, w, desk, now, true)}});
}

/// The checks of an unlisted change, as if this window listed it.
gerrit::Checked as_listed(const gerrit::Checked& patch, Window w, const State& desk, Instant now) {
    calendar::Patch entry;
    entry.change = patch.patch.change;
    entry.type = patch.group;
    w.requests.push_back({std::nullopt, {entry}});
    gerrit::Checked out = query::checked(desk, w, now).patches.back();
    std::erase_if(out.findings, [](const auto& f) { return f.code == gerrit::Code::requestor_missing; });
    return out;
}

/// The answer about a change that no window lists.
std::string unlisted_line(const gerrit::Checked& patch, const State& desk, Instant now) {
    const std::string change = wording::titled(patch);
    const std::string found = wording::verdict(patch, desk.chat(), now, true);
    const bool blocked = patch.worst() == gerrit::Severity::block;
    const bool open = patch.change && patch.change->status == gerrit::ChangeStatus::open;
    if (!open || blocked) return tell(Sentence::check_nothing, {{"change", change}, {"verdict", found}});
    const auto next = query::with_room(desk, *patch.change, now, now, most_tried);
    if (next.empty()) return tell(Sentence::check_nowhere, {{"change", change}, {"verdict", found}});
    // The next window in which it has no further findings; else the next one, with all findings.
    const auto suits = [&](const Window& w) {
        return as_listed(patch, w, desk, now).findings.size() <= patch.findings.size();
    };
    const auto best = std::find_if(next.begin(), next.end(), suits);
    const Window& w = best == next.end() ? next.front() : *best;
    return tell(Sentence::check_unlisted,
                {{"change", change},
                 {"window", name_of(w)},
                 {"when", when(w.start, now)},
                 {"count", patch_count(w)},
                 {"verdict", wording::verdict(as_listed(patch, w, desk, now), desk.chat(), now, true)}});
}

std::vector<std::string> change_lines(int change, const State& desk, Instant now) {
    std::vector<std::string> lines;
    for (const auto& w : query::coming_lists(desk.calendar.schedule(), now)) {
        const auto check = query::checked(desk, w, now);
        for (const auto& patch : check.patches) {
            if (patch.patch.change != change || patch.counted.again) continue;
            lines.push_back(entry_line(patch, w, desk, now));
        }
    }
    if (lines.empty()) lines.push_back(unlisted_line(gerrit::check(change, query::world(desk, now)), desk, now));
    return lines;
}

/// The verdict on one entry, without the train, which concerns the whole window.
std::string entry_verdict(const gerrit::Checked& patch, const Window& w, const Question& q) {
    const std::string over = wording::over_item(patch, w, q.desk, q.now);
    return wording::verdict(patch, q.chat(), q.now, true, over, false);
}

std::vector<std::string> window_lines(const Window& w, const Question& q) {
    const auto check = query::checked(q.desk, w, q.now);
    const std::string start = when(w.start, q.now);
    if (check.patches.empty()) return {tell(Sentence::check_empty, {{"window", name_of(w)}, {"when", start}})};
    const auto care = wording::care_of(check, std::nullopt, q.chat(), q.now);
    std::vector<std::string> lines, fine;
    lines.push_back(
        tell(Sentence::check_window,
             {{"window", name_of(w)}, {"when", start}, {"facts", wording::with_care(patch_count(w), care)}}));
    const auto* train = wording::train_overlap(check);
    if (train) lines.push_back(tell(Sentence::check_train, {{"item", wording::with_cure(*train, q.chat(), q.now)}}));
    const auto only_train = [](const gerrit::Finding& f) { return f.code == gerrit::Code::train_overlap; };
    for (const auto& patch : check.patches) {
        if (patch.counted.again) continue;
        const bool finished = patch.live || patch.patch.status != calendar::Status::pending;
        const bool clear = std::all_of(patch.findings.begin(), patch.findings.end(), only_train);
        if (patch.patch.change && clear && !patch.pending && !finished) {
            fine.push_back(std::to_string(*patch.patch.change));
            continue;
        }
        lines.push_back(tell(Sentence::check_entry, {{"change", wording::titled(patch)},
                                                     {"requestor", wording::whose(patch.requestor, q.chat())},
                                                     {"verdict", entry_verdict(patch, w, q)}}));
    }
    if (!fine.empty()) lines.push_back(tell(Sentence::check_rest, {{"changes", joined(fine, ", ")}}));
    end_sentences(lines);
    wording::add_gerrit_age(lines, check.oldest(), q.desk, q.now);
    return lines;
}

/// The changes over the limit, the accepted ones, and fixes on several branches.
std::vector<std::string> limit_items(const Window& w, const gerrit::WindowCheck& check, const Question& q) {
    std::vector<std::string> items;
    for (const auto& fix : gerrit::fixes(check, q.desk.settings.policy)) {
        items.push_back(wording::one_fix(fix));
    }
    std::vector<int> over;
    for (const auto& patch : check.patches) {
        if (!patch.patch.change || patch.counted.again) continue;
        if (patch.counted.over) over.push_back(*patch.patch.change);
        if (const auto* a = query::acceptance(q.desk, w, *patch.patch.change)) {
            items.push_back(tell(Sentence::limit_accepted,
                                 {{"change", std::to_string(a->change)}, {"by", q.chat().mention(clean(a->by))}}));
        }
    }
    if (!over.empty()) items.push_back(tell(Sentence::limit_over, {{"changes", numbers(over, most_numbers)}}));
    return items;
}

std::string room_next(const Window& w, const Question& q) {
    std::vector<std::string> items;
    for (const auto& later : query::alike_with_room(q.desk, w, std::max(w.start, q.now), most_windows)) {
        items.push_back(fmt::format("{} ({}, {})", name_of(later), when(later.start, q.now), patch_count(later)));
    }
    if (items.empty()) return tell(Sentence::limit_full);
    return tell(Sentence::limit_next, {{"windows", joined(items, ", ")}});
}

}  // namespace

std::vector<std::string> inquired(const State& desk, const Inquiry& asked, Instant now) {
    const auto changes = query::changes_of(desk, asked);
    const std::string name = asked.change ? std::to_string(*asked.change) : asked.change_id;
    std::vector<std::string> lines;
    if (changes.empty()) {
        if (!desk.gerrit.down()) return {tell(Sentence::check_no_change, {{"change", name}})};
        gerrit::Finding unchecked{gerrit::Code::unchecked, {}};
        unchecked.text = "Gerrit";
        unchecked.since = desk.gerrit.down();
        return {
            tell(Sentence::check_nothing, {{"change", name}, {"verdict", wording::what(unchecked, desk.chat(), now)}}) +
            "."};
    }
    if (changes.size() > 1) {
        const std::size_t shown = std::min(changes.size(), most_of_an_id);
        lines.push_back(tell(Sentence::check_ambiguous, {{"change_id", name},
                                                         {"count", std::to_string(changes.size())},
                                                         {"changes", numbers(changes, most_numbers)},
                                                         {"shown", std::to_string(shown)}}));
    }
    for (std::size_t i = 0; i < std::min(changes.size(), most_of_an_id); ++i) {
        auto more = change_lines(changes[i], desk, now);
        end_sentences(more);
        lines.insert(lines.end(), more.begin(), more.end());
    }
    wording::add_gerrit_age(lines, desk.gerrit.known().read_at(changes.front()), desk, now);
    return lines;
}

Reply check(const Question& q) {
    if (q.arguments.size() == 1) {
        const std::string& word = q.arguments[0];
        if (const auto number = calendar::change_number(word, q.desk.settings.rules.gerrit)) {
            return {{}, Inquire{*number, {}, q.by.account}};
        }
        std::string id = word;
        if (!id.empty() && id[0] == 'i') id[0] = 'I';  // commands arrive in lower case
        if (calendar::is_change_id(id)) return {{}, Inquire{{}, id, q.by.account}};
    }
    if (auto unread = unless_read(q)) return *unread;
    auto found = query::which_windows(q.arguments, q.desk.calendar.schedule(), q.now);
    if (found.empty() && !q.arguments.empty()) {
        return {{tell(Sentence::usage, {{"command", "check [CHANGE|WINDOW]"}, {"what", tell(Sentence::usage_check)}})}};
    }
    if (auto none = no_window(q, found)) return *none;
    if (!q.arguments.empty()) found.resize(1);
    Reply reply;
    ChecksSeen looked;
    for (const auto& w : found) {
        for (auto& line : window_lines(w, q)) reply.lines.push_back(std::move(line));
        for (int change : query::news_of_patch_sets(q.desk, w)) {
            if (query::look_counts(q.desk, q.by.account, change)) looked.changes.push_back(change);
        }
    }
    add_age(reply.lines, q);
    if (!looked.changes.empty()) reply.effect = std::move(looked);
    return reply;
}

Reply limit(const Question& q) {
    if (auto unread = unless_read(q)) return *unread;
    const auto found = query::which_windows(q.arguments, q.desk.calendar.schedule(), q.now);
    if (auto none = no_window(q, found)) return *none;
    const Window& w = found.front();
    const auto check = query::checked(q.desk, w, q.now);
    const std::string by_branch = wording::groups(check);
    std::vector<std::string> items;
    items.push_back(tell(Sentence::limit_of, {{"window", name_of(w)},
                                              {"when", when(w.start, q.now)},
                                              {"count", patch_count(w)},
                                              {"room", std::to_string(check.count.room().value_or(0))},
                                              {"groups", by_branch.empty() ? "" : " (" + by_branch + ")"}}));
    for (auto& item : limit_items(w, check, q)) items.push_back(std::move(item));
    items.push_back(room_next(w, q));
    auto lines = pack(items, q.chat().room);
    end_sentences(lines);
    add_age(lines, q);
    return {lines};
}

Reply digest(const Question& q) {
    if (auto unread = unless_read(q)) return *unread;
    const auto found = query::which_windows(q.arguments, q.desk.calendar.schedule(), q.now);
    if (auto none = no_window(q, found)) return *none;
    const Window& w = found.front();
    return {wording::digest_lines(q.desk, w, q.now)};
}

Reply branches(const Question& q) {
    const GerritPoll& review = q.desk.gerrit;
    if (!review.versions()) {
        const std::string& why = review.versions_failure();
        return {
            {tell(Sentence::branches_unread, {{"why", why.empty() ? tell(Sentence::no_answer_yet) : reason(why)}})}};
    }
    const auto newest = gerrit::rolling_out(*review.versions());
    std::vector<std::string> live, targets;
    for (const auto& b : gerrit::live_branches(*review.versions(), q.desk.settings.policy)) {
        std::string item = calendar::short_branch(clean(b.branch));
        if (b.wikis > 0)
            item += tell(newest == b.branch ? Sentence::branch_rolling : Sentence::branch_wikis,
                         {{"wikis", plural(static_cast<std::size_t>(b.wikis), "wiki")}});
        live.push_back(std::move(item));
        targets.push_back(clean(b.branch));
    }
    std::vector<std::string> lines{
        tell(targets.size() == 1 ? Sentence::branches_one : Sentence::branches_live,
             {{"branches", joined(live, ", ")}, {"targets", joined(targets, tell(Sentence::and_between))}})};
    end_sentences(lines);
    const auto age = std::max(q.now - *review.versions_read(), std::chrono::seconds{0});
    if (age >= std::chrono::minutes{1}) {
        lines.back() = tell(Sentence::branches_age, {{"line", lines.back()}, {"age", lasting(age)}});
    }
    return {lines};
}

Reply accept(const Question& q) {
    if (auto unread = unless_read(q)) return *unread;
    const auto change = calendar::change_number(q.arguments[0], q.desk.settings.rules.gerrit);
    if (!change) {
        return {{tell(Sentence::usage, {{"command", "accept CHANGE"}, {"what", tell(Sentence::usage_accept)}})}};
    }
    std::optional<Reply> otherwise;
    for (const auto& w : query::coming_lists(q.desk.calendar.schedule(), q.now)) {
        auto taken = query::accepted(q.desk, w);
        const auto before = calendar::count(w, taken);
        const auto entry = std::find_if(before.entries.begin(), before.entries.end(), [&](const auto& e) {
            return w.requests[e.request].patches[e.patch].change == change;
        });
        if (entry == before.entries.end()) continue;
        const std::string number = std::to_string(*change), start = when(w.start, q.now);
        if (entry->over) {
            return {{tell(Sentence::accepted,
                          {{"change", number}, {"window", name_of(w)}, {"when", start}, {"count", patch_count(w)}})},
                    Acceptance{w.name, w.start, *change, *q.by.account, q.now}};
        }
        if (otherwise) continue;
        if (const auto* a = query::acceptance(q.desk, w, *change)) {
            otherwise = Reply{
                {tell(Sentence::accept_already,
                      {{"by", q.chat().mention(clean(a->by))}, {"change", number}, {"ago", lasting(q.now - a->at)}})}};
        } else {
            otherwise =
                Reply{{tell(Sentence::accept_not_over,
                            {{"change", number}, {"window", name_of(w)}, {"when", start}, {"count", patch_count(w)}})}};
        }
    }
    if (otherwise) return *otherwise;
    return {{tell(Sentence::accept_not_listed, {{"change", std::to_string(*change)}})}};
}

}  // namespace bot::desk::commands
