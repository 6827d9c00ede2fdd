#include "bot/desk/wording/starts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "bot/desk/text/chat.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/conduct.hpp"
#include "bot/desk/wording/lines.hpp"
#include "bot/desk/wording/people.hpp"

namespace bot::desk::wording {
namespace {

constexpr std::size_t longest_name = 120;  // bytes; leaves room for the facts in the line

std::string aged(std::string line, const PageSource& source) {
    if (!source.age) return line;
    return tell(Sentence::aged, {{"line", std::move(line)}, {"age", lasting(*source.age)}});
}

std::string replace(std::string_view text, std::string_view what, std::string_view with) {
    std::string out(text);
    if (const auto at = out.find(what); at != out.npos) out.replace(at, what.size(), with);
    return out;
}

/// `UTC late backport window opens now`, or a configured sentence: always the same one for the same window.
std::string opening_clause(const Window& w, const Settings& settings) {
    const std::string name = name_of(w);
    if (settings.openings.empty()) return tell(Sentence::opens_now, {{"window", name}});
    const auto pick = static_cast<std::size_t>(w.start.time_since_epoch().count() / 60) + name.size();
    return replace(settings.openings[pick % settings.openings.size()], "{window}", name);
}

}  // namespace

std::string name_of(const Window& w) {
    std::string name = shorten(clean(w.name), longest_name);
    while (!name.empty() && name.back() == '.') name.pop_back();  // the name stands inside our sentences
    return name.empty() ? tell(Sentence::window_unnamed) : name;
}

std::string patch_count(const Window& w) {
    std::string count = w.limit ? tell(Sentence::patches_of_limit,
                                       {{"used", std::to_string(w.used())}, {"limit", std::to_string(*w.limit)}})
                                : how_many(static_cast<std::size_t>(w.used()));
    const int items = w.items();
    if (items == 0) return count;
    return tell(items == 1 ? Sentence::count_item : Sentence::count_items,
                {{"patches", count}, {"items", std::to_string(items)}});
}

std::string link(const Window& w, const PageSource& source) {
    return source.page_url + "#" + calendar::anchor(w);
}

std::string opening(const Window& w, const Settings& settings, const PageSource& source, const Care& care,
                    const Setting& setting, Instant now) {
    const std::string url = link(w, source);
    if (w.freeze) {
        const std::string name = settings.chat.unpinged(name_of(w), calendar::Schedule({w}));
        return aged(tell(Sentence::freeze, {{"end", when(w.end, now)}, {"name", name}, {"link", url}}), source);
    }
    const std::string facts = w.takes_lists() ? with_care(patch_count(w), care) + ". " + url : url;
    const std::string who = pings_or_names(w.deployers, setting.crowd.quiet, settings.chat, setting.crowd.nicks);
    return aged(tell(who.empty() ? Sentence::opens_unnamed : Sentence::opens,
                     {{"pings", who},
                      {"opening", opening_clause(w, settings)},
                      {"end", when(w.end, now)},
                      {"hold", hold_note(setting.hold, settings.chat, now)},
                      {"facts", facts}}),
                source);
}

bool lists_patches(const Window& w) {
    return std::any_of(w.requests.begin(), w.requests.end(), [](auto& r) { return !r.patches.empty(); });
}

std::string requests(const Window& w, const Care& care, const Crowd& crowd, const ChatTraits& chat) {
    const auto people = requestors_with_patches(w, chat, care.not_in);
    const bool listed = lists_patches(w);
    if (!listed && people.empty()) return tell(Sentence::no_patches, {{"name", name_of(w)}});
    if (care.all_live) return tell(Sentence::requestors_live, {{"name", name_of(w)}});
    const std::string who = pings_or_names(people, crowd.quiet, chat, crowd.nicks);
    std::string line = tell(who.empty() ? Sentence::requestors_unnamed
                            : listed    ? Sentence::requestors
                                        : Sentence::requestors_items,
                            {{"pings", who}, {"name", name_of(w)}});
    if (const std::string presence = presence_of(crowd, chat); !presence.empty()) line += " " + presence;
    if (care.blocks.empty()) return line;
    std::string patches;
    for (const auto& block : care.blocks) patches += (patches.empty() ? "" : ", ") + block;
    return tell(Sentence::requests_blocked, {{"line", line}, {"patches", patches}});
}

std::string marked(const Ledger::Line& line, Instant now) {
    if (line.doubt == Ledger::Doubt::restart) return tell(Sentence::repeat_restart, {{"line", line.text}});
    if (line.doubt == Ledger::Doubt::reconnect) return tell(Sentence::repeat_reconnect, {{"line", line.text}});
    const auto late = std::chrono::floor<std::chrono::minutes>(now - line.due);
    if (late < std::chrono::minutes{1}) return line.text;
    return tell(Sentence::late, {{"line", line.text}, {"minutes", std::to_string(late.count())}});
}

Say said(const Ledger::Due& due, Instant now) {
    return {due.cause, due.to, clean(marked(due.line, now)), due.line.to.empty()};
}

}  // namespace bot::desk::wording
