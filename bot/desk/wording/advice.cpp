#include "bot/desk/wording/advice.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/checks.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk::wording {

std::string over_item(const gerrit::Checked& patch, const Window& w, const State& desk, Instant now) {
    const auto over = std::find_if(patch.findings.begin(), patch.findings.end(),
                                   [](const auto& f) { return f.code == gerrit::Code::over_limit; });
    if (over == patch.findings.end()) return {};
    const std::string item = what(*over, desk.chat(), now);
    const Instant after = std::max(w.start, now);
    const auto next =
        patch.change ? query::with_room(desk, *patch.change, after, now, 1) : query::alike_with_room(desk, w, after, 1);
    if (next.empty()) return tell(Sentence::over_nowhere, {{"item", item}});
    return tell(Sentence::over_next,
                {{"item", item}, {"window", name_of(next[0])}, {"when", when(next[0].start, now)}});
}

std::string advice(const std::vector<Advice::News>& news, const State& desk, Instant now) {
    std::string out;
    for (const auto& each : news) {
        const Window& w = *each.entry.window;
        const gerrit::Checked& patch = *each.entry.patch;
        const std::string change = label(patch), start = when(w.start, now);
        const std::string place = fmt::format("{}/{}", patch.counted.place, w.limit.value_or(0));
        const auto say = [&](Sentence sentence, const std::string& more_name, const std::string& more) {
            out +=
                (out.empty() ? "" : " ") +
                tell(
                    sentence,
                    {{"change", change}, {"window", name_of(w)}, {"when", start}, {"count", place}, {more_name, more}});
        };
        if (each.fits) {
            const Acceptance* taken = query::acceptance(desk, w, patch.patch.change.value_or(0));
            say(taken ? Sentence::advice_accepted : Sentence::advice_fits, "by",
                taken ? desk.chat().mention(clean(taken->by)) : "");
        }
        if (each.stands)
            say(Sentence::advice_stands, "verdict",
                verdict(patch, desk.chat(), now, false, over_item(patch, w, desk, now)));
        if (each.cleared && !each.fits) say(Sentence::advice_cleared, "verdict", "");
    }
    return out;
}

}  // namespace bot::desk::wording
