#include "bot/desk/journal/settings.hpp"

#include <algorithm>

#include "bot/desk/journal/json.hpp"

namespace bot::desk::journal {
namespace {

using Texts = std::vector<std::string>;

Json to_json(const gerrit::Sources& s) {
    return {{"projects", s.projects}, {"branches", s.branches}};
}

gerrit::Sources sources_of(const Json& j) {
    return {value_of<Texts>(j, "projects"), value_of<Texts>(j, "branches")};
}

/// An empty text stands for IRC: older journals hold none.
ChatTraits chat_of(const std::string& text) {
    ChatTraits traits;
    if (text.empty()) return traits;
    try {
        const Json j = Json::parse(text);
        traits.name = value_of<std::string>(j, "name", traits.name);
        traits.folding = folding_of(value_of<std::string>(j, "folding")).value_or(traits.folding);
        traits.mark = value_of<std::string>(j, "mark", traits.mark);
        traits.room = value_of<std::size_t>(j, "room", traits.room);
        return traits;
    } catch (const nlohmann::json::exception& e) {
        throw BadRecord(std::string("the chat in the journal cannot be read: ") + e.what());
    }
}

}  // namespace

std::string people(const Settings& s) {
    Json people = Json::object();
    for (const auto& [name, who] : s.people) {
        people[name] = {{"nicks", who.nicks}, {"account", who.account}, {"shell", who.shell}, {"gerrit", who.gerrit}};
    }
    return text_of({{"deployers", s.deployers},
                    {"from_calendar", s.deployers_from_calendar},
                    {"people", std::move(people)},
                    {"log",
                     {{"accounts", s.log.accounts},
                      {"nicks", s.log.nicks},
                      {"hints", s.log.hints},
                      {"silence", s.log.silence.count()}}},
                    {"writes", static_cast<int>(s.writes)},
                    {"converts", s.converts_bullets},
                    {"archive", s.asks_archive}});
}

std::string policy(const Settings& s) {
    const gerrit::Policy& p = s.policy;
    Json others = Json::array();
    for (const auto& o : p.others) others.push_back({{"windows", o.windows}, {"takes", to_json(o.takes)}});
    return text_of({{"release", to_json(p.release)},
                    {"config", to_json(p.config)},
                    {"others", std::move(others)},
                    {"master", p.master},
                    {"always_live", p.always_live},
                    {"train_windows", p.train_windows},
                    {"beta_only", p.beta_only},
                    {"slow", p.slow},
                    {"extension_json", p.extension_json},
                    {"extension_list", p.extension_list},
                    {"train_step", p.train_step},
                    {"slow_takes", p.slow_takes.count()},
                    {"fresh", p.fresh.count()}});
}

std::string chat(const Settings& s) {
    return text_of({{"name", s.chat.name},
                    {"folding", std::string(to_text(s.chat.folding))},
                    {"mark", s.chat.mark},
                    {"room", s.chat.room}});
}

void adopt(Settings& s, const std::string& people, const std::string& policy) {
    try {
        if (!people.empty()) {
            const Json j = Json::parse(people);
            s.deployers = value_of<Texts>(j, "deployers");
            s.deployers_from_calendar = value_of<bool>(j, "from_calendar");
            s.people.clear();
            for (const auto& [name, who] : member(j, "people").items()) {
                s.people[name] = {value_of<Texts>(who, "nicks"), value_of<std::string>(who, "account"),
                                  value_of<std::string>(who, "shell"), value_of<std::string>(who, "gerrit")};
            }
            s.writes = static_cast<Writes>(std::clamp(value_of<int>(j, "writes"), 0, static_cast<int>(Writes::on)));
            s.converts_bullets = value_of<bool>(j, "converts");
            s.asks_archive = value_of<bool>(j, "archive");
            if (const Json& log = member(j, "log"); !log.is_null()) {
                s.log.accounts = value_of<Texts>(log, "accounts");
                s.log.nicks = value_of<Texts>(log, "nicks");
                s.log.hints = value_of<Texts>(log, "hints");
                s.log.silence = std::chrono::minutes{value_of<int>(log, "silence", 30)};
            }
        }
        if (policy.empty()) return;
        const Json j = Json::parse(policy);
        gerrit::Policy p;
        p.release = sources_of(member(j, "release"));
        p.config = sources_of(member(j, "config"));
        p.others.clear();
        for (const auto& o : member(j, "others")) {
            p.others.push_back({value_of<Texts>(o, "windows"), sources_of(member(o, "takes"))});
        }
        p.master = value_of<std::string>(j, "master", p.master);
        p.always_live = value_of<Texts>(j, "always_live");
        p.train_windows = value_of<Texts>(j, "train_windows");
        p.beta_only = value_of<Texts>(j, "beta_only");
        p.slow = value_of<Texts>(j, "slow");
        p.extension_json = value_of<Texts>(j, "extension_json");
        p.extension_list = value_of<Texts>(j, "extension_list");
        p.train_step = value_of<Texts>(j, "train_step");
        p.slow_takes = std::chrono::minutes{value_of<int>(j, "slow_takes", 20)};
        p.fresh = std::chrono::minutes{value_of<int>(j, "fresh", 30)};
        p.gerrit = s.rules.gerrit;
        s.policy = std::move(p);
    } catch (const nlohmann::json::exception& e) {
        throw BadRecord(std::string("the settings in the journal cannot be read: ") + e.what());
    }
}

void adopt(Settings& settings, const Configured& e) {
    settings.chat = chat_of(e.chat);
    settings.chat.channel = e.channel;
    settings.rules.zone = calendar::Zone(e.zone);
    settings.rules.limit = static_cast<int>(e.limit);
    settings.rules.gerrit = e.gerrit;
    settings.poll = std::chrono::seconds{e.poll_seconds};
    settings.source = e.source;
    adopt(settings, e.people, e.policy);
}

Configured configured(const Settings& s) {
    return {s.chat.channel, s.rules.zone.name(), s.rules.limit, s.poll.count(), s.rules.gerrit,
            s.source,       people(s),           policy(s),     chat(s)};
}

}  // namespace bot::desk::journal
