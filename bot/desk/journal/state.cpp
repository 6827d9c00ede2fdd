#include "bot/desk/journal/state.hpp"

#include "bot/desk/journal/conduct.hpp"
#include "bot/desk/journal/edits.hpp"
#include "bot/desk/journal/json.hpp"
#include "bot/desk/journal/patches.hpp"
#include "bot/desk/journal/settings.hpp"

namespace bot::desk::journal {
namespace {

using calendar::Patch;
using calendar::Request;
using calendar::Window;

Json to_json(const Window& w) {
    Json requests = Json::array();
    for (const auto& r : w.requests) {
        Json patches = Json::array();
        for (const auto& p : r.patches) {
            patches.push_back({{"change", optional_of(p.change)},
                               {"type", p.type},
                               {"title", p.title},
                               {"status", static_cast<int>(p.status)},
                               {"by", optional_of(p.by)},
                               {"sal", optional_of(p.sal)},
                               {"written", p.written}});
        }
        requests.push_back({{"requestor", optional_of(r.requestor)}, {"patches", std::move(patches)}});
    }
    return {{"name", w.name},
            {"start", seconds_of(w.start)},
            {"end", seconds_of(w.end)},
            {"limit", optional_of(w.limit)},
            {"freeze", w.freeze},
            {"deployers", w.deployers},
            {"requests", std::move(requests)},
            {"warnings", w.warnings},
            {"line", w.line},
            {"day", w.day.time_since_epoch().count()},
            {"clock_moved", w.clock_moved.count()}};
}

Window window_of(const Json& j) {
    Window w;
    w.name = value_of<std::string>(j, "name");
    w.start = instant_of(j.at("start"));
    w.end = instant_of(j.at("end"));
    w.limit = optional_at<int>(j, "limit");
    w.freeze = value_of<bool>(j, "freeze");
    w.deployers = value_of<std::vector<std::string>>(j, "deployers");
    for (const auto& r : member(j, "requests")) {
        Request request{optional_at<std::string>(r, "requestor"), {}};
        for (const auto& p : member(r, "patches")) {
            Patch patch;
            patch.change = optional_at<int>(p, "change");
            patch.type = value_of<std::string>(p, "type");
            patch.title = value_of<std::string>(p, "title");
            patch.status = static_cast<calendar::Status>(value_of<int>(p, "status"));
            patch.by = optional_at<std::string>(p, "by");
            patch.sal = optional_at<std::string>(p, "sal");
            patch.written = value_of<std::string>(p, "written");
            request.patches.push_back(std::move(patch));
        }
        w.requests.push_back(std::move(request));
    }
    w.warnings = value_of<std::vector<std::string>>(j, "warnings");
    w.line = value_of<int>(j, "line");
    w.day = date::local_days{date::days{value_of<int>(j, "day")}};
    w.clock_moved = std::chrono::minutes{value_of<int>(j, "clock_moved")};
    return w;
}

}  // namespace

/// Reaches into the parts of the state.
struct Memory {
    static Json write(const CalendarPoll& r) {
        return {{"text", r.text_},
                {"url", r.url_},
                {"failure", r.failure_},
                {"revision", r.revision_},
                {"read_at", optional_of(r.read_at_)},
                {"asked", optional_of(r.asked_)},
                {"waits_from", optional_of(r.waits_from_)},
                {"under_way", r.under_way_},
                {"good", r.good_},
                {"failed", r.failed_},
                {"emptied", r.emptied_}};
    }
    static void read(const Json& j, const calendar::Rules& rules, CalendarPoll& r) {
        r = CalendarPoll{};
        r.text_ = value_of<std::string>(j, "text");
        r.url_ = value_of<std::string>(j, "url");
        r.failure_ = value_of<std::string>(j, "failure");
        r.revision_ = value_of<std::int64_t>(j, "revision");
        r.read_at_ = instant_at(j, "read_at");
        r.asked_ = instant_at(j, "asked");
        r.waits_from_ = instant_at(j, "waits_from");
        r.under_way_ = value_of<bool>(j, "under_way");
        r.good_ = value_of<bool>(j, "good");
        r.failed_ = value_of<bool>(j, "failed", !r.failure_.empty());  // an older Oriel wrote only the reason
        r.emptied_ = value_of<bool>(j, "emptied");
        r.reread(rules);
    }

