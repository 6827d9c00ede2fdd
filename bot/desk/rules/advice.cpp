#include "bot/desk/rules/advice.hpp"

#include <algorithm>
#include <list>
#include <set>

#include "bot/desk/query/checks.hpp"
#include "bot/desk/rules/conduct.hpp"
#include "bot/desk/text/chat.hpp"
#include "bot/desk/wording/advice.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk::rules::advice {
namespace {

constexpr std::size_t most_known = 2000;  // changes; above this, changes that nobody needs are forgotten

/// The windows whose lists are checked, and their checks.
struct Checks {
    std::vector<calendar::Window> windows;
    std::list<gerrit::WindowCheck> checks;
    std::vector<Advice::Entry> entries;
};

Checks check_all(const State& s, Instant now) {
    Checks all;
    for (auto& w : s.calendar.schedule().between(now, now + query::watched_ahead)) {
        if (w.takes_lists() && wording::lists_patches(w)) all.windows.push_back(std::move(w));
    }
    for (const auto& w : all.windows) {
        const auto& check = all.checks.emplace_back(query::checked(s, w, now));
        for (const auto& patch : check.patches) {
            if (patch.requestor) all.entries.push_back({&w, &check, &patch});
        }
    }
    return all;
}

/// A change that is listed for the first time counts as checked with its current patch set.
void note_patch_sets(State& s, Instant now) {
    std::map<int, int> listed;
    for (int change : query::roots(s, now).changes) {
        const auto before = s.patch_sets.find(change);
        const auto* snapshot = s.gerrit.known().find(change);
        if (before != s.patch_sets.end()) {
            listed.insert(*before);
        } else if (snapshot && snapshot->patch_set > 0) {
            listed[change] = snapshot->patch_set;
        }
    }
    s.patch_sets = std::move(listed);
}

std::set<std::string> causes(const gerrit::Checked& patch) {
    std::set<std::string> out;
    for (const auto& f : patch.findings) out.insert(gerrit::cause(f));
    return out;
}

/// A change listed twice in a window is reported once, unless the other entry has further findings.
bool said_already(const std::vector<Advice::News>& before, const Advice::News& news) {
    const auto wanted = causes(*news.entry.patch);
    return std::any_of(before.begin(), before.end(), [&](const Advice::News& b) {
        const auto said = causes(*b.entry.patch);
        return b.entry.window == news.entry.window && b.entry.patch->patch.change == news.entry.patch->patch.change &&
               std::includes(said.begin(), said.end(), wanted.begin(), wanted.end());
    });
}

}  // namespace

void advise(State& s, Instant now) {
    s.advice.forget_gone(now);
    constexpr std::chrono::hours kept{72};
    std::erase_if(s.acceptances, [&](const Acceptance& a) { return a.start + kept < now; });
    std::erase_if(s.claims, [&](const Claim& c) { return c.start + kept < now; });
    note_patch_sets(s, now);
    if (s.gerrit.known().size() > most_known) s.gerrit.keep_only(query::roots(s, now), s.settings.policy);
    const Checks all = check_all(s, now);
    std::map<std::string, std::vector<Advice::News>> by_person;  // folded
    for (const auto& entry : all.entries) {
        if (auto news = s.advice.news(entry, s.chat(), now))
            by_person[s.chat().fold(*entry.patch->requestor)].push_back(*news);
    }
    for (const auto& [folded, found] : by_person) {
        const std::string& name = *found.front().entry.patch->requestor;
        if (!s.presence.find(name, s.settings)) continue;
        std::vector<Advice::News> news;
        Instant until = now;
        for (const auto& each : found) {
            if (!said_already(news, each)) news.push_back(each);
            until = std::max(until, each.entry.window->end);
        }
        s.ledger.want_private(name, wording::name_of(*news.front().entry.window), wording::advice(news, s, now), now,
                              until);
        for (const auto& each : found) s.advice.told(each.entry, s.chat());
    }
    s.advice.see(all.entries, s.calendar.unread().empty(), s.chat(), now);
}

void follow(State& s, const calendar::Window& before, const calendar::Window& after, Instant now) {
    const auto along = [&](auto& each) {
        if (each.start != before.start || each.window != before.name) return;
        each.start = after.start;
        each.window = after.name;
    };
    s.advice.follow(before, after);
    for (auto& a : s.acceptances) along(a);
    for (auto& c : s.claims) along(c);
    rules::conduct::follow(s, before, after, now);
}

}  // namespace bot::desk::rules::advice
