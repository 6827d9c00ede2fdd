#include "bot/desk/journal/patches.hpp"

namespace bot::desk::journal {
namespace {

using Texts = std::vector<std::string>;
using Numbers = std::vector<int>;

Json to_json(const WindowRef& p) {
    return {{"name", p.name}, {"start", seconds_of(p.start)}, {"end", seconds_of(p.end)}};
}
WindowRef place_of_json(const Json& j) {
    return {value_of<std::string>(j, "name"), instant_of(j.at("start")), instant_of(j.at("end"))};
}

Progress progress_at(const Json& j, const char* key) {
    const std::string word = value_of<std::string>(j, key);
    if (const auto p = progress_of(word)) return *p;
    throw BadRecord("the journal holds a state of a patch that this Oriel does not know (\"" + word + "\")");
}

// Histories are most of what is remembered, so their steps are arrays.
Json to_json(const PatchStep& s) {
    return Json::array({std::string(to_text(s.to)), seconds_of(s.at), std::string(to_text(s.source)), s.by, s.evidence,
                        s.reason, std::string(to_text(s.why))});
}
PatchStep step_of(const Json& j) {
    const auto to = progress_of(j.at(0).get<std::string>());
    const auto source = source_of(j.at(2).get<std::string>());
    if (!to || !source) throw BadRecord("the journal holds a step of a patch that this Oriel does not know");
    PatchStep step{*to,
                   instant_of(j.at(1)),
                   *source,
                   j.at(3).get<std::string>(),
                   j.at(4).get<std::string>(),
                   j.at(5).get<std::string>()};
    if (j.size() > 6) {
        const auto why = why_of(j.at(6).get<std::string>());
        if (!why) throw BadRecord("the journal holds a step of a patch that this Oriel does not know");
        step.why = *why;
    } else if (const auto why = step.source == Source::person ? std::nullopt : why_of(step.reason); why) {
        step.why = *why;  // an older Oriel wrote the reason as text
        step.reason.clear();
    }
    return step;
}

Json to_json(const std::optional<BadMark>& m) {
    if (!m) return nullptr;
    return {{"account", m->account}, {"nick", m->nick}, {"reason", m->reason}, {"at", seconds_of(m->at)}};
}
std::optional<BadMark> mark_of(const Json& j) {
    if (j.is_null()) return std::nullopt;
    return BadMark{value_of<std::string>(j, "account"), value_of<std::string>(j, "nick"),
                   value_of<std::string>(j, "reason"), instant_of(j.at("at"))};
}

Json to_json(int change, const Track& t) {
    Json history = Json::array();
    for (const auto& step : t.history) history.push_back(to_json(step));
    return {{"change", change},
            {"history", std::move(history)},
            {"place", t.place ? to_json(*t.place) : Json(nullptr)},
            {"requestors", t.requestors},
            {"subject", t.subject},
            {"tasks", t.tasks},
            {"run", t.run},
            {"bad", to_json(t.bad)},
            {"merge_seen", t.merge_seen},
            {"approved", t.approved},
            {"approver", t.approver},
            {"went_live", t.went_live}};
}
Track track_of(const Json& j) {
    Track t;
    for (const auto& step : member(j, "history")) t.history.push_back(step_of(step));
    if (t.history.empty()) throw BadRecord("the journal holds a patch without a history");
    if (!member(j, "place").is_null()) t.place = place_of_json(member(j, "place"));
    t.requestors = value_of<Texts>(j, "requestors");
    t.subject = value_of<std::string>(j, "subject");
    t.tasks = value_of<Texts>(j, "tasks");
    t.run = value_of<std::uint64_t>(j, "run");
    t.bad = mark_of(member(j, "bad"));
    t.merge_seen = value_of<bool>(j, "merge_seen");
    t.approved = value_of<int>(j, "approved");
    t.approver = value_of<std::string>(j, "approver");
    t.went_live = value_of<bool>(j, "went_live");
    return t;
}

Json to_json(const Run& r) {
    return {{"id", r.id},
            {"user", r.user},
            {"host", r.host},
            {"began", seconds_of(r.began)},
            {"last", seconds_of(r.last)},
            {"changes", r.changes},
            {"phase", static_cast<int>(r.phase)},
            {"rolled_back", r.rolled_back},
            {"gap", r.gap},
            {"end", static_cast<int>(r.end)},
            {"ended", seconds_of(r.ended)},
            {"settled", r.settled},
            {"text", r.text}};
}
Run run_of(const Json& j) {
    Run r;
    r.id = value_of<std::uint64_t>(j, "id");
    r.user = value_of<std::string>(j, "user");
    r.host = value_of<std::string>(j, "host");
    r.began = instant_of(j.at("began"));
    r.last = instant_of(j.at("last"));
    r.changes = value_of<Numbers>(j, "changes");
    r.phase = static_cast<Run::Phase>(value_of<int>(j, "phase"));
    r.rolled_back = value_of<bool>(j, "rolled_back");
    r.gap = value_of<bool>(j, "gap");
    r.end = static_cast<Run::End>(value_of<int>(j, "end"));
    r.ended = instant_of(j.at("ended"));
    r.settled = value_of<bool>(j, "settled");
    r.text = value_of<std::string>(j, "text");
    return r;
}

Json to_json(const log::Joiner::State& s) {
    Json held = Json::array(), strays = Json::array(), recent = Json::array();
    for (const auto& h : s.held) {
        held.push_back({{"speaker", h.speaker},
                        {"text", h.text},
                        {"since", seconds_of(h.since)},
                        {"last", seconds_of(h.last)},
                        {"pieces", h.pieces},
                        {"end", static_cast<int>(h.end)},
                        {"ready", h.ready}});
    }
    const auto heard = [](const log::Heard& h) -> Json {
        return {{"speaker", h.speaker}, {"text", h.text}, {"at", seconds_of(h.at)}};
    };
    for (const auto& h : s.strays) strays.push_back(heard(h));
    for (const auto& h : s.recent) recent.push_back(heard(h));
    return {{"held", std::move(held)}, {"strays", std::move(strays)}, {"recent", std::move(recent)}};
}
log::Joiner::State joiner_of(const Json& j) {
    log::Joiner::State s;
    for (const auto& h : member(j, "held")) {
        s.held.push_back({value_of<std::string>(h, "speaker"), value_of<std::string>(h, "text"),
                          instant_of(h.at("since")), instant_of(h.at("last")), value_of<int>(h, "pieces"),
                          static_cast<log::End>(value_of<int>(h, "end")), value_of<bool>(h, "ready")});
    }
    const auto heard = [](const Json& h) {
        return log::Heard{value_of<std::string>(h, "speaker"), value_of<std::string>(h, "text"),
                          instant_of(h.at("at"))};
    };
    for (const auto& h : member(j, "strays")) s.strays.push_back(heard(h));
    for (const auto& h : member(j, "recent")) s.recent.push_back(heard(h));
    return s;
}

Json to_json(const UndoEntry& a) {
    Json before = Json::array();
    for (const auto& b : a.before) {
        before.push_back({{"change", b.change},
                          {"state", std::string(to_text(b.state))},
                          {"after", std::string(to_text(b.after))},
                          {"bad", to_json(b.bad)}});
    }
    return {{"account", a.account}, {"at", seconds_of(a.at)}, {"before", std::move(before)}};
}
UndoEntry act_of_json(const Json& j) {
    UndoEntry a{value_of<std::string>(j, "account"), instant_of(j.at("at")), {}};
    for (const auto& b : member(j, "before")) {
        a.before.push_back(
            {value_of<int>(b, "change"), progress_at(b, "state"), progress_at(b, "after"), mark_of(member(b, "bad"))});
    }
    return a;
}

}  // namespace

Json to_json(const Tracker& t) {
    Json tracks = Json::array(), runs = Json::array(), asks = Json::array(), tested = Json::array(),
         undo_entries = Json::array(), ending = Json::array();
    for (const auto& [change, track] : t.tracks) tracks.push_back(to_json(change, track));
    for (const auto& run : t.runs.all()) runs.push_back(to_json(run));
    for (const auto& a : t.asks) {
        asks.push_back({{"key", a.key},
                        {"requestor", a.requestor},
                        {"changes", a.changes},
                        {"at", seconds_of(a.at)},
                        {"again", a.again}});
    }
    for (const auto& n : t.tested) {
        tested.push_back({{"changes", n.changes}, {"nick", n.nick}, {"at", seconds_of(n.at)}});
    }
    for (const auto& a : t.undo_entries) undo_entries.push_back(to_json(a));
    for (const auto& p : t.ending) ending.push_back(to_json(p));
    return {{"tracks", std::move(tracks)},     {"runs", std::move(runs)},
            {"next_run", t.runs.next()},       {"joiner", to_json(t.joiner.state())},
            {"asks", std::move(asks)},         {"tested", std::move(tested)},
            {"acts", std::move(undo_entries)}, {"ending", std::move(ending)},
            {"passed", optional_of(t.passed)}, {"forged", t.forged}};
}

Tracker tracker_of(const Json& j) {
    Tracker t;
    if (j.is_null()) return t;
    for (const auto& track : member(j, "tracks")) t.tracks.emplace(value_of<int>(track, "change"), track_of(track));
    std::vector<Run> runs;
    for (const auto& run : member(j, "runs")) runs.push_back(run_of(run));
    t.runs = Runs::of(std::move(runs), value_of<std::uint64_t>(j, "next_run", 1));
    t.joiner = log::Joiner({}, joiner_of(member(j, "joiner")));
    for (const auto& a : member(j, "asks")) {
        t.asks.push_back({value_of<std::string>(a, "key"), value_of<std::string>(a, "requestor"),
                          value_of<Numbers>(a, "changes"), instant_of(a.at("at")), value_of<bool>(a, "again")});
    }
    for (const auto& n : member(j, "tested")) {
        t.tested.push_back({value_of<Numbers>(n, "changes"), value_of<std::string>(n, "nick"), instant_of(n.at("at"))});
    }
    for (const auto& a : member(j, "acts")) t.undo_entries.push_back(act_of_json(a));
    for (const auto& p : member(j, "ending")) t.ending.push_back(place_of_json(p));
    t.passed = instant_at(j, "passed");
    t.forged = value_of<std::uint64_t>(j, "forged");
    return t;
}

}  // namespace bot::desk::journal