    static Json write(const PageChanges& e) {
        Json reference = Json::array();
        for (const auto& w : e.reference_.windows()) reference.push_back(to_json(w));
        Json pending = Json::array();
        for (const auto& [key, p] : e.pending_) {
            pending.push_back({{"before", to_json(p.before)},
                               {"after", p.after ? to_json(*p.after) : Json(nullptr)},
                               {"noted", seconds_of(p.noted)}});
        }
        return {{"reference", std::move(reference)}, {"unread", e.unread_}, {"pending", std::move(pending)}};
    }
    static void read(const Json& j, PageChanges& e) {
        e = PageChanges{};
        std::vector<Window> reference;
        for (const auto& w : member(j, "reference")) reference.push_back(window_of(w));
        e.reference_ = calendar::Schedule(std::move(reference));
        e.unread_ = value_of<std::size_t>(j, "unread");
        for (const auto& p : member(j, "pending")) {
            PageChanges::Pending pending{window_of(p.at("before")), {}, instant_of(p.at("noted"))};
            if (!member(p, "after").is_null()) pending.after = window_of(p.at("after"));
            const PageChanges::Key key{pending.before.start, pending.before.name};
            e.pending_.emplace(key, std::move(pending));
        }
    }

    static Json write(const Ledger& l) {
        Json lines = Json::array();
        for (const auto& [cause, line] : l.lines_) {
            lines.push_back({{"cause", cause},
                             {"order", line.order},
                             {"stage", static_cast<int>(line.stage)},
                             {"doubt", static_cast<int>(line.doubt)},
                             {"like", line.like},
                             {"to", line.to},
                             {"about", line.about},
                             {"text", line.text},
                             {"due", seconds_of(line.due)},
                             {"until", seconds_of(line.until)},
                             {"at", seconds_of(line.at)},
                             {"refused", line.refused},
                             {"anew", line.anew},
                             {"anywhere", line.reach == Ledger::Reach::anywhere},
                             {"account", line.reach == Ledger::Reach::account}});
        }
        return {{"next", l.next_order_}, {"lines", std::move(lines)}};
    }
    static void read(const Json& j, Ledger& l) {
        l = Ledger{};
        l.next_order_ = value_of<std::uint64_t>(j, "next", 1);
        for (const auto& entry : member(j, "lines")) {
            Ledger::Line line;
            line.order = value_of<std::uint64_t>(entry, "order");
            line.stage = static_cast<Ledger::Stage>(value_of<int>(entry, "stage"));
            line.doubt = static_cast<Ledger::Doubt>(value_of<int>(entry, "doubt"));
            line.like = value_of<std::string>(entry, "like");
            line.to = value_of<std::string>(entry, "to");
            line.about = value_of<std::string>(entry, "about");
            line.text = value_of<std::string>(entry, "text");
            line.due = instant_of(entry.at("due"));
            line.until = instant_of(entry.at("until"));
            line.at = instant_of(entry.at("at"));
            line.refused = value_of<bool>(entry, "refused");
            line.anew = value_of<bool>(entry, "anew");
            if (value_of<bool>(entry, "anywhere")) line.reach = Ledger::Reach::anywhere;
            if (value_of<bool>(entry, "account")) line.reach = Ledger::Reach::account;
            l.lines_.emplace(entry.at("cause").get<std::string>(), std::move(line));
        }
    }

