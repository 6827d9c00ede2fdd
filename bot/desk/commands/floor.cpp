// Claims of windows and of the floor.
#include <algorithm>

#include "bot/desk/commands/answers.hpp"
#include "bot/desk/commands/parts.hpp"
#include "bot/desk/query/checks.hpp"
#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/conduct_order.hpp"
#include "bot/desk/query/floor.hpp"
#include "bot/desk/query/windows.hpp"
#include "bot/desk/text/chat.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/conduct.hpp"
#include "bot/desk/wording/digest.hpp"
#include "bot/desk/wording/edits.hpp"
#include "bot/desk/wording/floor.hpp"
#include "bot/desk/wording/patches.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk::commands {
namespace {

using calendar::Window;
using What = ConductAct::What;

bool theirs(const Claim& claim, const Question& q) {
    return q.by.account && q.chat().same(claim.by, *q.by.account);
}

/// Whether another account has the claim. A claim inferred from an unknown shell name has no account, so it blocks
/// nobody.
bool anothers(const Claim& claim, const Question& q) {
    return !claim.by.empty() && !theirs(claim, q);
}

Reply take_floor(const Question& q, bool over) {
    const Claim* before = query::floor_claim(q.desk, q.now);
    if (before && !theirs(*before, q) && !over) {
        return only(tell(Sentence::claim_floor_taken,
                         {{"by", q.chat().mention(clean(before->nick))}, {"since", when(before->at, q.now)}}));
    }
    // Asked for the claim's holder, so that the claim itself is no obstacle.
    const Speaker as = before ? query::holder_of(*before) : q.by;
    const auto may = query::floor(q.desk, as, q.now);
    if (!may.is_free()) {
        return only(tell(Sentence::claim_floor_busy, {{"why", wording::obstacles(q.desk, may, q.now)}}));
    }
    const auto open = q.desk.calendar.schedule().open_at(q.now);
    const bool in_window = std::any_of(open.begin(), open.end(), [&](const Window& w) {
        const Claim* own = query::claim_of(q.desk, w);
        return own && theirs(*own, q) && q.now < query::closes(q.desk, w);
    });
    if (in_window) return only(wording::floor(q.desk, query::floor(q.desk, q.by, q.now), q.now));
    Reply r = only(tell(Sentence::claimed_floor, {{"until", wording::free_until(q.desk, q.now)}}));
    r.effect = conduct_act(What::claim, q);
    return r;
}

Reply take(const Question& q, bool over) {
    if (auto unread = unless_read(q)) return *unread;
    const bool floor = q.arguments == std::vector<std::string>{"floor"};
    if (floor || (q.arguments.empty() && query::claims_floor(q.desk, q.now))) return take_floor(q, over);
    const auto found = windows_meant(q);
    if (auto none = no_window(q, found)) return *none;
    const Window& w = found.front();
    const auto say = [&](Sentence sentence, const Claim& claim) {
        return tell(sentence, {{"window", wording::name_of(w)},
                               {"when", when(w.start, q.now)},
                               {"by", q.chat().mention(clean(claim.nick))},
                               {"since", when(claim.at, q.now)}});
    };
    const WindowSession* session = q.desk.conduct.find(w);
    const bool ended = session && session->done;
    if (const Claim* before = query::claim_of(q.desk, w)) {
        if (theirs(*before, q) && !ended)
            return {{say(Sentence::claim_again, *before)}, {}, wording::digest_lines(q.desk, w, q.now)};
        if (anothers(*before, q) && !over) return only(say(Sentence::claim_taken, *before));
    }
    const Claim claim{w.name, w.start, *q.by.account, q.by.nick, q.now};
    return {{say(Sentence::claimed, claim)}, conduct_act(What::claim, q, &w), wording::digest_lines(q.desk, w, q.now)};
}

/// The changes of a window that an unsettled run names, unless its end may have been missed.
std::vector<int> running_in(const State& s, const Window& w, Instant now) {
    std::vector<int> out;
    for (const auto& [change, track] : s.tracker.tracks) {
        const Run* run = track.is_in(w.name, w.start) ? s.tracker.runs.running(change) : nullptr;
        if (run && !run->perhaps_over(now)) out.push_back(change);
    }
    return out;
}

}  // namespace

Reply claim(const Question& q) {
    return take(q, false);
}

