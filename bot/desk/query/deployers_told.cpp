#include "bot/desk/query/deployers_told.hpp"

#include <algorithm>

#include "bot/desk/query/checks.hpp"
#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/deployers.hpp"
#include "bot/desk/query/presence.hpp"
#include "bot/desk/query/windows.hpp"
#include "bot/desk/text/chat.hpp"

namespace bot::desk::query {
namespace {

using calendar::Window;
using Names = std::vector<std::string>;

bool sees_everybody(const State& s) {
    return s.settings.sees_people && s.can_announce() && s.presence.known();
}

/// The nicks of those who are here, once each.
Names here(const State& s, const Names& names) {
    Names out;
    for (const auto& name : names) {
        const auto nick = s.presence.find(name, s.settings);
        if (nick && std::find(out.begin(), out.end(), *nick) == out.end()) out.push_back(*nick);
    }
    return out;
}

/// The window that lists the patch while it is open; else the open windows, and then that window.
std::vector<Window> windows_for(const State& s, const Track& track, Instant now) {
    std::vector<Window> out;
    const Window* listed = track.place ? window_at(s, track.place->name, track.place->start) : nullptr;
    if (listed && listed->contains(now)) return {*listed};
    for (const auto& w : s.calendar.schedule().open_at(now)) {
        if (w.takes_lists() && !w.freeze && now < closes(s, w)) out.push_back(w);
    }
    if (listed) out.push_back(*listed);
    return out;
}

Names holder(const State& s, const Claim* claim) {
    if (!claim || claim->by.empty()) return {};  // without an account it is only a shell name
    if (!here(s, {claim->nick}).empty()) return {claim->nick};
    const Names theirs = s.presence.nicks_of(claim->by, s.chat());
    return theirs.empty() ? Names{claim->nick} : Names{theirs.front()};
}

Names known(const std::optional<Deployer>& deployer) {
    return deployer && deployer->pings ? Names{deployer->name} : Names{};
}

/// The deployers on the card; those who want few pings only if there are no others.
Names on_card(const State& s, const Window& w) {
    const Names all = sees_everybody(s) || !here(s, w.deployers).empty() ? here(s, w.deployers) : w.deployers;
    Names loud = all;
    std::erase_if(loud, [&](const std::string& nick) { return is_quiet(s, nick); });
    return loud.empty() ? all : loud;
}

}  // namespace

std::vector<std::string> deployers_told(const State& s, const Track& track, Instant now) {
    const bool ran = s.tracker.runs.find(track.run) != nullptr;
    const auto windows = windows_for(s, track, now);
    std::vector<Names> groups;
    if (ran) groups.push_back(known(deployer_of(s, track)));
    for (const auto& w : windows) groups.push_back(holder(s, claim_of(s, w)));
    if (const Claim* floor = floor_claim(s, now)) groups.push_back(holder(s, floor));
    if (!ran) {
        groups.push_back(known(approver_of(s, track)));
        groups.push_back(known(reporter_of(s, track)));
    }
    const auto nobody = [](const Names& group) { return group.empty(); };
    std::erase_if(groups, nobody);
    Names otherwise = groups.empty() ? Names{} : groups.front();
    for (const auto& w : windows) groups.push_back(on_card(s, w));
    std::erase_if(groups, nobody);
    for (const auto& group : groups) {
        Names found = here(s, group);
        if (!found.empty()) return found;
        if (!sees_everybody(s)) return group;
    }
    return otherwise;
}

std::vector<std::string> deployers_told(const State& s, int change, const Track& other, Instant now) {
    Track there = other;
    if (const Track* track = s.tracker.find(change); track && !there.place) there.place = track->place;
    return deployers_told(s, there, now);
}

}  // namespace bot::desk::query
