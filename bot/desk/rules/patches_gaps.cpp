#include "bot/desk/rules/patches_gaps.hpp"

#include "bot/desk/rules/patches_archive.hpp"
#include "bot/desk/rules/patches_doubts.hpp"
#include "bot/desk/rules/patches_proof.hpp"

namespace bot::desk::rules::patches {

void log_lost(State& s, Gap::Kind kind, Instant from, Instant now) {
    stop_search(s, now);
    s.tracker.runs.interrupted(s.tracker.gaps.begin(kind, from, now));
}

void hears_again(State& s, Instant now) {
    s.tracker.gaps.hears_again(now);
    search_if_missed(s, now);
    if (!s.tracker.search) weigh_gaps(s, false, now);
}

void relay_again(State& s, Instant now) {
    s.tracker.gaps.relay_again(now);
    search_if_missed(s, now);
    if (!s.tracker.search) weigh_gaps(s, false, now);
}

void heard_unproven(State& s, const LineHeard& line, Instant now) {
    Gaps& gaps = s.tracker.gaps;
    gaps.unproven = now;
    want_proof(s, now);
    gaps.doubt();
    if (line.by.account && !line.by.account->empty()) return;  // somebody else, while the log's bot is away
    const Gap* account = gaps.going_on(Gap::Kind::account);
    if (!account) gaps.relay_again(now);  // it is back, but not logged in
    log_lost(s, Gap::Kind::account, now, now);
    gaps.doubt();
}

}  // namespace bot::desk::rules::patches
