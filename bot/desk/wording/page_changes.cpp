#include "bot/desk/wording/page_changes.hpp"

#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/people.hpp"

namespace bot::desk::wording {

std::string moved(const Window& from, const Window& to, const std::set<std::string>& quiet, const PageSource& source,
                  const ChatTraits& chat, Instant now) {
    const bool same_day = date::floor<date::days>(from.start) == date::floor<date::days>(to.start);
    const auto at = [&](Instant t) {
        if (same_day) return clock(t);
        const std::string text = when(t, now);
        const std::string utc = text.substr(0, text.size() - 4);  // the sentence ends in "UTC" for both times
        return date::floor<date::days>(t) == date::floor<date::days>(now) ? tell(Sentence::today_at, {{"time", utc}})
                                                                          : utc;
    };
    const std::string who = pings_or_names(requestors_with_patches(to, chat), quiet, chat);
    return tell(who.empty() ? Sentence::moved_unnamed : Sentence::moved, {{"pings", who},
                                                                          {"name", name_of(to)},
                                                                          {"from", at(from.start)},
                                                                          {"to", at(to.start)},
                                                                          {"link", link(to, source)}});
}

std::string cancelled(const Window& w, const std::set<std::string>& quiet, const PageSource& source,
                      const ChatTraits& chat, Instant now) {
    const std::string who = pings_or_names(requestors_with_patches(w, chat), quiet, chat);
    return tell(who.empty() ? Sentence::cancelled_unnamed : Sentence::cancelled,
                {{"pings", who}, {"name", name_of(w)}, {"start", when(w.start, now)}, {"link", source.page_url}});
}

}  // namespace bot::desk::wording
