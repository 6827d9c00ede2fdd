#include "bot/desk/journal/edits.hpp"

#include "bot/desk/journal/edits_page.hpp"

namespace bot::desk::journal {
namespace {

using Texts = std::vector<std::string>;
using Numbers = std::vector<int>;

Json json_of(const ReplyTo& w) {
    return {{"nick", w.nick}, {"channel", w.channel}};
}
ReplyTo waiting_of(const Json& j) {
    return {value_of<std::string>(j, "nick"), value_of<std::string>(j, "channel")};
}

Json json_of(const EntryOwner& a) {
    return {{"place", to_json(a.place)},
            {"change", a.change},
            {"requestor", a.requestor},
            {"account", a.account},
            {"revision", a.revision}};
}
Json askers(const std::vector<EntryOwner>& all) {
    Json out = Json::array();
    for (const auto& each : all) out.push_back(json_of(each));
    return out;
}
std::vector<EntryOwner> askers_of(const Json& j) {
    std::vector<EntryOwner> out;
    for (const auto& each : member(j, "askers")) {
        out.push_back({page_place_of(member(each, "place")), value_of<int>(each, "change"),
                       value_of<std::string>(each, "requestor"), value_of<std::string>(each, "account"),
                       value_of<std::int64_t>(each, "revision")});
    }
    return out;
}

Json json_of(const EditRequest& s) {
    return {{"who", json_of(s.who)},  {"account", s.account},
            {"deployer", s.deployer}, {"nick", s.nick},
            {"changes", s.changes},   {"both", s.both},
            {"move", s.move},         {"where", s.where},
            {"words", s.words},       {"asked", seconds_of(s.asked)}};
}
EditRequest scheduling_of(const Json& j) {
    EditRequest s;
    s.who = waiting_of(member(j, "who"));
    s.account = value_of<std::string>(j, "account");
    s.deployer = value_of<bool>(j, "deployer");
    s.nick = value_of<std::string>(j, "nick");
    s.changes = value_of<Numbers>(j, "changes");
    s.both = value_of<bool>(j, "both");
    s.move = value_of<bool>(j, "move");
    s.where = value_of<Texts>(j, "where");
    s.words = value_of<std::string>(j, "words");
    s.asked = instant_of(member(j, "asked"));
    return s;
}

Json json_of(const PageEdit& w) {
    return {{"id", w.id},
            {"kind", static_cast<int>(w.kind)},
            {"who", json_of(w.who)},
            {"account", w.account},
            {"changes", w.changes},
            {"place", to_json(w.place)},
            {"steps", to_json(w.steps)},
            {"undo", w.undo ? to_json(*w.undo) : Json(nullptr)},
            {"summary", w.summary},
            {"words", w.words},
            {"note", w.note},
            {"revision", w.revision},
            {"at", seconds_of(w.at)},
            {"sent", w.sent},
            {"doubt", w.doubt},
            {"made", w.made},
            {"told", w.told},
            {"made_in", w.made_in},
            {"askers", askers(w.owners)}};
}
PageEdit writing_of(const Json& j) {
    const int kind = value_of<int>(j, "kind");
    if (kind < 0 || kind > static_cast<int>(PageEdit::Kind::undo)) {
        throw BadRecord("the journal holds an edit of a kind that this Oriel does not know");
    }
    PageEdit w;
    w.id = value_of<std::uint64_t>(j, "id");
    w.kind = static_cast<PageEdit::Kind>(kind);
    w.who = waiting_of(member(j, "who"));
    w.account = value_of<std::string>(j, "account");
    w.changes = value_of<Numbers>(j, "changes");
    w.place = page_place_of(member(j, "place"));
    w.steps = page_steps_of(member(j, "steps"));
    if (const Json& undo = member(j, "undo"); !undo.is_null()) w.undo = page_undo_of(undo);
    w.summary = value_of<std::string>(j, "summary");
    w.words = value_of<std::string>(j, "words");
    w.note = value_of<std::string>(j, "note");
    w.revision = value_of<std::int64_t>(j, "revision");
    w.at = instant_of(member(j, "at"));
    w.sent = value_of<bool>(j, "sent");
    w.doubt = value_of<bool>(j, "doubt");
    w.made = value_of<bool>(j, "made");
    w.told = value_of<bool>(j, "told");
    w.made_in = value_of<std::int64_t>(j, "made_in");
    w.owners = askers_of(j);
    return w;
}

Json json_of(const EditUndo& t) {
    return {{"account", t.account}, {"at", seconds_of(t.at)},  {"changes", t.changes},
            {"what", t.what},       {"undo", to_json(t.undo)}, {"askers", askers(t.owners)}};
}
EditUndo takeback_of(const Json& j) {
    return {value_of<std::string>(j, "account"), instant_of(member(j, "at")),     value_of<Numbers>(j, "changes"),
            value_of<std::string>(j, "what"),    page_undo_of(member(j, "undo")), askers_of(j)};
}

Json json_of(const Lookup& l) {
    return {{"change", l.change},
            {"by", l.by},
            {"at", seconds_of(l.at)},
            {"asked", optional_of(l.asked)},
            {"address", l.address}};
}
Lookup lookup_of(const Json& j) {
    return {value_of<int>(j, "change"), value_of<std::string>(j, "by"), instant_of(member(j, "at")),
            instant_at(j, "asked"), value_of<std::string>(j, "address")};
}

template <class T>
Json all(const std::vector<T>& items) {
    Json out = Json::array();
    for (const auto& item : items) out.push_back(json_of(item));
    return out;
}

}  // namespace

Json to_json(const PageEdits& w) {
    return {{"wishes", all(w.requests)},
            {"writings", all(w.edits)},
            {"takebacks", all(w.undos)},
            {"askers", askers(w.owners)},
            {"tried", w.tried},
            {"wrote", w.wrote},
            {"lookups", all(w.lookups)},
            {"rests", optional_of(w.rests)},
            {"next", w.next}};
}

PageEdits writer_of(const Json& j) {
    PageEdits w;
    for (const auto& each : member(j, "wishes")) w.requests.push_back(scheduling_of(each));
    for (const auto& each : member(j, "writings")) w.edits.push_back(writing_of(each));
    for (const auto& each : member(j, "takebacks")) w.undos.push_back(takeback_of(each));
    w.owners = askers_of(j);
    w.tried = value_of<std::set<std::string>>(j, "tried");
    w.wrote = value_of<std::set<std::string>>(j, "wrote");
    for (const auto& each : member(j, "lookups")) w.lookups.push_back(lookup_of(each));
    w.rests = instant_at(j, "rests");
    w.next = value_of<std::uint64_t>(j, "next", 1);
    return w;
}

}  // namespace bot::desk::journal
