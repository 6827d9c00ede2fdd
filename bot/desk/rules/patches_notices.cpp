// Lines about patches for the ledger, each with its cause, so that it is said once.
#include "bot/desk/rules/patches_notices.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "bot/desk/model/roles.hpp"
#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/deployers.hpp"
#include "bot/desk/query/deployers_told.hpp"
#include "bot/desk/query/patches.hpp"
#include "bot/desk/query/patches_tree.hpp"
#include "bot/desk/query/presence.hpp"
#include "bot/desk/query/starts.hpp"
#include "bot/desk/rules/conduct.hpp"
#include "bot/desk/rules/patches_clock.hpp"
#include "bot/desk/rules/patches_proof.hpp"
#include "bot/desk/text/chat.hpp"
#include "bot/desk/wording/conduct.hpp"
#include "bot/desk/wording/floor.hpp"
#include "bot/desk/wording/patches.hpp"

namespace bot::desk::rules::patches {
namespace {

using wording::Party;

/// A patch that a run carries is announced until this long after the end of its window.
constexpr std::chrono::hours still_news{24};

void say(State& s, const Cause& cause, const std::string& text, Instant now, const std::string& about) {
    s.ledger.want(cause, about, text, now, now + query::grace);
}

std::string about(const State& s, int change) {
    const Track* track = s.tracker.find(change);
    return track && track->place ? wording::window_name(*track->place) : std::string();
}

/// The changes that a window lists. Patches deployed outside of all windows are not announced.
std::vector<int> listed(const State& s, const std::vector<int>& changes) {
    std::vector<int> out;
    for (int change : changes) {
        const Track* track = s.tracker.find(change);
        if (track && track->place) out.push_back(change);
    }
    return out;
}

/// Those whose windows were not long ago.
std::vector<int> recent(const State& s, const std::vector<int>& changes, Instant at) {
    std::vector<int> out = listed(s, changes);
    std::erase_if(out, [&](int change) { return s.tracker.find(change)->place->end + still_news < at; });
    return out;
}

std::vector<std::string> requestors_of(const State& s, const std::vector<int>& changes) {
    std::vector<std::string> out;
    for (int change : changes) {
        for (const auto& nick : s.tracker.find(change)->requestors) {
            if (std::find(out.begin(), out.end(), nick) == out.end()) out.push_back(nick);
        }
    }
    return out;
}

std::vector<std::string> deployers(const State& s, int change, Instant now) {
    return query::deployers_told(s, *s.tracker.find(change), now);
}

/// The requestors of these changes.
Party party(const State& s, const std::vector<int>& changes) {
    Party out;
    out.changes = changes;
    for (const auto& nick : requestors_of(s, changes)) {
        out.requestors.push_back(s.presence.find(nick, s.settings).value_or(nick));
    }
    return out;
}

/// The time from the last merge until they went live; nullopt: unknown, or longer than six hours.
std::optional<std::chrono::seconds> after_merge(const State& s, const std::vector<int>& changes) {
    std::optional<Instant> merged, live;
    for (int change : changes) {
        for (const PatchStep& step : s.tracker.find(change)->history) {
            if (step.to == Progress::merged && (!merged || step.at > *merged)) merged = step.at;
            if (step.to == Progress::live) live = step.at;
        }
    }
    if (!merged || !live || *live < *merged || *live - *merged > std::chrono::hours{6}) return std::nullopt;
    return *live - *merged;
}

std::string names(const std::vector<int>& changes) {
    return fmt::format("{}", fmt::join(changes, "+"));
}

/// The mark with a reason that pings nobody.
BadMark quietly(const State& s, BadMark mark) {
    mark.reason = query::unpinged(mark.reason, s);
    return mark;
}

void tell_live_although_bad(State& s, const std::string& key, const std::vector<int>& changes, Instant now) {
    for (int change : changes) {
        const Track& track = *s.tracker.find(change);
        if (!track.bad) continue;
        say(s, fmt::format("live although bad/{}/{}", change, key),
            wording::live_although_bad(change, quietly(s, *track.bad), query::deployers_told(s, track, now), s.chat()),
            now, about(s, change));
    }
}

/// The next run ships what this one left in the tree.
void tell_still_merged(State& s, const Run& run, const std::vector<int>& all, Instant now) {
    std::vector<int> changes = all;
    std::erase_if(changes, [&](int change) { return !query::is_left_in_tree(s, change); });
    if (changes.empty()) return;
    say(s, fmt::format("still merged/run {}", run.id),
        wording::still_merged(changes, deployers(s, changes.front(), now), s.chat()), now, about(s, changes.front()));
}

/// What became of the changes that a run moved.
void tell_moved(State& s, const RunEffect& run, const Run* heard, const std::vector<int>& changes, Instant now) {
    const std::string key = fmt::format("run {}/{}", run.run, to_text(*run.to));
    if (run.to == Progress::live) {
        tell_live(s, key, changes, now);
        return tell_live_although_bad(s, key, changes, now);
    }
    if (!heard || run.to == Progress::merged) return;
    Party who = party(s, changes);
    who.deployers = deployers(s, changes.front(), now);
    const std::string line = wording::run_over(s, *run.to, *heard, who);
    // The servers may tell it soon.
    const bool later = run.to == Progress::unknown && awaits_proof(s, now);
    const Instant due = later ? now + proof_patience : now;
    s.ledger.want("over/" + key, about(s, changes.front()), line, due, due + query::grace);
}

/// Whoever is asked to test, and cannot be heard because of their account, is told so once in a window.
void tell_account(State& s, const std::string& requestor, const std::vector<int>& changes, Instant now) {
    if (!s.link.accounts || !s.presence.knows_accounts()) return;
    const auto nick = s.presence.find(requestor, s.settings);
    const Person* person = nick ? s.presence.person(*nick, s.chat()) : nullptr;
    if (!person) return;
    const Speaker them{person->nick, person->account, {}, false};
    const Track& track = *s.tracker.find(changes.front());
    if (query::is_requestor(s, track, them) || role_of(them, s.settings, s.calendar.schedule()) >= Role::deployer)
        return;
    const std::string account = person->account.value_or(std::string());
    const std::string place = track.place ? calendar::to_text(track.place->start) : std::string();
    s.ledger.want_private(fmt::format("login/{}/{}/{}", place, s.chat().fold(requestor), s.chat().fold(account)),
                          requestor, about(s, changes.front()),
                          wording::log_in_first(requestor, account, changes, s.chat()), now, now + query::grace);
}

}  // namespace

void ask_to_test(State& s, const std::string& key, const std::vector<int>& changes, Instant now) {
    std::vector<int> wanted = listed(s, changes);
    std::erase_if(wanted, [&](int change) { return query::held(s, *s.tracker.find(change)) != nullptr; });
    for (const auto& requestor : requestors_of(s, wanted)) {
        std::vector<int> theirs;
        for (int change : wanted) {
            const auto& all = s.tracker.find(change)->requestors;
            if (std::find(all.begin(), all.end(), requestor) != all.end()) theirs.push_back(change);
        }
        // A deployer knows that their own patch is there.
        std::erase_if(theirs, [&](int change) { return query::deploys_own(s, *s.tracker.find(change), requestor); });
        if (theirs.empty()) continue;
        const Cause cause = fmt::format("test/{}/{}", key, requestor);
        const std::string nick = s.presence.find(requestor, s.settings).value_or(requestor);
        tell_account(s, requestor, theirs, now);
        say(s, cause, wording::please_test(s, requestor, nick, theirs), now, about(s, theirs.front()));
        s.tracker.asks.push_back({cause, requestor, theirs, now, false, false});
    }
}

void remind_to_test(State& s, Instant now) {
    auto& asks = s.tracker.asks;
    for (TestAsk& ask : asks) {
        // A requestor who has answered in part is asked about the rest.
        std::erase_if(ask.changes, [&](int change) {
            const Track* track = s.tracker.find(change);
            return !track || track->state() != Progress::testing || track->bad;
        });
        if (ask.changes.empty()) s.ledger.drop(ask.key);
        if (ask.changes.empty() || ask.again || ask.answered || now < ask.at + test_patience) continue;
        if (query::held(s, *s.tracker.find(ask.changes.front()))) continue;
        ask.again = true;
        const std::string nick = s.presence.find(ask.requestor, s.settings).value_or(ask.requestor);
        const int first = ask.changes.front();
        tell_account(s, ask.requestor, ask.changes, now);
        say(s, "again/" + ask.key,
            wording::please_test_again(s, ask.requestor, nick, ask.changes, deployers(s, first, now)), now,
            about(s, first));
    }
    std::erase_if(asks, [](const TestAsk& ask) { return ask.changes.empty(); });
}

void tell_run_over(State& s, const RunEffect& run, const std::vector<int>& moved, Instant now) {
    const auto changes = listed(s, moved);
    if (!run.to) return;
    const Run* heard = s.tracker.runs.find(run.run);
    if (!changes.empty()) tell_moved(s, run, heard, changes, now);
    if (heard) tell_still_merged(s, *heard, listed(s, run.changes), now);
}

void tell_carried(State& s, const Run& run, Instant at, const std::vector<int>& all, Instant now) {
    const std::vector<int> changes = recent(s, all, at);
    if (changes.empty()) return;
    say(s, fmt::format("carried/run {}/{}", run.id, names(changes)),
        wording::carried(run, at, party(s, changes), s.chat()), now, about(s, changes.front()));
}

void tell_proven_live(State& s, const std::vector<int>& all, Instant now) {
    const std::vector<int> changes = recent(s, all, now);
    if (changes.empty()) return;
    say(s, fmt::format("proven live/{}/{}", names(changes), calendar::to_text(now)),
        wording::proven_live(party(s, changes), s.chat()), now, about(s, changes.front()));
}

void tell_proven_absent(State& s, const std::vector<int>& all, Instant now) {
    const std::vector<int> changes = recent(s, all, now);
    if (changes.empty()) return;
    Party who = party(s, changes);
    who.deployers = deployers(s, changes.front(), now);
    say(s, fmt::format("proven absent/{}/{}", names(changes), calendar::to_text(now)),
        wording::proven_absent(who, s.chat()), now, about(s, changes.front()));
}

void drop_settled_questions(State& s) {
    for (const Run& run : s.tracker.runs.all()) {
        const bool open = std::any_of(run.changes.begin(), run.changes.end(), [&](int change) {
            const Track* track = s.tracker.find(change);
            return track && track->place && track->state() == Progress::unknown;
        });
        if (!open) s.ledger.drop("over/run " + std::to_string(run.id) + "/" + std::string(to_text(Progress::unknown)));
    }
}

void tell_reverted(State& s, int change, int by, Instant now) {
    const std::vector<int> changes = listed(s, {change});
    if (changes.empty()) return;
    Party who = party(s, changes);
    const Track* revert = s.tracker.find(by);
    const bool ran = revert && revert->run != 0;
    who.deployers = ran ? query::deployers_told(s, change, *revert, now) : deployers(s, change, now);
    // Reverts of several patches at once share a line for each of them: each has its own people.
    say(s, fmt::format("reverted/{}/{}/{}", change, by, calendar::to_text(s.tracker.find(change)->step().at)),
        wording::reverted(by, who, s.chat()), now, about(s, change));
}

void tell_live(State& s, const std::string& key, const std::vector<int>& all, Instant now) {
    const auto changes = listed(s, all);
    if (changes.empty()) return;
    say(s, "live/" + key + "/" + names(changes),
        wording::went_live(party(s, changes), after_merge(s, changes), rules::conduct::call_next(s, changes, now),
                           s.chat()),
        now, about(s, changes.front()));
}

void tell_live_again(State& s, int change, int revert, Instant now) {
    const std::vector<int> changes = listed(s, {change});
    if (changes.empty()) return;
    say(s, fmt::format("live again/{}/{}", change, calendar::to_text(s.tracker.find(change)->step().at)),
        wording::live_again(revert, party(s, changes), s.chat()), now, about(s, change));
}

void ask_deployer(State& s, const Run& run, Instant now) {
    const auto changes = listed(s, run.changes);
    if (changes.empty()) return;
    const auto to = deployers(s, changes.front(), now);
    const auto own = query::deployer_of(s, *s.tracker.find(changes.front()));
    const bool is_theirs = own && own->pings && (to.empty() || s.chat().same(to.front(), own->name));
    say(s, fmt::format("silent/run {}/{}", run.id, calendar::to_text(run.last)),
        wording::still_going(changes, run, to, is_theirs, s.chat(), now), now, about(s, changes.front()));
}

void tell_start_missed(State& s, const std::vector<int>& all, Instant merged, Instant now) {
    const auto changes = listed(s, all);
    if (changes.empty()) return;
    const Track& track = *s.tracker.find(changes.front());
    auto approver = query::approver_of(s, track);
    if (!approver) approver = query::deployer_of(s, track);
    const bool own =
        approver && approver->pings && (!s.presence.known() || s.presence.find(approver->name, s.settings));
    const auto to = own ? std::vector<std::string>{approver->name} : query::deployers_told(s, track, now);
    const std::string name = own || !approver ? std::string() : approver->name;
    say(s, fmt::format("missed/{}/{}", names(changes), calendar::to_text(merged)),
        wording::start_missed(s, changes, merged, to, name, now), now, about(s, changes.front()));
}

void tell_bad(State& s, int change, Instant now) {
    const Track& track = *s.tracker.find(change);
    say(s, fmt::format("bad/{}/{}", change, calendar::to_text(now)),
        wording::is_bad(change, track.state(), quietly(s, *track.bad), query::deployers_told(s, track, now), s.chat()),
        now, about(s, change));
}

void tell_tested(State& s, Instant now) {
    auto news = std::exchange(s.tracker.tested, {});
    for (auto& each : news) {
        std::erase_if(each.changes, [&](int change) {
            const Track* track = s.tracker.find(change);
            return !track || track->state() != Progress::tested;
        });
    }
    std::erase_if(news, [](const TestedNews& each) { return each.changes.empty(); });
    if (news.empty()) return;
    const int first = news.front().changes.front();
    say(s, fmt::format("tested/{}/{}", first, calendar::to_text(news.front().at)),
        wording::tested(news, deployers(s, first, now), s.chat()), now, about(s, first));
}

void tell_patch_set(State& s, int change, int patch_set, const std::string& approver, Instant now) {
    Track track = *s.tracker.find(change);
    track.approver = approver;
    if (!track.place || now < track.place->start || now >= track.place->end) return;
    say(s, fmt::format("patch set/{}/{}", change, patch_set),
        wording::patch_set_while_merging(change, patch_set, query::deployers_told(s, track, now), s.chat()), now,
        about(s, change));
}

void tell_window_over(State& s, const WindowRef& place, Instant now) {
    const auto changes = query::listed_in(s, place);
    if (changes.empty()) return;
    const std::string window = wording::window_name(place);
    std::string line = query::unpinged(wording::summary(s, place, changes, now), s);
    const bool early = now < place.end;  // the window may be reopened
    if (early) line = wording::with_floor(s, line, now);
    const std::string key = early ? "early " + calendar::to_text(now) + "/" : std::string();
    const std::string which = calendar::to_text(place.start) + "/" + place.name;
    say(s, "end/" + key + which, line, now, window);
    for (const auto& left : wording::left_over(s, place, changes, now)) {
        const std::string cause = fmt::format("left/{}/{}/{}", left.to, calendar::to_text(left.since), which);
        s.ledger.want_private(cause, left.to, window, left.text, now, now + std::chrono::hours{12});
    }
}

}  // namespace bot::desk::rules::patches
