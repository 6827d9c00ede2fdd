#include "bot/desk/wording/starts.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/nicks.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/conduct.hpp"

namespace bot::desk {

std::string tell(Sentence id, const std::vector<std::pair<std::string_view, std::string>>& values) {
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const auto& [name, value] : values) store.push_back(fmt::arg(std::string(name).c_str(), value));
    return fmt::vformat(sentences()[static_cast<std::size_t>(id)].text, store);
}

}  // namespace bot::desk

namespace bot::desk::announcements {
namespace {

constexpr std::size_t longest_name = 120;  // bytes; leaves room for the facts in one line of IRC

/// `but`: folded.
std::vector<std::string> requestors_with_patches(const Window& w, const std::set<std::string>& but = {}) {
    std::vector<std::string> out;
    for (const auto& r : w.requests) {
        if (r.requestor && !r.patches.empty() && but.count(fold(*r.requestor)) == 0) out.push_back(*r.requestor);
    }
    return out;
}

std::string aged(std::string line, const Source& source) {
    if (!source.age) return line;
    return tell(Sentence::aged, {{"line", std::move(line)}, {"age", lasting(*source.age)}});
}

std::string replace(std::string_view text, std::string_view what, std::string_view with) {
    std::string out(text);
    if (const auto at = out.find(what); at != out.npos) out.replace(at, what.size(), with);
    return out;
}

/// Those who want no pings are named without one, behind the others. Who is here under another nick is pinged by that.
std::string pings_or_names(const std::vector<std::string>& names, const std::set<std::string>& quiet,
                           const std::map<std::string, std::string>& nicks = {}) {
    std::vector<std::string> loud;
    std::string named;
    std::set<std::string> known;
    for (const auto& name : names) {
        if (!quiet.count(fold(name))) {
            const auto now = nicks.find(fold(name));
            loud.push_back(now == nicks.end() ? name : now->second);
        } else if (known.insert(fold(name)).second && !pings({name}).empty()) {
            named += " " + mention(name);
        }
    }
    const std::string out = pings(loud) + named;
    return out.starts_with(' ') ? out.substr(1) : out;
}

/// `UTC late backport window opens now`, or one of the configured sentences, always the same for one window.
std::string opening_clause(const Window& w, const Settings& settings) {
    const std::string name = name_of(w);
    if (settings.openings.empty()) return name + " opens now";
    const auto pick = static_cast<std::size_t>(w.start.time_since_epoch().count() / 60) + name.size();
    return replace(settings.openings[pick % settings.openings.size()], "{window}", name);
}

}  // namespace

std::string name_of(const Window& w) {
    std::string name = shorten(clean(w.name), longest_name);
    while (!name.empty() && name.back() == '.') name.pop_back();  // it stands inside our sentences
    return name.empty() ? "Unnamed window" : name;
}

std::string patch_count(const Window& w) {
    if (w.limit) return fmt::format("{}/{} patches", w.used(), *w.limit);
    return fmt::format("{} {}", w.used(), w.used() == 1 ? "patch" : "patches");
}

std::string link(const Window& w, const Source& source) {
    return source.page_url + "#" + calendar::anchor(w);
}

std::string opening(const Window& w, const Settings& settings, const Source& source, const Care& care,
                    const Setting& setting, Instant now) {
    const std::string url = link(w, source);
    if (w.freeze) {
        const std::string name = unpinged(name_of(w), calendar::Schedule({w}));
        return aged(tell(Sentence::freeze, {{"end", when(w.end, now)}, {"name", name}, {"link", url}}), source);
    }
    const std::string facts = w.takes_lists() ? with_care(patch_count(w), care) + ". " + url : url;
    const std::string who = pings_or_names(w.deployers, setting.crowd.quiet, setting.crowd.nicks);
    return aged(tell(who.empty() ? Sentence::opens_unnamed : Sentence::opens, {{"pings", who},
                                                                               {"opening", opening_clause(w, settings)},
                                                                               {"end", when(w.end, now)},
                                                                               {"hold", hold_note(setting.hold, now)},
                                                                               {"facts", facts}}),
                source);
}

bool lists_patches(const Window& w) {
    return std::any_of(w.requests.begin(), w.requests.end(), [](auto& r) { return !r.patches.empty(); });
}

std::string requests(const Window& w, const Care& care, const Crowd& crowd) {
    if (!lists_patches(w)) return tell(Sentence::no_patches, {{"name", name_of(w)}});
    const std::string who = pings_or_names(requestors_with_patches(w, care.not_in), crowd.quiet, crowd.nicks);
    std::string line =
        tell(who.empty() ? Sentence::requestors_unnamed : Sentence::requestors, {{"pings", who}, {"name", name_of(w)}});
    if (const std::string presence = presence_of(crowd); !presence.empty()) line += " " + presence;
    if (care.blocks.empty()) return line;
    std::string patches;
    for (const auto& block : care.blocks) patches += (patches.empty() ? "" : ", ") + block;
    return tell(Sentence::requests_blocked, {{"line", line}, {"patches", patches}});
}

std::string moved(const Window& from, const Window& to, const std::set<std::string>& quiet, const Source& source,
                  Instant now) {
    const bool same_day = date::floor<date::days>(from.start) == date::floor<date::days>(to.start);
    const auto at = [&](Instant t) {
        if (same_day) return clock(t);
        const std::string text = when(t, now);
        const std::string utc = text.substr(0, text.size() - 4);  // the sentence ends in "UTC" for both
        return date::floor<date::days>(t) == date::floor<date::days>(now) ? "today " + utc : utc;
    };
    const std::string who = pings_or_names(requestors_with_patches(to), quiet);
    return tell(who.empty() ? Sentence::moved_unnamed : Sentence::moved, {{"pings", who},
                                                                          {"name", name_of(to)},
                                                                          {"from", at(from.start)},
                                                                          {"to", at(to.start)},
                                                                          {"link", link(to, source)}});
}

std::string cancelled(const Window& w, const std::set<std::string>& quiet, const Source& source, Instant now) {
    const std::string who = pings_or_names(requestors_with_patches(w), quiet);
    return tell(who.empty() ? Sentence::cancelled_unnamed : Sentence::cancelled,
                {{"pings", who}, {"name", name_of(w)}, {"start", when(w.start, now)}, {"link", source.page_url}});
}

std::string marked(const Ledger::Line& line, Instant now) {
    if (line.doubt == Ledger::Doubt::restart) return tell(Sentence::repeat_restart, {{"line", line.text}});
    if (line.doubt == Ledger::Doubt::reconnect) return tell(Sentence::repeat_reconnect, {{"line", line.text}});
    const auto late = std::chrono::floor<std::chrono::minutes>(now - line.due);
    if (late < std::chrono::minutes{1}) return line.text;
    return tell(Sentence::late, {{"line", line.text}, {"minutes", std::to_string(late.count())}});
}

}  // namespace bot::desk::announcements
