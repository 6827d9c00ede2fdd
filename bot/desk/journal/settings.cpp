#include "bot/desk/journal/settings.hpp"

#include <fmt/format.h>

#include "bot/desk/journal/fields.hpp"

namespace bot::desk::journal {

template <>
constexpr Words<Writes> table<Writes>{"off", "dry", "on"};

void fields(auto& io, As<ChatTraits> auto& chat) {
    auto& [name, channel, folding, mark, room] = chat;
    io("name", name)("folding", folding)("mark", mark)("room", room);
    io.skip(channel);  // a field of its own in Configured
}

void fields(auto& io, As<Identity> auto& who) {
    auto& [nicks, account, shell, gerrit] = who;
    io("nicks", nicks)("account", account)("shell", shell)("gerrit", gerrit);
}
void fields(auto& io, As<LogSettings> auto& log) {
    auto& [accounts, nicks, hints, silence] = log;
    io("accounts", accounts)("nicks", nicks)("hints", hints)("silence", silence);
}
void fields(auto& io, As<Settings> auto& settings) {
    auto& [version, rules, poll, chat, source, page_url, openings, deployers, deployers_from_calendar, people, policy,
           log, writes, sees_people, asks_gate, asks_deployed, asks_archive, converts_bullets] = settings;
    io("deployers", deployers)("from_calendar", deployers_from_calendar)("people", people)("log", log);
    io("writes", writes)("converts", converts_bullets)("archive", asks_archive)("deployed", asks_deployed);
    io.skip(rules, poll, chat, source, policy);                    // fields of their own in Configured
    io.skip(version, page_url, openings, sees_people, asks_gate);  // they affect no remembered decision
}

void fields(auto& io, As<gerrit::Sources> auto& sources) {
    auto& [projects, branches] = sources;
    io("projects", projects)("branches", branches);
}
void fields(auto& io, As<gerrit::Policy::Other> auto& other) {
    auto& [windows, takes] = other;
    io("windows", windows)("takes", takes);
}
void fields(auto& io, As<gerrit::Policy> auto& policy) {
    auto& [gerrit, also, release, config, others, master, always_live, train_windows, beta_only, slow, extension_json,
           extension_list, train_step, slow_takes, fresh] = policy;
    io("release", release)("config", config)("others", others)("master", master)("always_live", always_live);
    io("train_windows", train_windows)("beta_only", beta_only)("slow", slow)("extension_json", extension_json);
    io("extension_list", extension_list)("train_step", train_step)("slow_takes", slow_takes)("fresh", fresh);
    io.skip(gerrit, also);  // a field of its own in Configured; used only to read Gerrit's answers
}

namespace {

template <class T>
void read_text(const std::string& text, std::string_view what, T& value) {
    read(parsed(text, what), value, {nullptr, what});
}

}  // namespace

std::string people(const Settings& settings) {
    return text_of(json_of(settings));
}

std::string policy(const Settings& settings) {
    return text_of(json_of(settings.policy));
}

std::string chat(const Settings& settings) {
    return text_of(json_of(settings.chat));
}

void adopt(Settings& settings, const std::string& people_text, const std::string& policy_text) {
    Settings now = settings;
    if (!people_text.empty()) {
        constexpr std::string_view what = "the people in the journal's settings";
        read_text(people(Settings{}), what, now);  // missing fields get their defaults
        read_text(people_text, what, now);
    }
    if (!policy_text.empty()) {
        now.policy = {};
        read_text(policy_text, "the policy in the journal's settings", now.policy);
        now.policy.gerrit = settings.rules.gerrit;
        now.policy.also = settings.policy.also;
    }
    settings = std::move(now);
}

void adopt(Settings& settings, const Configured& e) {
    const auto check = [](const char* name, std::int64_t number, std::int64_t most) {
        if (number < 0 || number > most) {
            throw BadRecord(fmt::format("the settings in the journal cannot be read: {}: found {}, wanted 0 to {}",
                                        name, number, most));
        }
    };
    check("limit", e.limit, std::numeric_limits<int>::max());
    check("poll", e.poll_seconds, most_seconds);
    Settings now = settings;
    try {
        now.rules.zone = calendar::Zone(e.zone);
    } catch (const std::invalid_argument& bad) {
        throw BadRecord(fmt::format("the settings in the journal cannot be read: zone: {}", bad.what()));
    }
    now.chat = {};  // older journals have no traits: they are of IRC
    if (!e.chat.empty()) read_text(e.chat, "the chat in the journal's settings", now.chat);
    check("chat room", static_cast<std::int64_t>(std::min<std::size_t>(now.chat.room, 1 << 20)) - 100, 1 << 20);
    now.chat.channel = e.channel;
    now.rules.limit = static_cast<int>(e.limit);
    now.rules.gerrit = e.gerrit;
    now.poll = std::chrono::seconds{e.poll_seconds};
    now.source = e.source;
    adopt(now, e.people, e.policy);
    settings = std::move(now);
}

Configured configured(const Settings& s) {
    return {s.chat.channel, s.rules.zone.name(), s.rules.limit, s.poll.count(), s.rules.gerrit,
            s.source,       people(s),           policy(s),     chat(s)};
}

}  // namespace bot::desk::journal
