#include "bot/desk/wording/floor.hpp"

#include <fmt/format.h>

#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/patches_tree.hpp"
#include "bot/desk/text/chat.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/lists.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/conduct.hpp"
#include "bot/desk/wording/gaps.hpp"
#include "bot/desk/wording/lines.hpp"
#include "bot/desk/wording/patches.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk::wording {
namespace {

/// Renders one obstacle.
struct Words {
    const State& s;
    Instant now;

    std::string operator()(const query::EverythingHeld& o) const { return held_by(o.hold, s.chat(), now); }
    std::string operator()(const query::FreezeOpen& o) const {
        return tell(Sentence::now_freeze, {{"end", when(o.window.end, now)}, {"name", name_of(o.window)}});
    }
    std::string operator()(const query::RunUnderWay& o) const {
        const std::string line =
            tell(Sentence::floor_run, {{"by", s.chat().mention(clean(o.by))}, {"ago", lasting(now - o.began)}});
        return o.missed ? tell(Sentence::floor_run_gap, {{"line", line}, {"gap", words_of(*o.missed, now)}}) : line;
    }
    std::string operator()(const query::WindowOpen& o) const {
        const std::string by = o.claim ? tell(Sentence::floor_claimed, {{"by", s.chat().mention(clean(o.claim->nick))}})
                                       : tell(Sentence::floor_unclaimed);
        std::string whose;
        if (o.window.takes_lists()) {
            whose = tell(Sentence::floor_whose_left, {{"by", by}, {"patches", how_many(o.waiting)}});
        } else if (o.claim) {
            whose = tell(Sentence::floor_whose, {{"by", by}});
        }
        return tell(Sentence::floor_window, {{"window", name_of(o.window)},
                                             {"end", when(o.window.end, now)},
                                             {"whose", whose},
                                             {"hold", hold_note(o.hold ? &*o.hold : nullptr, s.chat(), now)}});
    }
    std::string operator()(const query::FloorTaken& o) const {
        return tell(Sentence::floor_taken, {{"by", s.chat().mention(clean(o.claim.nick))},
                                            {"since", when(o.claim.at, now)},
                                            {"until", free_until(s, now)}});
    }
};

}  // namespace

std::string free_until(const State& s, Instant now) {
    const auto coming = s.calendar.schedule().next_after(now);
    if (coming.empty()) return {};
    return tell(Sentence::floor_until,
                {{"when", when(coming.front().start, now)}, {"window", name_of(coming.front())}});
}

std::string obstacles(const State& s, const query::Floor& floor, Instant now) {
    std::vector<std::string> out;
    for (const auto& each : floor.obstacles) out.push_back(std::visit(Words{s, now}, each));
    return joined(out, "; ");
}

std::string floor(const State& s, const query::Floor& floor, Instant now) {
    if (!floor.is_free()) return tell(Sentence::floor_no, {{"why", obstacles(s, floor, now)}});
    if (floor.own) {
        return tell(Sentence::floor_own, {{"window", name_of(*floor.own)}, {"end", when(floor.own->end, now)}});
    }
    const std::string until = free_until(s, now);
    if (floor.theirs) return tell(Sentence::floor_yours, {{"until", until}});
    const bool own_word = !query::claims_floor(s, now);
    return tell(Sentence::floor_yes, {{"until", until}, {"me", me(s)}, {"claim", own_word ? "claim floor" : "claim"}});
}

std::string with_still_merged(const State& s, const std::string& line) {
    constexpr std::size_t most = 6;
    std::string out = line;
    const auto add = [&](const std::vector<int>& changes, Sentence sentence) {
        if (changes.empty()) return;
        out = tell(sentence,
                   {{"line", out}, {"changes", numbers(changes, most)}, {"them", changes.size() == 1 ? "it" : "them"}});
    };
    add(query::still_merged(s), Sentence::floor_still_merged);
    add(query::perhaps_left(s), Sentence::floor_perhaps_merged);
    return out;
}

std::string with_floor(const State& s, const std::string& line, Instant now) {
    const auto floor = query::floor(s, {}, now);
    if (!floor.is_free()) return line;
    return tell(Sentence::floor_freed, {{"line", line}, {"until", free_until(s, now)}});
}

}  // namespace bot::desk::wording