    static Json write(const Presence& p) {
        Json here = Json::array();
        for (const auto& [folded, who] : p.here_) {
            here.push_back({{"nick", who.nick}, {"account", optional_of(who.account)}, {"away", who.away}});
        }
        Json lost = Json::array();
        for (const auto& [nick, who] : p.lost_) {
            lost.push_back({{"nick", nick}, {"at", seconds_of(who.at)}, {"account", optional_of(who.account)}});
        }
        return {{"here", std::move(here)}, {"renamed", p.renamed_}, {"lost", std::move(lost)}, {"online", p.online_}};
    }
    static void read(const Json& all_of_it, const ChatTraits& chat, Presence& p) {
        p = Presence{};
        if (all_of_it.is_null()) return;
        // An older Oriel wrote only who is here.
        const Json& j = all_of_it.is_array() ? all_of_it : member(all_of_it, "here");
        PresenceSeen all;
        for (const auto& who : j) {
            all.came.push_back({value_of<std::string>(who, "nick"), optional_at<std::string>(who, "account"),
                                value_of<bool>(who, "away")});
        }
        p.take(all, chat, Instant{});
        if (all_of_it.is_array()) return;
        p.renamed_ = value_of<std::map<std::string, std::string>>(all_of_it, "renamed");
        for (const auto& each : member(all_of_it, "lost")) {
            p.lost_[value_of<std::string>(each, "nick")] = {instant_of(each.at("at")),
                                                            optional_at<std::string>(each, "account")};
        }
        p.online_ = value_of<std::map<std::string, std::string>>(all_of_it, "online");
    }

    static Json write(const gerrit::Question& q) {
        return {{"ask", std::string(gerrit::to_text(q.ask))}, {"of", q.of}};
    }
    static gerrit::Question question(const Json& j) {
        const auto ask = gerrit::ask_of(value_of<std::string>(j, "ask"));
        if (!ask) throw BadRecord("what the journal remembers holds a question that this Oriel does not know");
        return {*ask, value_of<std::vector<std::string>>(j, "of")};
    }
    static Json write(const GerritSuspects& s) {
        Json all = Json::array();
        for (const auto& [asked, suspect] : s.all_) {
            Json row = {{"ask", std::string(gerrit::to_text(asked.first))},
                        {"of", asked.second},
                        {"most", suspect.most},
                        {"failed", seconds_of(suspect.failed)}};
            if (const auto& proven = suspect.proven) {
                row["since"] = seconds_of(proven->since);
                row["not_before"] = seconds_of(proven->not_before);
                row["back_off"] = proven->back_off.count();
                row["why"] = proven->why;
            }
            all.push_back(std::move(row));
        }
        return all;
    }
    static void read(const Json& j, GerritSuspects& s) {
        s = GerritSuspects{};
        for (const auto& row : j) {
            const auto ask = gerrit::ask_of(value_of<std::string>(row, "ask"));
            if (!ask) throw BadRecord("what the journal remembers holds a question that this Oriel does not know");
            auto& suspect = s.all_[{*ask, value_of<std::string>(row, "of")}];
            suspect.most = std::max<std::size_t>(1, value_of<std::size_t>(row, "most", 1));
            suspect.failed = instant_at(row, "failed").value_or(Instant{});
            if (const auto since = instant_at(row, "since")) {
                suspect.proven = GerritSuspects::Proven{*since, instant_at(row, "not_before").value_or(*since),
                                                        std::chrono::seconds{value_of<std::int64_t>(row, "back_off")},
                                                        value_of<std::string>(row, "why")};
            }
        }
    }

