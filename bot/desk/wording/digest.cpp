#include "bot/desk/wording/digest.hpp"

#include <fmt/format.h>

#include "bot/desk/query/checks.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/findings.hpp"
#include "bot/desk/wording/floor.hpp"
#include "bot/desk/wording/lines.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk::wording {

using calendar::Window;

void add_gerrit_age(std::vector<std::string>& lines, std::optional<Instant> read, const State& desk, Instant now) {
    const auto age = query::worth_telling(read, desk, now);
    if (lines.empty() || !age) return;
    const std::string why =
        desk.gerrit.down() ? why_unread(desk.gerrit.failure()) : tell(Sentence::gerrit_not_answered);
    lines.back() = tell(Sentence::gerrit_age, {{"line", lines.back()}, {"age", lasting(*age)}, {"why", why}});
}

std::vector<std::string> digest_lines(const State& s, const Window& w, Instant now) {
    const auto check = query::checked(s, w, now);
    const std::string start = when(w.start, now);
    const auto with_left = [&](const std::string& line) { return w.end > now ? with_still_merged(s, line) : line; };
    if (check.patches.empty()) {
        return {with_left(tell(Sentence::check_empty, {{"window", name_of(w)}, {"when", start}}))};
    }
    auto lines = pack(wording::digest(check, gerrit::fixes(check, s.settings.policy), s.chat(), now), s.chat().room);
    lines.front() = tell(Sentence::digest_of, {{"window", name_of(w)}, {"when", start}, {"items", lines.front()}});
    end_sentences(lines);
    lines.back() = with_left(lines.back());
    add_gerrit_age(lines, check.oldest(), s, now);
    return lines;
}

}  // namespace bot::desk::wording
