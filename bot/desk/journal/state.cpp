#include "bot/desk/journal/state.hpp"

#include <fmt/format.h>

#include "bot/desk/journal/conduct.hpp"
#include "bot/desk/journal/edits.hpp"
#include "bot/desk/journal/memory.hpp"
#include "bot/desk/journal/patches.hpp"
#include "bot/desk/journal/proof.hpp"
#include "bot/desk/journal/settings.hpp"

namespace bot::desk::journal {
namespace {

/// The version that `remember` writes. Version 1 had no version field, and numbers for enums.
constexpr int newest = 2;

const Json* member(const Json& j, const char* name) {
    const auto found = j.find(name);
    return found == j.end() ? nullptr : &*found;
}
Json* member(Json* j, const char* name) {
    return j ? const_cast<Json*>(member(std::as_const(*j), name)) : nullptr;
}
bool is_set(const Json& j, const char* name) {
    const Json* found = member(j, name);
    return found && found->is_boolean() && found->get<bool>();
}

void from_version_1(Json& j) {
    // In version 1, presence held only the members of the channel.
    if (Json* presence = member(&j, "presence"); presence && presence->is_array()) {
        *presence = Json{{"here", Json(*presence)}};
    }
    Json* lines = member(member(&j, "ledger"), "lines");
    if (!lines || !lines->is_array()) return;
    for (Json& line : *lines) {
        if (!line.is_object()) continue;
        line["reach"] = is_set(line, "account") ? "account" : is_set(line, "anywhere") ? "anywhere" : "here";
    }
}

}  // namespace

void fields(auto& io, As<Link> auto& link) {
    auto& [up, accounts, nick, trouble, channels] = link;
    io("up", up)("accounts", accounts)("nick", nick)("trouble", trouble)("channels", channels);
}

void fields(auto& io, As<Acceptance> auto& acceptance) {
    auto& [window, start, change, by, at] = acceptance;
    io("window", window).needs("start", start)("change", change)("by", by).needs("at", at);
}

void fields(auto& io, As<Claim> auto& claim) {
    auto& [window, start, by, nick, at] = claim;
    io("window", window).needs("start", start)("by", by)("nick", nick).needs("at", at);
}

void fields(auto& io, As<Inquiry> auto& inquiry) {
    auto& [who, change, change_id, account, asked] = inquiry;
    auto& [nick, channel] = who;
    io("nick", nick)("channel", channel)("change", change)("change_id", change_id)("account", account);
    io.needs("asked", asked);
}

void fields(auto& io, As<State> auto& state) {
    auto& [settings, since, last_now, link, calendar, page_changes, ledger, refreshers, refreshed, tracker, page_edits,
           presence, gerrit, advice, acceptances, claims, conduct, patch_sets, inquiries, advise, last_advised, proof,
           throttle, writes, gates, keep] = state;
    const auto& before = settings;
    io.as(
        "settings", settings, [](const Settings& now) { return parsed(to_record(configured(now)), "the settings"); },
        [&before](const Json& j) {
            const Event event = from_record(text_of(j));
            const auto* told = std::get_if<Configured>(&event);
            if (!told) throw std::runtime_error("wanted the event \"configured\"");
            Settings now = before;
            adopt(now, *told);
            return now;
        });
    io("since", since)("last_now", last_now)("link", link)("reading", calendar)("edits", page_changes);
    io("ledger", ledger)("refreshers", refreshers)("refreshed", refreshed)("tracker", tracker)("writer", page_edits);
    io("presence", presence)("review", gerrit)("advice", advice)("acceptances", acceptances)("claims", claims);
    io("conduct", conduct)("patch_sets", patch_sets)("inquiries", inquiries)("advise", advise);
    io("last_advised", last_advised)("proof", proof);
    io.skip(throttle, writes, gates, keep);  // of this process only
}

std::string remember(const State& state) {
    Json j = {{"version", newest}};
    Writer io(j);
    fields(io, state);
    return text_of(j);
}

void recall(State& state, const std::string& text) {
    const Where whole{nullptr, "what the journal remembers"};
    Json j = parsed(text, whole.name);
    int version = 1;
    Reader(object(j, whole), whole)("version", version);
    if (version > newest) {
        refuse(whole, fmt::format("a newer Oriel wrote it (version {}, and this one reads up to {}): run that one",
                                  version, newest));
    }
    if (version < 2) from_version_1(j);
    State recalled;
    recalled.settings = state.settings;
    Reader io(j, whole);
    fields(io, recalled);
    Memory::refold(recalled.presence, recalled.settings.chat);
    recalled.calendar.reread(recalled.settings.rules);
    state = std::move(recalled);
}

}  // namespace bot::desk::journal