    static Json write(const GerritPoll& r) {
        Json answered = Json::array();
        for (const auto& [ask, thing] : r.answered_) {
            const std::string kind(gerrit::to_text(ask));
            if (answered.empty() || answered.back().at("ask") != kind) {
                answered.push_back({{"ask", kind}, {"of", Json::array()}});
            }
            answered.back()["of"].push_back(thing);
        }
        return {{"known", Json::parse(r.known_.to_record())},
                {"versions", optional_of(r.versions_)},
                {"versions_read", optional_of(r.versions_read_)},
                {"versions_asked", optional_of(r.versions_asked_)},
                {"versions_down", optional_of(r.versions_down_)},
                {"versions_failure", r.versions_failure_},
                {"versions_under_way", r.versions_under_way_},
                {"watching", r.watching_},
                {"since", optional_of(r.since_)},
                {"roots", r.roots_},
                {"answered", std::move(answered)},
                {"under_way", r.under_way_ ? write(*r.under_way_) : Json(nullptr)},
                {"asked", optional_of(r.asked_)},
                {"down", optional_of(r.down_)},
                {"not_before", optional_of(r.not_before_)},
                {"back_off", r.back_off_.count()},
                {"failing", optional_of(r.failing_)},
                {"failures", r.failures_},
                {"probes", r.probes_},
                {"suspects", write(r.suspects_)},
                {"failure", r.failure_}};
    }
    static void read(const Json& j, GerritPoll& r) {
        r = GerritPoll{};
        if (j.is_null()) return;
        r.known_ = gerrit::Known::of_record(text_of(member(j, "known")));
        r.versions_ = optional_at<gerrit::Versions>(j, "versions");
        r.versions_read_ = instant_at(j, "versions_read");
        r.versions_asked_ = instant_at(j, "versions_asked");
        r.versions_down_ = instant_at(j, "versions_down");
        r.versions_failure_ = value_of<std::string>(j, "versions_failure");
        r.versions_under_way_ = value_of<bool>(j, "versions_under_way");
        r.watching_ = value_of<bool>(j, "watching");
        r.since_ = instant_at(j, "since");
        r.roots_ = value_of<std::set<int>>(j, "roots", {});
        for (const auto& q : member(j, "answered")) {
            const auto read = question(q);
            for (const auto& thing : read.of) r.answered_.emplace(read.ask, thing);
        }
        if (!member(j, "under_way").is_null()) r.under_way_ = question(member(j, "under_way"));
        r.asked_ = instant_at(j, "asked");
        r.down_ = instant_at(j, "down");
        r.not_before_ = instant_at(j, "not_before");
        r.back_off_ = std::chrono::seconds{value_of<std::int64_t>(j, "back_off")};
        r.failure_ = value_of<std::string>(j, "failure");
        r.failing_ = instant_at(j, "failing");
        r.failures_ = value_of<int>(j, "failures");
        r.probes_ = value_of<std::size_t>(j, "probes");
        read(member(j, "suspects"), r.suspects_);
    }

    static Json write(const Advice& a) {
        Json told = Json::array();
        for (const auto& [key, t] : a.told_) {
            told.push_back({{"who", key.first},
                            {"change", key.second},
                            {"causes", t.causes},
                            {"over", t.over},
                            {"stands", t.stands},
                            {"missing", optional_of(t.missing)}});
        }
        return told;
    }
    static void read(const Json& j, Advice& a) {
        a = Advice{};
        for (const auto& t : j) {
            a.told_[{value_of<std::string>(t, "who"), value_of<int>(t, "change")}] = {
                value_of<std::set<std::string>>(t, "causes"), value_of<std::set<std::string>>(t, "over"),
                value_of<std::set<std::string>>(t, "stands"), instant_at(t, "missing")};
        }
    }

