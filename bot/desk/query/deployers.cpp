#include "bot/desk/query/deployers.hpp"

#include <algorithm>

#include "bot/desk/model/roles.hpp"
#include "bot/desk/text/chat.hpp"

namespace bot::desk::query {
namespace {

/// The calendar nick of the person with this name in the field `of` (shell, Gerrit or account); nullopt: unknown.
std::optional<std::string> nick_of(const State& s, std::string Identity::*of, const std::string& name,
                                   const std::optional<WindowRef>& place) {
    for (const auto& [nick, who] : s.settings.people) {
        if (!name.empty() && who.*of == name) return nick;
    }
    if (!place) return std::nullopt;
    for (const auto& w : s.calendar.schedule().windows()) {
        if (w.start != place->start || w.name != place->name) continue;
        for (const auto& nick : w.deployers) {
            const bool fits = of == &Identity::shell ? has_shell(s, nick, name) : s.chat().same(nick, name);
            if (fits) return nick;
        }
    }
    return std::nullopt;
}

Deployer as_heard(const State& s, const std::string& nick) {
    return {s.presence.find(nick, s.settings).value_or(nick), true};
}

}  // namespace

bool is_requestor(const State& s, const Track& track, const Speaker& by) {
    if (!by.account || by.account->empty()) return false;
    const std::string account = s.chat().fold(*by.account);
    return std::any_of(track.requestors.begin(), track.requestors.end(), [&](const std::string& nick) {
        if (s.chat().fold(nick) == account) return true;
        const Identity* known = identity(nick, s.settings);
        return known && s.chat().fold(known->account) == account;
    });
}

const Run* running(const State& s, int change) {
    return s.tracker.runs.running(change);
}

std::optional<Deployer> approver_of(const State& s, const Track& track) {
    const std::size_t host = track.approver.find('@');
    const bool by_tool = host != std::string::npos;
    const std::string user = track.approver.substr(0, host);
    if (const auto nick = nick_of(s, by_tool ? &Identity::shell : &Identity::gerrit, user, track.place)) {
        return as_heard(s, *nick);
    }
    return by_tool ? std::optional(Deployer{user, false}) : std::nullopt;
}

std::optional<Deployer> deployer_of(const State& s, const Track& track) {
    if (const Run* run = s.tracker.runs.find(track.run)) {
        if (const auto nick = nick_of(s, &Identity::shell, run->user, track.place)) return as_heard(s, *nick);
        return Deployer{run->user, false};
    }
    if (!track.place) return std::nullopt;
    for (const Claim& claim : s.claims) {
        if (claim.start == track.place->start && claim.window == track.place->name) return as_heard(s, claim.nick);
    }
    if (auto approver = approver_of(s, track)) return approver;
    return reporter_of(s, track);
}

std::optional<Deployer> reporter_of(const State& s, const Track& track) {
    for (auto step = track.history.rbegin(); step != track.history.rend(); ++step) {
        const bool deploys =
            step->source == Source::person && (step->to == Progress::merging || step->to == Progress::testing);
        if (!deploys) continue;
        if (const auto nick = nick_of(s, &Identity::account, step->by, track.place)) return as_heard(s, *nick);
    }
    return std::nullopt;
}

bool has_shell(const State& s, const std::string& nick, const std::string& shell) {
    if (const Identity* known = identity(nick, s.settings); known && !known->shell.empty())
        return known->shell == shell;
    // Another person may have this shell name.
    const bool taken = std::any_of(s.settings.people.begin(), s.settings.people.end(),
                                   [&](const auto& each) { return each.second.shell == shell; });
    return !taken && s.chat().same(nick, shell);
}

bool deploys_own(const State& s, const Track& track, const std::string& requestor) {
    if (const Run* run = s.tracker.runs.find(track.run)) return has_shell(s, requestor, run->user);
    const auto deployer = deployer_of(s, track);
    if (!deployer || !deployer->pings) return false;
    return s.chat().same(s.presence.find(requestor, s.settings).value_or(requestor), deployer->name);
}

std::vector<std::string> unknown_shells(const State& s) {
    const auto& windows = s.calendar.schedule().windows();
    const auto is_known = [&](const std::string& shell) {
        const auto has_it = [&](const std::string& nick) { return has_shell(s, nick, shell); };
        return std::any_of(s.settings.people.begin(), s.settings.people.end(),
                           [&](const auto& each) { return each.second.shell == shell; }) ||
               std::any_of(windows.begin(), windows.end(), [&](const calendar::Window& w) {
                   return std::any_of(w.deployers.begin(), w.deployers.end(), has_it);
               });
    };
    std::vector<std::string> out;
    const auto& runs = s.tracker.runs.all();
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        const bool listed = std::find(out.begin(), out.end(), run->user) != out.end();
        if (!listed && !is_known(run->user)) out.push_back(run->user);
    }
    return out;
}

}  // namespace bot::desk::query
