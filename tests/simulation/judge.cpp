#include "tests/simulation/judge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "tests/simulation/run.hpp"
#include "tests/simulation/wiki.hpp"

namespace simulation {

namespace {

/// A desk notices within a minute that the clock was put back if its time runs backwards. A smaller step is not
/// noticed, and prolongs the wait.
seconds longest_silence(const Hindsight& h, Instant from, Instant to) {
    return h.stepped(from, to) ? 2 * poll + seconds{65} : poll + seconds{5};
}

using Fate = Spoken::Fate;

/// Every try of one line, in order. `whole`: there were no tries with another cause or start.
void judge_tries(const Hindsight& h, const std::vector<std::size_t>& tries, bool whole, Verdict& out) {
    for (std::size_t i = 0; i < tries.size(); ++i) {
        const Spoken& now = h.log.spoken[tries[i]];
        bool doubt = false, delivered = false;
        const auto wrong = [&](const char* what) {
            out.violations.push_back({now.at, fmt::format("{}: {}", what, now.text)});
        };
        for (std::size_t j = 0; j < i; ++j) {
            const Spoken& before = h.log.spoken[tries[j]];
            const bool open = before.fate == Fate::open || before.decided > now.at;
            if (open) wrong("said again while the first one was on its way");
            if (!open && before.fate == Fate::confirmed) wrong("said again although it was known to be out");
            doubt = doubt || before.fate == Fate::doubt;
            delivered = delivered || before.delivered.has_value();
        }
        const bool marked = h.lines[tries[i]].repeat;
        if (delivered && !marked) wrong("said twice without a mark");
        if (doubt && !delivered && !marked) wrong("perhaps said before, but without a mark");
        if (whole && !doubt && marked) wrong("marked as a repeat, but there was no doubt");
    }
}

}  // namespace

void judge_repeats(Hindsight& h, Verdict& out) {
    for (const auto& [key, c] : h.cases) {
        if (c.excused) continue;
        judge_tries(h, c.first, !c.covered, out);
        judge_tries(h, c.second, !c.covered, out);
    }
    // Lines with the same cause are the same line. The line of a renamed window has another cause, and may repeat what
    // was said under the old name.
    std::map<std::string, std::vector<std::size_t>> causes;
    for (std::size_t i = 0; i < h.lines.size(); ++i) causes[h.log.spoken[i].cause].push_back(i);
    for (const auto& [cause, tries] : causes) judge_tries(h, tries, false, out);
}

void judge_polling(Hindsight& h, Verdict& out) {
    auto asked = h.log.asked.begin();
    Instant last{};
    const auto silent = [&](Instant until) {
        if (until - last > poll && until - last > longest_silence(h, last, until))
            out.violations.push_back(
                {until, fmt::format("the page was not asked for in {} s", (until - last).count())});
        last = until;
    };
    for (const Stretch& s : h.log.stretches) {
        if (!s.up) continue;
        if (std::count(h.log.restarts.begin(), h.log.restarts.end(), s.from) > 0) last = s.from;
        while (asked != h.log.asked.end() && *asked <= s.to) silent(*asked++);
        if (s.to - last > 2 * poll + seconds{65}) silent(s.to);
    }
}

Verdict judge(const Plan& plan, const Log& log) {
    Verdict out;
    out.violations = log.violations;
    out.lines = static_cast<long>(log.spoken.size());
    Hindsight h(plan, log);
    judge_lines(h, out);
    judge_edits(h, out);
    judge_repeats(h, out);
    judge_debts(h, out);
    judge_advice(h, out);
    judge_tracks(h, out);
    judge_polling(h, out);
    std::stable_sort(out.violations.begin(), out.violations.end(),
                     [](const Violation& a, const Violation& b) { return a.at < b.at; });
    return out;
}

}  // namespace simulation