    static Json write(const Link& l) {
        return {
            {"up", l.up}, {"accounts", l.accounts}, {"nick", l.nick}, {"trouble", l.trouble}, {"channels", l.channels}};
    }
    static void read(const Json& j, Link& l) {
        l.up = value_of<bool>(j, "up");
        l.accounts = value_of<bool>(j, "accounts", true);
        l.nick = value_of<std::string>(j, "nick");
        l.trouble = value_of<std::string>(j, "trouble");
        l.channels = value_of<std::set<std::string>>(j, "channels");
    }
};

std::string remember(const State& s) {
    Json refreshers = Json::array();
    for (const auto& w : s.refreshers) refreshers.push_back({{"nick", w.nick}, {"channel", w.channel}});
    Json acceptances = Json::array();
    for (const auto& a : s.acceptances) {
        acceptances.push_back({{"window", a.window},
                               {"start", seconds_of(a.start)},
                               {"change", a.change},
                               {"by", a.by},
                               {"at", seconds_of(a.at)}});
    }
    Json claims = Json::array();
    for (const auto& c : s.claims) {
        claims.push_back({{"window", c.window},
                          {"start", seconds_of(c.start)},
                          {"by", c.by},
                          {"nick", c.nick},
                          {"at", seconds_of(c.at)}});
    }
    Json patch_sets = Json::array();
    for (const auto& [change, patch_set] : s.patch_sets) patch_sets.push_back(Json::array({change, patch_set}));
    Json inquiries = Json::array();
    for (const auto& i : s.inquiries) {
        inquiries.push_back({{"nick", i.who.nick},
                             {"channel", i.who.channel},
                             {"change", optional_of(i.change)},
                             {"change_id", i.change_id},
                             {"account", optional_of(i.account)},
                             {"asked", seconds_of(i.asked)}});
    }
    const Json j = {{"settings", Json::parse(to_record(configured(s.settings)))},
                    {"since", optional_of(s.since)},
                    {"last_now", optional_of(s.last_now)},
                    {"link", Memory::write(s.link)},
                    {"reading", Memory::write(s.calendar)},
                    {"edits", Memory::write(s.page_changes)},
                    {"ledger", Memory::write(s.ledger)},
                    {"refreshers", std::move(refreshers)},
                    {"refreshed", optional_of(s.refreshed)},
                    {"tracker", to_json(s.tracker)},
                    {"writer", to_json(s.page_edits)},
                    {"presence", Memory::write(s.presence)},
                    {"review", Memory::write(s.gerrit)},
                    {"advice", Memory::write(s.advice)},
                    {"acceptances", std::move(acceptances)},
                    {"claims", std::move(claims)},
                    {"conduct", to_json(s.conduct)},
                    {"patch_sets", std::move(patch_sets)},
                    {"inquiries", std::move(inquiries)},
                    {"advise", s.advise},
                    {"last_advised", optional_of(s.last_advised)}};
    return text_of(j);
}

void recall(State& s, const std::string& text) {
    try {
        const Json j = Json::parse(text);
        if (const Json& settings = member(j, "settings"); !settings.is_null()) {
            adopt(s.settings, std::get<Configured>(from_record(text_of(settings))));
        }
        s.since = instant_at(j, "since");
        s.last_now = instant_at(j, "last_now");
        Memory::read(member(j, "link"), s.link);
        Memory::read(member(j, "reading"), s.settings.rules, s.calendar);
        Memory::read(member(j, "edits"), s.page_changes);
        Memory::read(member(j, "ledger"), s.ledger);
        s.refreshed = instant_at(j, "refreshed");
        s.refreshers.clear();
        for (const auto& w : member(j, "refreshers")) {
            s.refreshers.push_back({value_of<std::string>(w, "nick"), value_of<std::string>(w, "channel")});
        }
        s.tracker = tracker_of(member(j, "tracker"));
        s.page_edits = writer_of(member(j, "writer"));
        Memory::read(member(j, "presence"), s.chat(), s.presence);
        Memory::read(member(j, "review"), s.gerrit);
        Memory::read(member(j, "advice"), s.advice);
        s.acceptances.clear();
        for (const auto& a : member(j, "acceptances")) {
            s.acceptances.push_back({value_of<std::string>(a, "window"), instant_of(a.at("start")),
                                     value_of<int>(a, "change"), value_of<std::string>(a, "by"),
                                     instant_of(a.at("at"))});
        }
        s.claims.clear();
        for (const auto& c : member(j, "claims")) {
            s.claims.push_back({value_of<std::string>(c, "window"), instant_of(c.at("start")),
                                value_of<std::string>(c, "by"), value_of<std::string>(c, "nick"),
                                instant_of(c.at("at"))});
        }
        s.conduct = conduct_of(member(j, "conduct"));
        s.patch_sets.clear();
        for (const auto& p : member(j, "patch_sets")) s.patch_sets[p.at(0).get<int>()] = p.at(1).get<int>();
        s.inquiries.clear();
        for (const auto& i : member(j, "inquiries")) {
            s.inquiries.push_back({{value_of<std::string>(i, "nick"), value_of<std::string>(i, "channel")},
                                   optional_at<int>(i, "change"),
                                   value_of<std::string>(i, "change_id"),
                                   optional_at<std::string>(i, "account"),
                                   instant_of(i.at("asked"))});
        }
        s.advise = value_of<bool>(j, "advise", true);
        s.last_advised = instant_at(j, "last_advised");
    } catch (const nlohmann::json::exception& e) {
        throw BadRecord(std::string("what the journal remembers cannot be read: ") + e.what());
    }
}

}  // namespace bot::desk::journal
