#include "bot/desk/journal/edits_page.hpp"

namespace bot::desk::journal {
namespace {

using calendar::EntryAt;
using calendar::NewEntry;
using Why = calendar::NoEdit::Why;

Json entry_json(const EntryAt& e) {
    return {{"place", to_json(e.place)}, {"requestor", optional_of(e.requestor)}, {"change", e.change}, {"nth", e.nth}};
}
EntryAt entry_of(const Json& j) {
    return {page_place_of(member(j, "place")), optional_at<std::string>(j, "requestor"), value_of<int>(j, "change"),
            value_of<int>(j, "nth")};
}

Json fields(const calendar::Add& s) {
    Json entries = Json::array();
    for (const auto& e : s.entries) entries.push_back({{"type", e.type}, {"change", e.change}, {"title", e.title}});
    return {{"step", "add"}, {"place", to_json(s.place)}, {"requestor", s.requestor}, {"entries", std::move(entries)}};
}
Json fields(const calendar::Withdraw& s) {
    return {{"step", "withdraw"}, {"entry", entry_json(s.entry)}};
}
Json fields(const calendar::Move& s) {
    return {{"step", "move"}, {"entry", entry_json(s.entry)}, {"to", to_json(s.to)}};
}
Json fields(const calendar::Mark& s) {
    return {{"step", "mark"},          {"entry", entry_json(s.entry)}, {"status", s.status},
            {"by", optional_of(s.by)}, {"sal", optional_of(s.sal)},    {"was", optional_of(s.was)},
            {"convert", s.convert}};
}
Json fields(const calendar::PutBack& s) {
    return {{"step", "put back"}, {"place", to_json(s.place)}, {"requestor", s.requestor}, {"wikitext", s.wikitext}};
}
Json fields(const calendar::Rewrite& s) {
    return {{"step", "rewrite"}, {"entry", entry_json(s.entry)}, {"from", s.from}, {"to", s.to}};
}

calendar::Step step_of(const Json& j) {
    const auto word = value_of<std::string>(j, "step");
    const Json& entry = member(j, "entry");
    if (word == "add") {
        calendar::Add add{page_place_of(member(j, "place")), value_of<std::string>(j, "requestor"), {}};
        for (const auto& e : member(j, "entries")) {
            add.entries.push_back(
                {value_of<std::string>(e, "type"), value_of<int>(e, "change"), value_of<std::string>(e, "title")});
        }
        return add;
    }
    if (word == "withdraw") return calendar::Withdraw{entry_of(entry)};
    if (word == "move") return calendar::Move{entry_of(entry), page_place_of(member(j, "to"))};
    if (word == "mark") {
        return calendar::Mark{entry_of(entry),
                              value_of<std::string>(j, "status"),
                              optional_at<std::string>(j, "by"),
                              optional_at<std::string>(j, "sal"),
                              optional_at<std::string>(j, "was"),
                              value_of<bool>(j, "convert")};
    }
    if (word == "put back") {
        return calendar::PutBack{page_place_of(member(j, "place")), value_of<std::string>(j, "requestor"),
                                 value_of<std::string>(j, "wikitext")};
    }
    if (word == "rewrite") {
        return calendar::Rewrite{entry_of(entry), value_of<std::string>(j, "from"), value_of<std::string>(j, "to")};
    }
    throw BadRecord("the journal holds an edit that this Oriel does not know (\"" + word + "\")");
}

}  // namespace

Json to_json(const calendar::Place& p) {
    return {{"start", seconds_of(p.start)}, {"window", p.window}};
}
calendar::Place page_place_of(const Json& j) {
    return {instant_of(member(j, "start")), value_of<std::string>(j, "window")};
}

Json to_json(const std::vector<calendar::Step>& steps) {
    Json out = Json::array();
    for (const auto& step : steps) out.push_back(std::visit([](const auto& s) { return fields(s); }, step));
    return out;
}
std::vector<calendar::Step> page_steps_of(const Json& j) {
    std::vector<calendar::Step> out;
    for (const auto& step : j) out.push_back(step_of(step));
    return out;
}

Json to_json(const calendar::Undo& u) {
    Json cards = Json::array();
    for (const auto& c : u.cards) cards.push_back({{"place", to_json(c.place)}, {"was", c.was}, {"is", c.is}});
    return {{"cards", std::move(cards)}, {"steps", to_json(u.steps)}};
}
calendar::Undo page_undo_of(const Json& j) {
    calendar::Undo out;
    for (const auto& c : member(j, "cards")) {
        out.cards.push_back(
            {page_place_of(member(c, "place")), value_of<std::string>(c, "was"), value_of<std::string>(c, "is")});
    }
    out.steps = page_steps_of(member(j, "steps"));
    return out;
}

Json to_json(const calendar::NoEdit& n) {
    Json choices = Json::array();
    for (const auto& c : n.choices) choices.push_back(to_json(c));
    return {{"why", static_cast<int>(n.why)},
            {"place", to_json(n.place)},
            {"change", n.change},
            {"found", n.found},
            {"by", n.by},
            {"choices", std::move(choices)}};
}
calendar::NoEdit no_edit_of(const Json& j) {
    const int why = value_of<int>(j, "why");
    if (why < 0 || why > static_cast<int>(Why::too_much)) {
        throw BadRecord("the journal holds a refusal of an edit that this Oriel does not know");
    }
    calendar::NoEdit out{static_cast<Why>(why),          page_place_of(member(j, "place")),
                         value_of<int>(j, "change"),     value_of<std::string>(j, "found"),
                         value_of<std::string>(j, "by"), {}};
    for (const auto& c : member(j, "choices")) out.choices.push_back(page_place_of(c));
    return out;
}

Json to_json(const calendar::EditOutcome& o) {
    return {{"result", std::string(calendar::to_text(o.result))},
            {"revision", o.revision},
            {"merged", o.merged},
            {"conflicts", o.conflicts},
            {"wait", o.wait.count()},
            {"code", o.code},
            {"why", o.why},
            {"reason", o.reason},
            {"by", o.by},
            {"until", o.until}};
}
calendar::EditOutcome edit_outcome_of(const Json& j) {
    const auto result = calendar::edit_result(value_of<std::string>(j, "result"));
    if (!result) throw BadRecord("the journal holds an outcome of an edit that this Oriel does not know");
    calendar::EditOutcome out;
    out.result = *result;
    out.revision = value_of<std::int64_t>(j, "revision");
    out.merged = value_of<bool>(j, "merged");
    out.conflicts = value_of<int>(j, "conflicts");
    out.wait = std::chrono::seconds{value_of<std::int64_t>(j, "wait")};
    out.code = value_of<std::string>(j, "code");
    out.why = value_of<std::string>(j, "why");
    out.reason = value_of<std::string>(j, "reason");
    out.by = value_of<std::string>(j, "by");
    out.until = value_of<std::string>(j, "until");
    return out;
}

}  // namespace bot::desk::journal