Reply claim_over(const Question& q) {
    return take(q, true);
}

Reply release(const Question& q) {
    if (auto unread = unless_read(q)) return *unread;
    std::vector<Window> own = q.arguments.empty()
                                  ? query::coming_lists(q.desk.calendar.schedule(), q.now)
                                  : query::which_windows(q.arguments, q.desk.calendar.schedule(), q.now);
    std::erase_if(own, [&](const Window& w) {
        const Claim* claim = query::claim_of(q.desk, w);
        return !claim || !theirs(*claim, q) || q.now >= query::closes(q.desk, w);
    });
    const Claim* floor = q.arguments.empty() ? query::floor_claim(q.desk, q.now) : nullptr;
    if (floor && !theirs(*floor, q)) floor = nullptr;
    // An open window comes first, then the floor.
    if (!own.empty() && (!floor || own.front().contains(q.now))) {
        const Window& w = own.front();
        Reply r;
        if (q.in_private) {
            r = only(tell(Sentence::release_noted, {{"window", wording::name_of(w)}, {"when", when(w.start, q.now)}}));
        }
        r.effect = conduct_act(What::release, q, &w);
        return r;
    }
    if (!floor) return only(tell(Sentence::release_nothing));
    Reply r = only(tell(Sentence::release_floor));
    r.effect = conduct_act(What::release, q);
    return r;
}

Reply done(const Question& q) {
    if (auto unread = unless_read(q)) return *unread;
    std::vector<Window> open = query::which_windows(q.arguments, q.desk.calendar.schedule(), q.now);
    std::erase_if(open, [&](const Window& w) { return !w.contains(q.now); });
    // If several are open: the asker's own first, ended ones last.
    std::stable_sort(open.begin(), open.end(), [&](const Window& a, const Window& b) {
        const auto rank = [&](const Window& w) {
            const Claim* claim = query::claim_of(q.desk, w);
            return (q.now >= query::closes(q.desk, w) ? 2 : 0) + (claim && theirs(*claim, q) ? 0 : 1);
        };
        return rank(a) < rank(b);
    });
    if (open.empty()) return only(tell(Sentence::done_nothing));
    return end_window(q, open.front());
}

Reply end_window(const Question& q, const Window& w) {
    const std::string name = wording::name_of(w);
    if (const Instant at = query::closes(q.desk, w); at < w.end) {
        return only(tell(Sentence::done_already, {{"window", name}, {"when", when(at, q.now)}}));
    }
    const Claim* claim = query::claim_of(q.desk, w);
    if (claim && anothers(*claim, q)) {
        return only(tell(Sentence::done_taken, {{"by", q.chat().mention(clean(claim->nick))}, {"window", name}}));
    }
    if (const Hold* hold = query::held(q.desk, w.name, w.start)) {
        return only(tell(Sentence::done_held, {{"window", name}, {"held", wording::held_by(*hold, q.chat(), q.now)}}));
    }
    if (const auto running = running_in(q.desk, w, q.now); !running.empty()) {
        return only(tell(Sentence::done_running, {{"changes", numbers(running)}, {"are", are(running)}}));
    }
    // A patch whose run may be over without a word does not keep the window open.
    auto changes = query::under_way(q.desk, w);
    std::erase_if(changes, [&](int change) {
        const Run* run = q.desk.tracker.runs.running(change);
        return run && run->perhaps_over(q.now);
    });
    if (!changes.empty()) {
        return only(tell(Sentence::done_under_way, {{"changes", numbers(changes)},
                                                    {"are", are(changes)},
                                                    {"them", changes.size() == 1 ? "it" : "each"},
                                                    {"change", std::to_string(changes.front())},
                                                    {"states", wording::counts(q.desk, changes)}}));
    }
    // If there is a summary, it is said in the channel.
    Reply r;
    const bool told = wording::lists_patches(w);
    if (!told || q.in_private) r = only(tell(Sentence::done_noted, {{"window", name}}));
    r.effect = conduct_act(What::done, q, &w);
    return r;
}

Reply floor(const Question& q) {
    if (auto unread = unless_read(q)) return *unread;
    std::vector<std::string> lines{
        wording::with_still_merged(q.desk, wording::floor(q.desk, query::floor(q.desk, q.by, q.now), q.now))};
    add_age(lines, q);
    return {lines};
}

}  // namespace bot::desk::commands
