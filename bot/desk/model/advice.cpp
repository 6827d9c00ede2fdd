#include "bot/desk/model/advice.hpp"

#include <algorithm>

#include "bot/desk/text/chat.hpp"

namespace bot::desk {
inline namespace model {
namespace {

using gerrit::Code;

/// Precedes the window's name in a cause that holds for one window only.
constexpr std::string_view of_window = " @";

std::string name_of(const calendar::Window& w) {
    return calendar::to_text(w.start) + " " + w.name;
}

/// The blocks and warnings of the entry that can be reported, except the limit. Causes that hold for one window only
/// carry its name, so that they count separately in each window.
std::set<std::string> causes(const Advice::Entry& e) {
    std::set<std::string> out;
    for (const auto& f : e.patch->findings) {
        if (gerrit::severity(f.code) < gerrit::Severity::warn) continue;
        if (f.code == Code::over_limit || f.code == Code::unchecked) continue;
        const bool one_window =
            f.code == Code::train_overlap || f.code == Code::dependency_order || f.code == Code::duplicate;
        out.insert(gerrit::cause(f) + (one_window ? std::string(of_window) + name_of(*e.window) : std::string()));
    }
    return out;
}

/// True if a missing finding may only be unknown so far.
bool unsure(const gerrit::Checked& patch) {
    const auto is_unchecked = [](const auto& f) { return f.code == Code::unchecked; };
    return patch.pending || std::any_of(patch.findings.begin(), patch.findings.end(), is_unchecked);
}

/// True if the patch is approved or merged and its window has started. From then on its earlier problems are not
/// reported as resolved.
bool on_its_way(const Advice::Entry& e, Instant now) {
    const auto& change = e.patch->change;
    return now >= e.window->start && change && gerrit::on_its_way(*change, e.window->start);
}

/// Causes that the checks do not look for in a patch on its way, so their absence proves nothing.
bool kept_quiet(std::string_view cause) {
    const auto is = [&](Code code) { return cause.starts_with(std::string(gerrit::to_text(code)) + " "); };
    return is(Code::already_merged) || is(Code::ci_failed) || is(Code::new_patch_set);
}

}  // namespace

Advice::Key Advice::key(const Entry& e, const ChatTraits& chat) {
    return {chat.fold(*e.patch->requestor), e.patch->patch.change.value_or(0)};
}

std::optional<Advice::News> Advice::news(const Entry& e, const ChatTraits& chat, Instant now) const {
    if (!e.patch->requestor || e.patch->finished()) return std::nullopt;
    static const Told nothing;
    const auto found = told_.find(key(e, chat));
    const Told& told = found == told_.end() ? nothing : found->second;
    const auto standing = causes(e);
    const bool over = e.patch->counted.over;
    const bool told_over = told.over.contains(name_of(*e.window));

    News news{e};
    news.fits = told_over && !over;
    if (!e.patch->pending) {
        news.stands = (over && !told_over) ||
                      !std::includes(told.causes.begin(), told.causes.end(), standing.begin(), standing.end());
    }
    news.cleared = told.stands.contains(name_of(*e.window)) && standing.empty() && !over && !unsure(*e.patch) &&
                   !on_its_way(e, now);
    if (!news.stands && !news.fits && !news.cleared) return std::nullopt;
    return news;
}

void Advice::told(const Entry& e, const ChatTraits& chat) {
    Told& told = told_[key(e, chat)];
    const auto standing = causes(e);
    told.causes.insert(standing.begin(), standing.end());
    if (e.patch->counted.over) {
        told.over.insert(name_of(*e.window));
    } else {
        told.over.erase(name_of(*e.window));
    }
    if (!standing.empty() || e.patch->counted.over) {
        told.stands.insert(name_of(*e.window));
    } else if (!unsure(*e.patch)) {
        told.stands.erase(name_of(*e.window));
    }
}

void Advice::see(const std::vector<Entry>& entries, bool complete, const ChatTraits& chat, Instant now) {
    std::map<Key, std::set<std::string>> standing;
    std::set<Key> there, not_sure_of, on_the_way;
    for (const auto& e : entries) {
        if (!e.patch->requestor) continue;
        there.insert(key(e, chat));
        if (unsure(*e.patch)) not_sure_of.insert(key(e, chat));
        if (on_its_way(e, now)) on_the_way.insert(key(e, chat));
        standing[key(e, chat)].merge(causes(e));
    }
    for (auto& [key, told] : told_) {
        if (!there.contains(key)) {
            if (complete && !told.missing) told.missing = now;
            continue;
        }
        told.missing.reset();
        if (not_sure_of.contains(key)) continue;
        const auto& now_there = standing[key];
        const bool quiet = on_the_way.contains(key);
        std::erase_if(told.causes, [&](const auto& c) { return !now_there.contains(c) && !(quiet && kept_quiet(c)); });
    }
}

void Advice::follow(const calendar::Window& before, const calendar::Window& after) {
    const std::string from = name_of(before), to = name_of(after);
    const std::string from_there = std::string(of_window) + from;
    for (auto& [key, told] : told_) {
        for (auto* windows : {&told.over, &told.stands}) {
            if (windows->erase(from)) windows->insert(to);
        }
        std::set<std::string> causes;
        for (auto cause : told.causes) {
            if (cause.ends_with(from_there)) cause.replace(cause.size() - from.size(), from.size(), to);
            causes.insert(std::move(cause));
        }
        told.causes = std::move(causes);
    }
}

void Advice::forget_gone(Instant now) {
    for (auto& [key, told] : told_) {
        if (told.missing && now < *told.missing) told.missing = now;  // the clock was put back
    }
    std::erase_if(told_, [&](const auto& e) { return e.second.missing && now >= *e.second.missing + gone_after; });
}

}  // namespace model
}  // namespace bot::desk
