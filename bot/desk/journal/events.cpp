#include "bot/desk/journal/events.hpp"

#include "bot/desk/journal/edits_page.hpp"
#include "bot/desk/journal/json.hpp"

namespace bot::desk::journal {
namespace {

// One row for each kind of event: its name in the journal, how it is written and how it is read. Names never change.
Json fields(const Started& e) {
    return {{"version", e.version}};
}
Json fields(const Tick&) {
    return Json::object();
}
Json fields(const CalendarRead& e) {
    return {{"revision", e.revision}, {"text", e.text}, {"url", e.url}};
}
Json fields(const CalendarUnmoved& e) {
    return {{"revision", e.revision}};
}
Json fields(const CalendarUnreadable& e) {
    return {{"why", e.why}};
}
Json fields(const LinkUp& e) {
    return {{"nick", e.nick}, {"accounts", e.accounts}};
}
Json fields(const LinkDown& e) {
    return {{"why", e.why}};
}
Json fields(const LinkTrouble& e) {
    return {{"what", e.what}};
}
Json fields(const NickIs& e) {
    return {{"nick", e.nick}};
}
Json fields(const ChannelJoined& e) {
    return {{"channel", e.channel}};
}
Json fields(const ChannelLeft& e) {
    return {{"channel", e.channel}, {"why", e.why}};
}
Json fields(const LineHeard& e) {
    return {{"nick", e.by.nick},    {"account", optional_of(e.by.account)},
            {"host", e.by.host},    {"bot", e.by.bot},
            {"channel", e.channel}, {"text", e.text},
            {"action", e.action}};
}
Json fields(const Said& e) {
    return {{"cause", e.cause}};
}
Json fields(const Unsaid& e) {
    return {{"cause", e.cause}, {"perhaps", e.perhaps}};
}
Json fields(const Remembered& e) {
    return {{"state", e.state}};
}

Json fields(const Configured& e) {
    return {{"channel", e.channel},   {"zone", e.zone},     {"limit", e.limit},
            {"poll", e.poll_seconds}, {"gerrit", e.gerrit}, {"source", e.source},
            {"people", e.people},     {"policy", e.policy}, {"chat", e.chat}};
}
Json fields(const PresenceSeen& e) {
    Json came = Json::array();
    for (const auto& p : e.came) {
        came.push_back({{"nick", p.nick}, {"account", optional_of(p.account)}, {"away", p.away}});
    }
    Json renamed = Json::array();
    for (const auto& [from, to] : e.renamed) renamed.push_back({{"from", from}, {"to", to}});
    return {{"channel", e.channel},
            {"came", std::move(came)},
            {"went", e.went},
            {"renamed", std::move(renamed)},
            {"lost", e.lost}};
}
Json fields(const ChangesRead& e) {
    return {{"news", Json::parse(gerrit::to_record(e.news))}};
}
Json fields(const ChangesUnreadable& e) {
    return {{"ask", std::string(gerrit::to_text(e.question.ask))}, {"of", e.question.of}, {"why", e.why}};
}
Json fields(const VersionsRead& e) {
    return {{"versions", e.versions}};
}
Json fields(const VersionsUnreadable& e) {
    return {{"why", e.why}};
}
Json fields(const LogClosed&) {
    return Json::object();
}
Json fields(const PageEdited& e) {
    return {{"id", e.id},
            {"outcome", to_json(e.outcome)},
            {"none", e.none ? to_json(*e.none) : Json(nullptr)},
            {"undo", to_json(e.undo)}};
}
Json fields(const PageEditSlow& e) {
    return {{"id", e.id}, {"cause", std::string(calendar::to_text(e.delay.cause))}, {"reason", e.delay.reason}};
}
Json fields(const GateRead& e) {
    Json remaining = nullptr;
    if (e.remaining) remaining = e.remaining->count();
    return {
        {"change", e.change}, {"patch_set", e.patch_set}, {"remaining", std::move(remaining)}, {"queued", e.queued}};
}

Json fields(const ArchiveRead& e) {
    Json rows = Json::array();
    for (const auto& row : e.rows) {
        rows.push_back(
            {{"address", row.address}, {"minute", row.time.count()}, {"nick", row.nick}, {"text", row.text}});
    }
    return {{"change", e.change}, {"rows", std::move(rows)}};
}

Json fields(const OnlineSeen& e) {
    return {{"online", e.online}, {"offline", e.offline}};
}

PresenceSeen presence_of(const Json& j) {
    PresenceSeen e;
    e.channel = value_of<std::string>(j, "channel");
    for (const auto& p : member(j, "came")) {
        e.came.push_back(
            {value_of<std::string>(p, "nick"), optional_at<std::string>(p, "account"), value_of<bool>(p, "away")});
    }
    e.went = value_of<std::vector<std::string>>(j, "went");
    for (const auto& r : member(j, "renamed")) {
        e.renamed.emplace_back(value_of<std::string>(r, "from"), value_of<std::string>(r, "to"));
    }
    e.lost = value_of<std::vector<std::string>>(j, "lost");
    return e;
}

ChangesRead changes_of(const Json& j) {
    auto news = gerrit::news_of_record(text_of(member(j, "news")));
    if (!news) throw BadRecord("the journal holds an answer of Gerrit that cannot be read");
    return {std::move(*news)};
}

PageEdited edited_of(const Json& j) {
    PageEdited e;
    e.id = value_of<std::uint64_t>(j, "id");
    e.outcome = edit_outcome_of(member(j, "outcome"));
    if (const Json& none = member(j, "none"); !none.is_null()) e.none = no_edit_of(none);
    e.undo = page_undo_of(member(j, "undo"));
    return e;
}

PageEditSlow slow_of(const Json& j) {
    const auto cause = calendar::edit_result(value_of<std::string>(j, "cause"));
    if (!cause) throw BadRecord("the journal holds a delay of an edit that this Oriel does not know");
    return {value_of<std::uint64_t>(j, "id"), {*cause, value_of<std::string>(j, "reason")}};
}

ChangesUnreadable trouble_of(const Json& j) {
    const auto ask = gerrit::ask_of(value_of<std::string>(j, "ask"));
    if (!ask) throw BadRecord("the journal holds a question to Gerrit that this Oriel does not know");
    return {{*ask, value_of<std::vector<std::string>>(j, "of")}, value_of<std::string>(j, "why")};
}

GateRead gate_of(const Json& j) {
    GateRead e{value_of<int>(j, "change"), value_of<int>(j, "patch_set"), std::nullopt, value_of<bool>(j, "queued")};
    if (const auto seconds = optional_at<std::int64_t>(j, "remaining")) e.remaining = std::chrono::seconds{*seconds};
    return e;
}

ArchiveRead archive_of(const Json& j) {
    ArchiveRead e{value_of<int>(j, "change"), {}};
    for (const auto& row : member(j, "rows")) {
        e.rows.push_back({value_of<std::string>(row, "address"),
                          std::chrono::minutes{value_of<std::int64_t>(row, "minute")},
                          value_of<std::string>(row, "nick"), value_of<std::string>(row, "text")});
    }
    return e;
}

std::string text(const Json& j, const char* key) {
    return value_of<std::string>(j, key);
}
std::int64_t number(const Json& j, const char* key) {
    return value_of<std::int64_t>(j, key);
}

struct Kind {
    std::string_view name;
    Event (*read)(const Json&);
};

// In the order of the variant.
constexpr Kind kinds[] = {
    {"started", [](const Json& j) -> Event { return Started{text(j, "version")}; }},
    {"tick", [](const Json&) -> Event { return Tick{}; }},
    {"calendar read",
     [](const Json& j) -> Event {
         return CalendarRead{number(j, "revision"), text(j, "text"), text(j, "url")};
     }},
    {"calendar unmoved", [](const Json& j) -> Event { return CalendarUnmoved{number(j, "revision")}; }},
    {"calendar unreadable", [](const Json& j) -> Event { return CalendarUnreadable{text(j, "why")}; }},
    {"link up",
     [](const Json& j) -> Event {
         return LinkUp{text(j, "nick"), value_of<bool>(j, "accounts")};
     }},
    {"link down", [](const Json& j) -> Event { return LinkDown{text(j, "why")}; }},
    {"link trouble", [](const Json& j) -> Event { return LinkTrouble{text(j, "what")}; }},
    {"nick is", [](const Json& j) -> Event { return NickIs{text(j, "nick")}; }},
    {"channel joined", [](const Json& j) -> Event { return ChannelJoined{text(j, "channel")}; }},
    {"channel left",
     [](const Json& j) -> Event {
         return ChannelLeft{text(j, "channel"), text(j, "why")};
     }},
    {"line heard",
     [](const Json& j) -> Event {
         return LineHeard{
             {text(j, "nick"), optional_at<std::string>(j, "account"), text(j, "host"), value_of<bool>(j, "bot")},
             text(j, "channel"),
             text(j, "text"),
             value_of<bool>(j, "action")};
     }},
    {"said", [](const Json& j) -> Event { return Said{text(j, "cause")}; }},
    {"unsaid",
     [](const Json& j) -> Event {
         return Unsaid{text(j, "cause"), value_of<bool>(j, "perhaps")};
     }},
    {"remembered", [](const Json& j) -> Event { return Remembered{text(j, "state")}; }},
    {"configured",
     [](const Json& j) -> Event {
         return Configured{text(j, "channel"), text(j, "zone"),   number(j, "limit"),
                           number(j, "poll"),  text(j, "gerrit"), text(j, "source"),
                           text(j, "people"),  text(j, "policy"), text(j, "chat")};
     }},
    {"presence seen", [](const Json& j) -> Event { return presence_of(j); }},
    {"changes read", [](const Json& j) -> Event { return changes_of(j); }},
    {"changes unreadable", [](const Json& j) -> Event { return trouble_of(j); }},
    {"versions read", [](const Json& j) -> Event { return VersionsRead{value_of<gerrit::Versions>(j, "versions")}; }},
    {"versions unreadable", [](const Json& j) -> Event { return VersionsUnreadable{text(j, "why")}; }},
    {"log closed", [](const Json&) -> Event { return LogClosed{}; }},
    {"page edited", [](const Json& j) -> Event { return edited_of(j); }},
    {"page edit slow", [](const Json& j) -> Event { return slow_of(j); }},
    {"gate read", [](const Json& j) -> Event { return gate_of(j); }},
    {"online seen",
     [](const Json& j) -> Event {
         return OnlineSeen{value_of<std::vector<std::string>>(j, "online"),
                           value_of<std::vector<std::string>>(j, "offline")};
     }},
    {"archive read", [](const Json& j) -> Event { return archive_of(j); }},
};
static_assert(std::size(kinds) == std::variant_size_v<Event>, "one row for each kind of event");

}  // namespace

std::string to_record(const Event& event) {
    Json j = {{"event", std::string(kinds[event.index()].name)}};
    j.update(std::visit([](const auto& e) { return fields(e); }, event));
    return text_of(j);
}

Event from_record(std::string_view record) {
    try {
        const Json j = Json::parse(record);
        const std::string name = text(j, "event");
        for (const Kind& kind : kinds) {
            if (kind.name == name) return kind.read(j);
        }
        throw BadRecord("the journal holds an event this Oriel does not know (\"" + name +
                        "\"); a newer Oriel wrote it: run that one");
    } catch (const nlohmann::json::exception& e) {
        throw BadRecord(std::string("a record of the journal cannot be read: ") + e.what());
    }
}

}  // namespace bot::desk::journal
