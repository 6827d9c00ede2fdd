#include "bot/desk/journal/memory.hpp"

namespace bot::desk::journal {

template <>
constexpr bool was_number<calendar::Status> = true;
template <>
constexpr Words<Ledger::Stage> table<Ledger::Stage>{"wanted", "asked", "said"};
template <>
constexpr Words<Ledger::Doubt> table<Ledger::Doubt>{"none", "restart", "reconnect"};
template <>
constexpr Words<Ledger::Reach> table<Ledger::Reach>{"here", "anywhere", "account"};

void fields(auto& io, As<calendar::Patch> auto& patch) {
    auto& [change, type, title, status, by, sal, written] = patch;
    io("change", change)("type", type)("title", title)("status", status)("by", by)("sal", sal)("written", written);
}
void fields(auto& io, As<calendar::Request> auto& request) {
    auto& [requestor, patches, others, items] = request;
    io("requestor", requestor)("patches", patches)("others", others)("items", items);
}
void fields(auto& io, As<calendar::Window> auto& window) {
    auto& [name, start, end, limit, freeze, cancelled, deployers, requests, warnings, line, day, clock_moved] = window;
    io("name", name).needs("start", start).needs("end", end)("limit", limit)("freeze", freeze);
    io("cancelled", cancelled);
    io("deployers", deployers)("requests", requests)("warnings", warnings)("line", line)("day", day);
    io("clock_moved", clock_moved);
}

template <class Io>
void Memory::parts(Io& io, As<CalendarPoll> auto& poll) {
    auto& [schedule, unread, text, url, failure, revision, read_at, asked, waits_from, failed, emptied, under_way,
           good] = poll;
    io("text", text)("url", url)("failure", failure)("revision", revision)("read_at", read_at)("asked", asked);
    io("waits_from", waits_from)("under_way", under_way)("good", good)("failed", failed)("emptied", emptied);
    if constexpr (Io::reads) {
        if (!io.has("failed")) failed = !failure.empty();
    }
    io.skip(schedule, unread);  // computed again from the text
}

void fields(auto& io, As<Memory::Pending> auto& pending) {
    auto& [before, after, noted] = pending;
    io.needs("before", before)("after", after).needs("noted", noted);
}
void Memory::parts(auto& io, As<PageChanges> auto& changes) {
    auto& [reference, unread, pending] = changes;
    io.as(
        "reference", reference, [](const calendar::Schedule& s) { return s.windows(); },
        [](std::vector<calendar::Window> windows) { return calendar::Schedule(std::move(windows)); });
    io("unread", unread);
    io.rows("pending", pending, []<class Io>(Io& row, auto& key, auto& each) {
        fields(row, each);
        if constexpr (Io::reads) key = {each.before.start, each.before.name};
    });
}

void fields(auto& io, As<Ledger::Line> auto& line) {
    auto& [order, stage, doubt, like, to, about, text, due, until, at, refused, rerender, reach] = line;
    io("order", order)("stage", stage)("doubt", doubt)("like", like)("to", to)("about", about)("text", text);
    io.needs("due", due).needs("until", until).needs("at", at)("refused", refused)("anew", rerender)("reach", reach);
}
void Memory::parts(auto& io, As<Ledger> auto& ledger) {
    auto& [lines, next_order] = ledger;
    io("next", next_order).rows("lines", lines, [](auto& row, auto& cause, auto& line) {
        row.needs("cause", cause);
        fields(row, line);
    });
}

void Memory::parts(auto& io, As<Presence> auto& presence) {
    auto& [here, renamed, lost, online] = presence;
    io.rows("here", here, []<class Io>(Io& row, auto& folded, auto& person) {
        auto& [nick, account, away] = person;
        row("nick", nick)("account", account)("away", away);
        if constexpr (Io::reads) folded = nick;  // `refold` must follow
    });
    io("renamed", renamed);
    io.rows("lost", lost, [](auto& row, auto& nick, auto& each) {
        auto& [at, account] = each;
        row("nick", nick).needs("at", at)("account", account);
    });
    io("online", online);
}

void Memory::refold(Presence& presence, const ChatTraits& chat) {
    std::map<std::string, Person> folded;
    for (auto& [nick, person] : presence.here_) folded.insert_or_assign(chat.fold(nick), std::move(person));
    presence.here_ = std::move(folded);
}

void fields(auto& io, As<gerrit::Question> auto& question) {
    auto& [ask, of] = question;
    io.needs("ask", ask)("of", of);
}

void fields(auto& io, As<FailsAlone> auto& proven) {
    auto& [since, not_before, back_off, why] = proven;
    io.needs("since", since).needs("not_before", not_before)("back_off", back_off)("why", why);
}
template <class Io>
void fields(Io& io, As<Suspect> auto& suspect) {
    auto& [most, failed, proven] = suspect;
    io("most", most)("failed", failed);
    if constexpr (Io::reads) {
        most = std::max<std::size_t>(most, 1);
        if (io.has("since")) proven.emplace();
    }
    if (proven) fields(io, *proven);
}
void Memory::list(auto& io, As<GerritSuspects> auto& suspects) {
    auto& [all] = suspects;
    io.all(all, [](auto& row, auto& asked, auto& suspect) {
        row.needs("ask", asked.first)("of", asked.second);
        fields(row, suspect);
    });
}

namespace {

std::vector<gerrit::Question> questions(const std::set<Asked>& answered) {
    std::vector<gerrit::Question> out;
    for (const auto& [ask, thing] : answered) {
        if (out.empty() || out.back().ask != ask) out.push_back({ask, {}});
        out.back().of.push_back(thing);
    }
    return out;
}
std::set<Asked> answered_by(const std::vector<gerrit::Question>& questions) {
    std::set<Asked> out;
    for (const auto& [ask, things] : questions) {
        for (const auto& thing : things) out.emplace(ask, thing);
    }
    return out;
}

}  // namespace

void Memory::parts(auto& io, As<GerritPoll> auto& poll) {
    auto& [known, versions, versions_read, versions_asked, versions_down, versions_failure, versions_under_way,
           watching, since, roots, answered, suspects, done, under_way, overtaken, asked, failing, failures, probes,
           down, not_before, back_off, failure] = poll;
    io.as(
        "known", known, [](const gerrit::Known& k) { return parsed(k.to_record(), "what is known of Gerrit"); },
        [](const Json& j) { return gerrit::Known::of_record(text_of(j)); });
    io("versions", versions)("versions_read", versions_read)("versions_asked", versions_asked);
    io("versions_down", versions_down)("versions_failure", versions_failure);
    io("versions_under_way", versions_under_way)("watching", watching)("since", since)("roots", roots);
    io.as("answered", answered, questions, answered_by);
    io("under_way", under_way)("asked", asked)("down", down)("not_before", not_before)("back_off", back_off);
    io("failing", failing)("failures", failures)("probes", probes)("suspects", suspects)("failure", failure);
    io.skip(done, overtaken);  // about the pending question, which is asked again
}

void fields(auto& io, As<Memory::Told> auto& told) {
    auto& [causes, over, stands, missing] = told;
    io("causes", causes)("over", over)("stands", stands)("missing", missing);
}
void Memory::list(auto& io, As<Advice> auto& advice) {
    auto& [told] = advice;
    io.all(told, [](auto& row, auto& key, auto& each) {
        row("who", key.first)("change", key.second);
        fields(row, each);
    });
}

template Json json_of(const CalendarPoll&);
template void read(const Json&, CalendarPoll&, const Where&);
template Json json_of(const PageChanges&);
template void read(const Json&, PageChanges&, const Where&);
template Json json_of(const Ledger&);
template void read(const Json&, Ledger&, const Where&);
template Json json_of(const Presence&);
template void read(const Json&, Presence&, const Where&);
template Json json_of(const GerritPoll&);
template void read(const Json&, GerritPoll&, const Where&);
template Json json_of(const Advice&);
template void read(const Json&, Advice&, const Where&);

}  // namespace bot::desk::journal
