#include <algorithm>

#include "bot/desk/announcements.hpp"
#include "bot/desk/answer_parts.hpp"
#include "bot/desk/answers.hpp"
#include "bot/desk/clean.hpp"
#include "bot/desk/names.hpp"
#include "bot/desk/times.hpp"
#include "bot/desk/which.hpp"

namespace bot::desk::answers {
namespace {

Reply take(const Question& q, bool over) {
    if (auto unread = unless_read(q)) return *unread;
    const auto found = which_windows(q.arguments, q.desk.reading.schedule(), q.now);
    if (auto none = no_window(q, found)) return *none;
    const calendar::Window& w = found.front();
    const auto say = [&](Sentence sentence, const Claim& claim) {
        return tell(sentence, {{"window", announcements::name_of(w)},
                               {"when", when(w.start, q.now)},
                               {"by", mention(clean(claim.nick))},
                               {"since", when(claim.at, q.now)}});
    };
    if (const Claim* before = claim_of(q.desk, w)) {
        const bool theirs = fold(before->by) == fold(*q.by.account);
        if (theirs) return {{say(Sentence::claim_again, *before)}, {}, digest_lines(w, q)};
        if (!over) return {{say(Sentence::claim_taken, *before)}};
    }
    const Claim claim{w.name, w.start, *q.by.account, q.by.nick, q.now};
    return {{say(Sentence::claimed, claim)}, claim, digest_lines(w, q)};
}

}  // namespace

Reply claim(const Question& q) {
    return take(q, false);
}

Reply claim_over(const Question& q) {
    return take(q, true);
}

}  // namespace bot::desk::answers
