#include "tests/calendar/wiki_walk.hpp"

#include <fmt/format.h>

#include <sstream>

namespace tests {

using namespace calendar;

namespace {

std::string json_text(std::string text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != text.npos; at += 2) text.replace(at, 1, "\\n");
    return text;
}

/// The usual answers by their names; anything else is a body.
std::string body_of(const std::string& line) {
    std::istringstream in(line);
    std::string word, rest;
    std::int64_t revision = 0, other = 0;
    in >> word;
    if (word == "page" || word == "merged") {
        std::getline(in >> revision >> std::ws, rest, '\0');
        return fmt::format(R"({{"curtimestamp":"2026-11-23T14:00:00Z","query":{{"pages":[{{"title":"D","revisions":)"
                           R"([{{"revid":{},"slots":{{"main":{{"content":"{}"}}}}}}]}}]}}}})",
                           revision, json_text(rest));
    }
    if (word == "saved") {
        in >> other >> revision;
        return fmt::format(R"({{"edit":{{"result":"Success","oldrevid":{},"newrevid":{}}}}})", other, revision);
    }
    if (word == "nochange") return R"({"edit":{"result":"Success","nochange":true}})";
    if (word == "error") {
        in >> rest;
        return fmt::format(R"({{"errors":[{{"code":"{}","text":"Told so.","module":"edit"}}]}})", rest);
    }
    if (word == "history") {
        std::string user;
        if (in >> revision >> user >> std::ws) std::getline(in, rest);
        const auto one = fmt::format(R"({{"revid":{},"user":"{}","comment":"{}"}})", revision, user, rest);
        return fmt::format(R"({{"query":{{"pages":[{{"revisions":[{}]}}]}}}})", user.empty() ? "" : one);
    }
    if (word == "token") return R"({"query":{"tokens":{"logintoken":"l1+\\","csrftoken":"c1+\\"}}})";
    if (word == "login") return R"({"login":{"result":"Success","lgusername":"Oriel"}})";
    return line;
}

WikiEvent event_of(std::string line) {
    if (line == "lost") return WikiSilence{true, "no answer in time"};
    if (line == "unsent") return WikiSilence{false, "cannot be reached"};
    if (line == "stop") return GivenUp{};
    WikiAnswer answer;
    const auto number = [&](std::string_view before) {
        if (!line.starts_with(before)) return 0;
        const auto end = std::min(line.find(' '), line.size());
        const int n = std::stoi(line.substr(before.size(), end - before.size()));
        line.erase(0, end + 1);
        return n;
    };
    if (const int status = number("status:")) answer.status = status;
    if (const int seconds = number("after:")) answer.retry_after = std::chrono::seconds(seconds);
    answer.body = body_of(line);
    return answer;
}

std::string short_name(const WikiAsk& ask) {
    const auto value = [](const std::string& text, std::string_view name) {
        const auto from = text.find(name) + name.size();
        return text.substr(from, text.find('&', from) - from);
    };
    if (ask.form.find("&action=edit&") != ask.form.npos) return "send:" + value(ask.form, "&baserevid=");
    if (ask.form.find("&action=login&") != ask.form.npos) return "login";
    if (ask.form.ends_with("&type=login")) return "login-token";
    if (ask.form.ends_with("&type=csrf")) return "token";
    if (ask.url.find("&rvendid=") != ask.url.npos) return "history:" + value(ask.url, "&rvendid=");
    if (ask.url.find("&revids=") != ask.url.npos) return "revision:" + value(ask.url, "&revids=");
    return "read";
}

}  // namespace

WikiWalk::WikiWalk(EditSpec spec, WikiAccount account) : spec_(std::move(spec)), account_(std::move(account)) {}

std::string WikiWalk::through(const Script& script) {
    WikiEdit edit(spec_, account_, session);
    std::string said;
    auto next = script.begin();
    WikiStep step = edit.resume(Begun{}, now);
    while (!std::holds_alternative<EditOutcome>(step)) {
        if (!said.empty()) said += ' ';
        if (const auto* rest = std::get_if<WikiRest>(&step)) {
            delay = edit.delay();
            now += rest->time;
            said += fmt::format("rest:{}", rest->time.count() / 1000);
            step = edit.resume(Rested{}, now);
            continue;
        }
        asked.push_back(std::get<WikiAsk>(step));
        said += short_name(asked.back());
        if (next == script.end()) return said + " (the script ends)";
        step = edit.resume(event_of(*next++), now);
    }
    outcome = std::get<EditOutcome>(step);
    return next == script.end() ? said : said + " (before the script: " + *next + ")";
}

WikiSession logged_in() {
    WikiSession session;
    session.user = "Oriel";
    session.token = "c0+\\";
    return session;
}

}  // namespace tests
