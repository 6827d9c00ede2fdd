#include "bot/desk/wording/patches.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "bot/desk/query/checks.hpp"
#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/gaps.hpp"
#include "bot/desk/query/presence.hpp"
#include "bot/desk/text/chat.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/lists.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/conduct.hpp"
#include "bot/desk/wording/edits.hpp"
#include "bot/desk/wording/gaps.hpp"
#include "bot/desk/wording/lines.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk::wording {
namespace {

constexpr std::size_t longest_subject = 60, longest_quote = 160;

std::string to(const std::vector<std::string>& nicks, const std::string& line, const ChatTraits& chat) {
    const std::string who = chat.pings(nicks);
    return who.empty() ? line : tell(Sentence::for_people, {{"pings", who}, {"line", line}});
}

std::string to_party(const Party& party, const std::string& line, const ChatTraits& chat) {
    std::vector<std::string> nicks = party.deployers;
    nicks.insert(nicks.end(), party.requestors.begin(), party.requestors.end());
    return to(nicks, line, chat);
}

/// What the requestor can answer; with the number where more of their patches could be meant.
std::string answer_to_test(const State& s, const std::string& requestor, const std::vector<int>& changes) {
    if (!s.link.accounts) return tell(Sentence::answer_deployer);
    const std::vector<std::pair<std::string_view, std::string>> facts = {{"me", me(s)},
                                                                         {"change", std::to_string(changes.front())}};
    if (changes.size() > 1) return tell(Sentence::answer_tests, facts);
    const auto is_theirs = [&](const std::string& name) { return s.chat().same(name, requestor); };
    const bool others = std::any_of(s.tracker.may_ship.begin(), s.tracker.may_ship.end(), [&](int change) {
        const Track& track = *s.tracker.find(change);
        const bool tests = track.state() == Progress::testing || track.state() == Progress::tested ||
                           track.state() == Progress::syncing;
        return tests && change != changes.front() &&
               std::any_of(track.requestors.begin(), track.requestors.end(), is_theirs);
    });
    return tell(others ? Sentence::answer_test_of : Sentence::answer_test, facts);
}

/// What can be said about patches whose deployment was lost.
std::string answer_to_lost(const State& s, const std::vector<int>& changes) {
    if (!s.link.accounts) return {};
    const Track* track = s.tracker.find(changes.front());
    return tell(track && track->bad ? Sentence::answer_lost_bad : Sentence::answer_lost,
                {{"me", me(s)}, {"change", std::to_string(changes.front())}});
}

}  // namespace

std::string me(const State& s) {
    return s.link.nick.empty() ? "oriel" : s.link.nick;
}

std::string quoted(const std::string& words) {
    std::string out = shorten(clean(words), longest_quote);
    while (!out.empty() && out.back() == '.') out.pop_back();
    return out;
}

std::string window_name(const WindowRef& place) {
    calendar::Window w;
    w.name = place.name;
    return name_of(w);
}

std::string words_of(Progress p) {
    std::string word(to_text(p));
    std::replace(word.begin(), word.end(), '_', ' ');
    return word;
}

std::string words_of(Why why, const std::string& message) {
    switch (why) {
        case Why::none:
            return {};
        case Why::withdrawn:
            return tell(Sentence::why_withdrawn);
        case Why::window_ended:
            return tell(Sentence::why_window_ended);
        case Why::marked_not_done:
            return tell(Sentence::why_not_done);
        case Why::cancelled:
            return tell(Sentence::why_cancelled);
        case Why::aborted:
            return tell(Sentence::why_aborted);
        case Why::stopped:
            return message.empty() ? tell(Sentence::why_stopped)
                                   : tell(Sentence::why_stopped_message, {{"message", quoted(message)}});
        case Why::silent:
            return tell(Sentence::why_silent);
        case Why::superseded:
            return tell(Sentence::why_superseded);
        case Why::lines_missed:
            return tell(Sentence::why_lines_missed);
        case Why::not_approved:
            return tell(Sentence::why_not_approved);
        case Why::not_synced:
            return tell(Sentence::why_not_synced);
        case Why::just_merged:
            return tell(Sentence::why_just_merged);
        case Why::not_deployed:
            return tell(Sentence::why_not_deployed);
        case Why::unlocked:
            return tell(Sentence::why_unlocked);
        case Why::perhaps_reverted:
            return tell(Sentence::why_perhaps_reverted);
        case Why::perhaps_shipped:
            return tell(Sentence::why_perhaps_shipped);
    }
    return {};
}

