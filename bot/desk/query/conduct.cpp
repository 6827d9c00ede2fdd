#include "bot/desk/query/conduct.hpp"

#include <algorithm>

namespace bot::desk::query {

using calendar::Window;

Instant closes(const State& s, const Window& w) {
    const WindowSession* session = s.conduct.find(w);
    return session && session->done ? std::min(*session->done, w.end) : w.end;
}

const Hold* held_everywhere(const State& s) {
    for (const auto& hold : s.conduct.holds) {
        if (!hold.start) return &hold;
    }
    return nullptr;
}

const Hold* held(const State& s, const std::string& window, Instant start) {
    for (const auto& hold : s.conduct.holds) {
        if (hold.start == start && hold.window == window) return &hold;
    }
    return held_everywhere(s);
}

const Hold* held(const State& s, const Track& track) {
    return track.place ? held(s, track.place->name, track.place->start) : held_everywhere(s);
}

const Claim* floor_claim(const State& s, Instant now) {
    for (const auto& claim : s.claims) {
        if (!claim.window.empty() || claim.at > now) continue;
        const auto next = s.calendar.schedule().next_start(claim.at);
        if (!next || now < *next) return &claim;
    }
    return nullptr;
}

bool claims_floor(const State& s, Instant now) {
    const auto near = s.calendar.schedule().between(now, now + long_hold + std::chrono::seconds{1});
    return std::none_of(near.begin(), near.end(),
                        [&](const Window& w) { return w.takes_lists() && !w.freeze && now < closes(s, w); });
}

Speaker holder_of(const Claim& claim) {
    return {claim.nick, claim.by.empty() ? std::nullopt : std::optional(claim.by), {}, false};
}

Instant people_told_by(const State& s) {
    if (!s.settings.sees_people || (s.link.accounts ? s.presence.knows_accounts() : s.presence.known())) return {};
    return s.conduct.listening.value_or(Instant{}) + std::chrono::seconds{30};
}

}  // namespace bot::desk::query
