#include "bot/desk/query/presence.hpp"

#include <algorithm>

#include "bot/desk/model/roles.hpp"
#include "bot/desk/query/conduct_order.hpp"
#include "bot/desk/text/chat.hpp"

namespace bot::desk::query {
namespace {

bool held_up_by_the_network(const State& s, const calendar::Window& w, const std::string& name, Instant now) {
    const WindowSession* session = s.conduct.find(w);
    return session && session->here.contains(s.chat().fold(name)) && s.presence.just_lost(name, s.settings, now);
}

}  // namespace

Whereabouts whereabouts(const State& s, const calendar::Window& w, const std::string& name, Instant now) {
    if (!s.settings.sees_people || !s.can_announce() || !s.presence.known()) return Whereabouts::unknown;
    if (const auto nick = s.presence.find(name, s.settings)) {
        return s.presence.person(*nick, s.chat())->away ? Whereabouts::away : Whereabouts::here;
    }
    return held_up_by_the_network(s, w, name, now) ? Whereabouts::here : Whereabouts::absent;
}

bool goes_by(const std::string& name, const Speaker& by, const State& s) {
    if (s.chat().same(name, by.nick)) return true;
    if (by.account && !by.account->empty() && has_account(name, *by.account, s.settings)) return true;
    if (const auto nick = s.presence.find(name, s.settings); nick && s.chat().same(*nick, by.nick)) return true;
    const Identity* known = identity(name, s.settings);
    return known && std::any_of(known->nicks.begin(), known->nicks.end(),
                                [&](const std::string& nick) { return s.chat().same(nick, by.nick); });
}

bool has_preference(const State& s, const std::string& name, bool Preferences::*which) {
    const auto has = [&](const std::string& account) {
        const auto found = s.conduct.preferences.find(s.chat().fold(account));
        return found != s.conduct.preferences.end() && found->second.*which;
    };
    const Identity* known = identity(name, s.settings);
    if (has(known && !known->account.empty() ? known->account : name)) return true;
    const auto nick = s.presence.find(name, s.settings);
    const Person* person = nick ? s.presence.person(*nick, s.chat()) : nullptr;
    return person && person->account && has(*person->account);
}

bool is_quiet(const State& s, const std::string& name) {
    return has_preference(s, name, &Preferences::quiet);
}

std::string unpinged(std::string_view text, const State& s) {
    std::set<std::string> quiet;
    for (const auto& [account, preferences] : s.conduct.preferences) {
        if (!preferences.quiet) continue;
        quiet.insert(account);
        for (auto& nick : s.presence.nicks_of(account, s.chat())) quiet.insert(std::move(nick));
    }
    return s.chat().unpinged(text, s.calendar.schedule(), std::move(quiet));
}

std::vector<std::string> requestors_of(const State& s, const calendar::Window& w, bool waiting) {
    std::vector<std::string> out;
    std::set<std::string> known;
    for (const auto& r : w.requests) {
        const bool any = std::any_of(r.patches.begin(), r.patches.end(),
                                     [&](const calendar::Patch& p) { return !waiting || query::to_be_done(s, w, p); });
        if (!any && (waiting || r.items == 0)) continue;
        for (auto& nick : r.requestors()) {
            if (known.insert(s.chat().fold(nick)).second) out.push_back(std::move(nick));
        }
    }
    return out;
}

Crowd crowd_of(const State& s, const calendar::Window& w, Instant now) {
    Crowd out;
    const auto look_for = [&](const std::string& name) {
        if (is_quiet(s, name)) out.quiet.insert(s.chat().fold(name));
        const auto nick = s.presence.find(name, s.settings);
        if (nick && !s.chat().same(*nick, name)) out.nicks.emplace(s.chat().fold(name), *nick);
    };
    for (const auto& name : requestors_of(s, w, false)) {
        if (s.settings.sees_people) out.requestors.emplace_back(name, whereabouts(s, w, name, now));
        look_for(name);
    }
    for (const auto& name : w.deployers) look_for(name);
    return out;
}

}  // namespace bot::desk::query