std::string words_of(const PatchStep& step) {
    const bool free_text = step.why == Why::none || step.why == Why::stopped;
    const std::string why = free_text ? quoted(step.reason) : words_of(step.why, {});
    if (why.empty()) return words_of(step.to);
    return tell(Sentence::state_why, {{"state", words_of(step.to)}, {"why", why}});
}

std::string reverted_because(const PatchStep& step) {
    return tell(Sentence::state_why, {{"state", words_of(step.to)}, {"why", quoted(step.evidence)}});
}

std::string titled(const State& s, int change) {
    const Track* track = s.tracker.find(change);
    const gerrit::Change* known = s.gerrit.known().find(change);
    std::string subject = known && !known->subject.empty() ? known->subject : track ? track->subject : std::string();
    subject = query::unpinged(shorten(clean(subject), longest_subject), s);
    return subject.empty() ? std::to_string(change) : fmt::format("{} \"{}\"", change, subject);
}

std::string please_test(const State& s, const std::string& requestor, const std::string& nick,
                        const std::vector<int>& changes) {
    std::string patches;
    for (int change : changes) patches += (patches.empty() ? "" : ", ") + titled(s, change);
    return tell(Sentence::test_please, {{"who", nick},
                                        {"patches", patches},
                                        {"are", are(changes)},
                                        {"answer", answer_to_test(s, requestor, changes)}});
}

std::string please_test_again(const State& s, const std::string& requestor, const std::string& nick,
                              const std::vector<int>& changes, const std::vector<std::string>& deployers) {
    std::string offer;
    if (!deployers.empty() && s.link.accounts) {
        std::vector<std::string> names;
        for (const auto& each : deployers) names.push_back(s.chat().mention(each));
        offer = tell(Sentence::no_show_offer,
                     {{"deployer", joined(names, ", ")}, {"me", me(s)}, {"change", std::to_string(changes.front())}});
    }
    return tell(Sentence::test_again, {{"who", nick},
                                       {"changes", numbers(changes)},
                                       {"wait", changes.size() == 1 ? "waits" : "wait"},
                                       {"answer", answer_to_test(s, requestor, changes)},
                                       {"offer", offer}});
}

std::string log_in_first(const std::string& requestor, const std::string& account, const std::vector<int>& changes,
                         const ChatTraits& chat) {
    return tell(account.empty() ? Sentence::log_in_first : Sentence::log_in_as,
                {{"changes", numbers(changes)},
                 {"name", chat.mention(clean(requestor))},
                 {"account", chat.mention(clean(account))}});
}

std::string tested(const std::vector<TestedNews>& news, const std::vector<std::string>& to, const ChatTraits& chat) {
    std::string what;
    for (const auto& each : news) {
        what += (what.empty() ? "" : ", ") +
                tell(Sentence::tested_by, {{"changes", numbers(each.changes)}, {"by", chat.mention(clean(each.nick))}});
    }
    return wording::to(to, tell(Sentence::tested_to, {{"what", what}}), chat);
}

std::string noted_test(const State& s, const std::vector<int>& changes, const std::string& words) {
    return tell(Sentence::test_noted,
                {{"words", quoted(words)},
                 {"changes", numbers(changes)},
                 {"change", changes.size() == 1 ? std::to_string(changes.front()) : tell(Sentence::form_change)},
                 {"me", me(s)}});
}

std::string is_bad(int change, Progress state, const BadMark& mark, const std::vector<std::string>& to,
                   const ChatTraits& chat) {
    const std::string line = tell(Sentence::bad_says, {{"change", std::to_string(change)},
                                                       {"state", words_of(state)},
                                                       {"by", chat.mention(clean(mark.nick))},
                                                       {"reason", quoted(mark.reason)}});
    return wording::to(to, line, chat);
}

