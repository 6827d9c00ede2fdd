#include "bot/desk/journal/events.hpp"

#include "bot/desk/journal/edits_page.hpp"
#include "bot/desk/journal/fields.hpp"
#include "bot/desk/journal/proof.hpp"

namespace bot::desk::journal {

template <>
constexpr auto names<Event> = names_of<Event>(
    "event", "an event", Named<Started>{"started"}, Named<Tick>{"tick"}, Named<CalendarRead>{"calendar read"},
    Named<CalendarUnmoved>{"calendar unmoved"}, Named<CalendarUnreadable>{"calendar unreadable"},
    Named<LinkUp>{"link up"}, Named<LinkDown>{"link down"}, Named<LinkTrouble>{"link trouble"},
    Named<NickIs>{"nick is"}, Named<ChannelJoined>{"channel joined"}, Named<ChannelLeft>{"channel left"},
    Named<LineHeard>{"line heard"}, Named<Said>{"said"}, Named<Unsaid>{"unsaid"}, Named<Remembered>{"remembered"},
    Named<Configured>{"configured"}, Named<PresenceSeen>{"presence seen"}, Named<ChangesRead>{"changes read"},
    Named<ChangesUnreadable>{"changes unreadable"}, Named<VersionsRead>{"versions read"},
    Named<VersionsUnreadable>{"versions unreadable"}, Named<LogClosed>{"log closed"}, Named<PageEdited>{"page edited"},
    Named<PageEditSlow>{"page edit slow"}, Named<GateRead>{"gate read"}, Named<OnlineSeen>{"online seen"},
    Named<ArchiveRead>{"archive read"}, Named<DeployedRead>{"deployed read"},
    Named<DeployedUnreadable>{"deployed unreadable"}, Named<UndeployedRead>{"undeployed read"},
    Named<UndeployedUnreadable>{"undeployed unreadable"});

void fields(auto& io, As<Started> auto& e) {
    auto& [version] = e;
    io("version", version);
}
void fields(auto&, As<Tick> auto&) {
    static_assert(std::is_empty_v<Tick>);
}
void fields(auto& io, As<CalendarRead> auto& e) {
    auto& [revision, text, url] = e;
    io("revision", revision)("text", text)("url", url);
}
void fields(auto& io, As<CalendarUnmoved> auto& e) {
    auto& [revision] = e;
    io("revision", revision);
}
void fields(auto& io, As<CalendarUnreadable> auto& e) {
    auto& [why] = e;
    io("why", why);
}
void fields(auto& io, As<LinkUp> auto& e) {
    auto& [nick, accounts] = e;
    io("nick", nick)("accounts", accounts);
}
void fields(auto& io, As<LinkDown> auto& e) {
    auto& [why] = e;
    io("why", why);
}
void fields(auto& io, As<LinkTrouble> auto& e) {
    auto& [what] = e;
    io("what", what);
}
void fields(auto& io, As<NickIs> auto& e) {
    auto& [nick] = e;
    io("nick", nick);
}
void fields(auto& io, As<ChannelJoined> auto& e) {
    auto& [channel] = e;
    io("channel", channel);
}
void fields(auto& io, As<ChannelLeft> auto& e) {
    auto& [channel, why] = e;
    io("channel", channel)("why", why);
}
void fields(auto& io, As<LineHeard> auto& e) {
    auto& [by, channel, text, action] = e;
    auto& [nick, account, host, bot] = by;
    io("nick", nick)("account", account)("host", host)("bot", bot);
    io("channel", channel)("text", text)("action", action);
}
void fields(auto& io, As<Said> auto& e) {
    auto& [cause] = e;
    io("cause", cause);
}
void fields(auto& io, As<Unsaid> auto& e) {
    auto& [cause, perhaps] = e;
    io("cause", cause)("perhaps", perhaps);
}
void fields(auto& io, As<Remembered> auto& e) {
    auto& [state] = e;
    io("state", state);
}
void fields(auto& io, As<Configured> auto& e) {
    auto& [channel, zone, limit, poll_seconds, gerrit, source, people, policy, chat] = e;
    io("channel", channel)("zone", zone)("limit", limit)("poll", poll_seconds)("gerrit", gerrit)("source", source);
    io("people", people)("policy", policy)("chat", chat);
}
void fields(auto& io, As<Person> auto& person) {
    auto& [nick, account, away] = person;
    io("nick", nick)("account", account)("away", away);
}
void fields(auto& io, As<PresenceSeen> auto& e) {
    auto& [channel, came, went, renamed, lost] = e;
    io("channel", channel)("came", came)("went", went);
    io.rows("renamed", renamed, [](auto& row, auto& from, auto& to) { row("from", from)("to", to); });
    io("lost", lost);
}
void fields(auto& io, As<ChangesRead> auto& e) {
    auto& [news] = e;
    io.needs_as(
        "news", news, [](const gerrit::News& n) { return parsed(gerrit::to_record(n), "an answer of Gerrit"); },
        [](const Json& j) {
            auto read = gerrit::news_of_record(text_of(j));
            if (!read) throw std::runtime_error("no answer of Gerrit");
            return std::move(*read);
        });
}
void fields(auto& io, As<ChangesUnreadable> auto& e) {
    auto& [question, why] = e;
    auto& [ask, of] = question;
    io.needs("ask", ask)("of", of)("why", why);
}
void fields(auto& io, As<VersionsRead> auto& e) {
    auto& [versions] = e;
    io("versions", versions);
}
void fields(auto& io, As<VersionsUnreadable> auto& e) {
    auto& [why] = e;
    io("why", why);
}
void fields(auto&, As<LogClosed> auto&) {
    static_assert(std::is_empty_v<LogClosed>);
}
void fields(auto& io, As<PageEdited> auto& e) {
    auto& [id, outcome, none, undo] = e;
    io("id", id).needs("outcome", outcome)("none", none)("undo", undo);
}
void fields(auto& io, As<PageEditSlow> auto& e) {
    auto& [id, delay] = e;
    auto& [cause, reason] = delay;
    io("id", id).needs("cause", cause)("reason", reason);
}
void fields(auto& io, As<GateRead> auto& e) {
    auto& [change, patch_set, remaining, queued] = e;
    io("change", change)("patch_set", patch_set)("remaining", remaining)("queued", queued);
}
void fields(auto& io, As<OnlineSeen> auto& e) {
    auto& [online, offline] = e;
    io("online", online)("offline", offline);
}
void fields(auto& io, As<ArchiveRow> auto& row) {
    auto& [address, time, nick, text] = row;
    io("address", address)("minute", time)("nick", nick)("text", text);
}
void fields(auto& io, As<ArchiveRead> auto& e) {
    auto& [change, rows] = e;
    io("change", change)("rows", rows);
}

void fields(auto& io, As<DeployedRead> auto& e) {
    auto& [heads] = e;
    io("heads", heads);
}
void fields(auto& io, As<DeployedUnreadable> auto& e) {
    auto& [why] = e;
    io("why", why);
}
void fields(auto& io, As<UndeployedRead> auto& e) {
    auto& [of, commits, whole] = e;
    io.needs("of", of)("commits", commits)("whole", whole);
}
void fields(auto& io, As<UndeployedUnreadable> auto& e) {
    auto& [of, why] = e;
    io.needs("of", of)("why", why);
}

std::string to_record(const Event& event) {
    return text_of(json_of(event));
}

Event from_record(std::string_view record) {
    constexpr std::string_view what = "a record of the journal";
    Event event;
    read(parsed(record, what), event, {nullptr, what});
    return event;
}

}  // namespace bot::desk::journal
