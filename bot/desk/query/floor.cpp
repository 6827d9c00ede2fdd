#include "bot/desk/query/floor.hpp"

#include <algorithm>

#include "bot/desk/query/checks.hpp"
#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/conduct_order.hpp"
#include "bot/desk/query/gaps.hpp"
#include "bot/desk/text/chat.hpp"

namespace bot::desk::query {
namespace {

template <class T>
std::optional<T> copied(const T* value) {
    return value ? std::optional(*value) : std::nullopt;
}

}  // namespace

Floor floor(const State& s, const Speaker& by, Instant now) {
    const auto is_theirs = [&](const Claim& claim) {
        return by.account && !by.account->empty() && s.chat().same(*by.account, claim.by);
    };
    Floor out;
    if (const Hold* hold = held_everywhere(s)) return {{EverythingHeld{*hold}}, {}, false};
    for (const auto& w : s.calendar.schedule().open_at(now)) {
        if (w.freeze) return {{FreezeOpen{w}}, {}, false};
        if (now >= closes(s, w)) continue;
        const Claim* claim = claim_of(s, w);
        const Hold* hold = held(s, w.name, w.start);
        if (claim && is_theirs(*claim) && !hold) {
            out.own = w;
            continue;
        }
        out.obstacles.push_back(WindowOpen{w, copied(claim), copied(hold), waiting(s, w).size()});
    }
    if (const Run* run = s.tracker.runs.running()) {
        out.obstacles.insert(out.obstacles.begin(), RunUnderWay{run->user, run->began, copied(gap_of(s, *run))});
    }
    if (out.own || !out.obstacles.empty()) return out;
    if (const Claim* claim = floor_claim(s, now)) {
        out.theirs = is_theirs(*claim);
        if (!out.theirs) out.obstacles.push_back(FloorTaken{*claim});
    }
    return out;
}

std::vector<int> waiting(const State& s, const calendar::Window& w, const std::string& requestor) {
    std::vector<int> out;
    for (const auto& r : w.requests) {
        const auto is_meant = [&](const std::string& nick) { return s.chat().same(nick, requestor); };
        if (!requestor.empty() && !r.any_requestor(is_meant)) continue;
        for (const auto& p : r.patches) {
            if (!to_be_done(s, w, p)) continue;
            if (std::find(out.begin(), out.end(), *p.change) == out.end()) out.push_back(*p.change);
        }
    }
    return out;
}

}  // namespace bot::desk::query