std::string went_live(const Party& party, std::optional<std::chrono::seconds> after_merge,
                      const std::optional<query::NextUp>& next, const ChatTraits& chat) {
    const std::string are = wording::are(party.changes);
    const std::string line =
        after_merge ? tell(Sentence::live_after,
                           {{"changes", numbers(party.changes)}, {"are", are}, {"span", lasting(*after_merge)}})
                    : tell(Sentence::live_now, {{"changes", numbers(party.changes)}, {"are", are}});
    const std::string who = chat.pings(party.requestors);
    std::string all = who.empty() ? line + "." : tell(Sentence::live_check, {{"line", line}, {"pings", who}});
    if (!next) return all;
    const auto& pinged = party.requestors;
    if (next->own || std::find(pinged.begin(), pinged.end(), next->nick) != pinged.end()) {
        return tell(
            Sentence::up_live_too,
            {{"line", all}, {"change", std::to_string(next->change)}, {"who", chat.mention(clean(next->nick))}});
    }
    return tell(Sentence::up_live, {{"line", all}, {"pings", next->nick}, {"change", std::to_string(next->change)}});
}

std::string carried(const Run& run, Instant at, const Party& party, const ChatTraits& chat) {
    return to_party(party,
                    tell(Sentence::live_carried, {{"changes", numbers(party.changes)},
                                                  {"are", wording::are(party.changes)},
                                                  {"by", chat.mention(clean(run.user))},
                                                  {"at", clock(at)}}),
                    chat);
}

std::string proven_live(const Party& party, const ChatTraits& chat) {
    return to_party(party,
                    tell(Sentence::proven_live, {{"changes", numbers(party.changes)},
                                                 {"are", wording::are(party.changes)},
                                                 {"them", party.changes.size() == 1 ? "it" : "them"}}),
                    chat);
}

std::string proven_absent(const Party& party, const ChatTraits& chat) {
    return to_party(party,
                    tell(Sentence::proven_absent, {{"changes", numbers(party.changes)},
                                                   {"are", wording::are(party.changes)},
                                                   {"them", party.changes.size() == 1 ? "it" : "them"}}),
                    chat);
}

std::string reverted(int by, const Party& party, const ChatTraits& chat) {
    const std::string them = party.changes.size() == 1 ? "it" : "them";
    return to_party(
        party,
        tell(by == 0 ? Sentence::reverted_by_hand : Sentence::reverted_now, {{"changes", numbers(party.changes)},
                                                                             {"are", wording::are(party.changes)},
                                                                             {"revert", std::to_string(by)},
                                                                             {"them", them}}),
        chat);
}

std::string live_again(int revert, const Party& party, const ChatTraits& chat) {
    return to_party(party,
                    tell(Sentence::live_again, {{"changes", numbers(party.changes)},
                                                {"are", wording::are(party.changes)},
                                                {"revert", std::to_string(revert)}}),
                    chat);
}

std::string still_merged(const std::vector<int>& changes, const std::vector<std::string>& to, const ChatTraits& chat) {
    const std::string line = tell(changes.size() == 1 ? Sentence::still_merged : Sentence::still_merged_many,
                                  {{"changes", numbers(changes)}});
    return wording::to(to, line, chat);
}

std::string still_going(const std::vector<int>& changes, const Run& run, const std::vector<std::string>& to, bool own,
                        const ChatTraits& chat, Instant now) {
    const bool testing = run.phase == Run::Phase::on_testservers;
    const Sentence asks = own       ? testing ? Sentence::still_testing : Sentence::still_syncing
                          : testing ? Sentence::still_testing_by
                                    : Sentence::still_syncing_by;
    const std::string line =
        tell(asks, {{"changes", numbers(changes)}, {"by", chat.mention(clean(run.user))}, {"at", when(run.last, now)}});
    return wording::to(to, line, chat);
}

std::string start_missed(const State& s, const std::vector<int>& changes, Instant merged,
                         const std::vector<std::string>& to, const std::string& approver, Instant now) {
    const std::string whose = approver.empty()
                                  ? tell(Sentence::your_deployment)
                                  : tell(Sentence::deployment_of, {{"by", s.chat().mention(clean(approver))}});
    const std::string line = tell(changes.size() == 1 ? Sentence::start_missed : Sentence::start_missed_many,
                                  {{"changes", numbers(changes)},
                                   {"at", when(merged, now)},
                                   {"whose", whose},
                                   {"me", me(s)},
                                   {"change", std::to_string(changes.front())}});
    const auto gaps = query::gaps_in(s, merged, now);
    const std::string all =
        gaps.empty() ? line : tell(Sentence::line_gaps, {{"line", line}, {"gaps", words_of(gaps, now)}});
    return wording::to(to, all, s.chat());
}

std::string live_although_bad(int change, const BadMark& mark, const std::vector<std::string>& to,
                              const ChatTraits& chat) {
    const std::string line = tell(
        Sentence::live_bad,
        {{"change", std::to_string(change)}, {"by", chat.mention(clean(mark.nick))}, {"reason", quoted(mark.reason)}});
    return wording::to(to, line, chat);
}

std::string run_over(const State& s, Progress to, const Run& run, const Party& party) {
    const std::string changes = numbers(party.changes);
    if (to == Progress::rolled_back) {
        const std::string are = wording::are(party.changes);
        return to_party(party, tell(Sentence::over_rolled_back, {{"changes", changes}, {"are", are}}), s.chat());
    }
    const std::string how = run.why() == Why::silent
                                ? tell(Sentence::why_silent_for, {{"span", lasting(run.ended - run.last)}})
                                : words_of(run.why(), run.message());
    const std::string why = to == Progress::unknown ? with_gap(s, run, how) : how;
    if (to == Progress::failed) {
        return to_party(party, tell(Sentence::over_failed, {{"changes", changes}, {"why", why}}), s.chat());
    }
    return to_party(party,
                    tell(Sentence::over_unknown,
                         {{"changes", changes}, {"why", why}, {"answer", answer_to_lost(s, party.changes)}}),
                    s.chat());
}

std::string patch_set_while_merging(int change, int patch_set, const std::vector<std::string>& to,
                                    const ChatTraits& chat) {
    const std::string line = tell(Sentence::patch_set_merging,
                                  {{"change", std::to_string(change)}, {"patch_set", std::to_string(patch_set)}});
    return wording::to(to, line, chat);
}

std::string counts(const State& s, const std::vector<int>& changes) {
    constexpr Progress order[] = {Progress::live,   Progress::syncing,     Progress::tested,    Progress::testing,
                                  Progress::merged, Progress::merging,     Progress::scheduled, Progress::skipped,
                                  Progress::failed, Progress::rolled_back, Progress::reverted,  Progress::unknown};
    std::map<std::pair<std::ptrdiff_t, std::string>, int> by_state;
    for (int change : changes) {
        const PatchStep& step = s.tracker.find(change)->step();
        const auto place = std::find(std::begin(order), std::end(order), step.to) - std::begin(order);
        ++by_state[{place, step.to == Progress::skipped ? words_of(step) : words_of(step.to)}];
    }
    std::string out;
    for (const auto& [key, n] : by_state) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", n, key.second);
    return out;
}

namespace {

/// Whether it only says that the live patch was looked at again.
bool checks(const Track& track, const PatchStep& step) {
    return step.source == Source::person && step.to == Progress::live && &step != &track.step();
}

}  // namespace

std::string summary(const State& s, const WindowRef& place, const std::vector<int>& changes, Instant now) {
    std::optional<Instant> last;
    for (int change : changes) {
        const Track& track = *s.tracker.find(change);
        for (const PatchStep& step : track.history) {
            if (step.source == Source::page || step.at < place.start || checks(track, step)) continue;
            if (!last || step.at > *last) last = step.at;
        }
    }
    const std::string window = window_name(place);
    const std::string states = counts(s, changes), left = left_behind(s, place, changes, now);
    const std::string line =
        last ? tell(Sentence::window_span, {{"window", window},
                                            {"counts", states},
                                            {"span", lasting(std::max(*last - place.start, std::chrono::seconds{0}))},
                                            {"left", left}})
             : tell(Sentence::window_summary, {{"window", window}, {"counts", states}, {"left", left}});
    return with_gaps(s, line, place, changes, now);
}

/// Whether a patch certainly was not deployed, and no run will ship it as it is.
bool is_left_out(const State& s, int change) {
    const Track& track = *s.tracker.find(change);
    const Progress state = track.state();
    if (state == Progress::scheduled || state == Progress::merging) return true;
    const gerrit::Change* known = s.gerrit.known().find(change);
    const bool merged = known && known->status == gerrit::ChangeStatus::merged;
    const bool stopped = state == Progress::failed || state == Progress::rolled_back;
    return (state == Progress::skipped && !merged) || (stopped && known && !merged);
}

/// What is known of a patch that is neither live nor certainly left out; nullopt: there is nothing to say.
std::optional<std::string> still_open(const State& s, const WindowRef& place, int change, Instant now) {
    const Track& track = *s.tracker.find(change);
    Sentence sentence = Sentence::left_merged;
    switch (track.state()) {
        case Progress::live:
        case Progress::reverted:
        case Progress::syncing:
        case Progress::scheduled:
        case Progress::merging:
            return std::nullopt;
        case Progress::failed:
        case Progress::rolled_back:
        case Progress::skipped:
            sentence = Sentence::left_staged;
            break;
        case Progress::unknown:
            sentence = Sentence::left_unknown;
            break;
        case Progress::merged:
        case Progress::testing:
        case Progress::tested:
            break;
    }
    const auto gaps = query::gaps_in(s, place.start, place.end);
    if (sentence == Sentence::left_merged && !gaps.empty()) sentence = Sentence::left_merged_gap;
    return tell(sentence, {{"gaps", words_of(gaps, now)},
                           {"change", std::to_string(change)},
                           {"window", window_name(place)},
                           {"state", state_of(s, track)}});
}

std::optional<std::string> next_for(const State& s, const WindowRef& place, int change, Instant now) {
    const Track& track = *s.tracker.find(change);
    if (track.step().why == Why::withdrawn || !is_left_out(s, change)) return std::nullopt;
    const gerrit::Change* known = s.gerrit.known().find(change);
    std::vector<Window> next;
    if (known) next = query::with_room(s, *known, std::max(now, place.start), now, 1);
    if (!known) {
        for (const auto& w : s.calendar.schedule().windows()) {
            if (w.start == place.start && w.name == place.name)
                next = query::alike_with_room(s, w, std::max(now, w.start), 1);
        }
    }
    if (next.empty()) return std::string();
    return fmt::format("{}, {}", name_of(next.front()), when(next.front().start, now));
}

std::vector<Left> left_over(const State& s, const WindowRef& place, const std::vector<int>& changes, Instant now) {
    std::vector<Left> out;
    for (int change : changes) {
        const Track& track = *s.tracker.find(change);
        if (track.step().why == Why::withdrawn) continue;
        const auto next = next_for(s, place, change, now);
        const auto open = next ? std::nullopt : still_open(s, place, change, now);
        if (!next && !open) continue;
        const std::string window = window_name(place), how = words_of(track.step()), number = std::to_string(change);
        const std::string text =
            open ? *open
            : next->empty()
                ? tell(Sentence::left_nowhere, {{"change", number}, {"window", window}, {"state", how}})
                : tell(Sentence::left_next, {{"change", number}, {"window", window}, {"state", how}, {"next", *next}});
        for (const auto& nick : track.requestors) {
            const auto told = std::find_if(out.begin(), out.end(), [&](const Left& l) { return l.to == nick; });
            if (told == out.end()) {
                out.push_back({nick, text, track.history.back().at});
            } else {
                told->text += " " + text;
                told->since = std::max(told->since, track.history.back().at);
            }
        }
    }
    return out;
}

}  // namespace bot::desk::wording
