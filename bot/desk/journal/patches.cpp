#include "bot/desk/journal/patches.hpp"

#include "bot/desk/journal/memory.hpp"

namespace bot::desk::journal {

template <>
constexpr Words<Run::Phase> table<Run::Phase>{"none", "started", "on testservers", "continuing"};
template <>
constexpr Words<Run::End> table<Run::End>{"open",       "finished", "cancelled", "aborted",  "failed",
                                          "superseded", "silent",   "stopped",   "promoted", "unlocked"};
template <>
constexpr Words<Run::Kind> table<Run::Kind>{"backport", "by hand", "promotion"};
template <>
constexpr Words<Gap::Kind> table<Gap::Kind>{"stopped", "link", "channel", "relay", "account"};
template <>
constexpr Words<log::End> table<log::End>{"open", "possible", "sure", "odd"};

void fields(auto& io, As<WindowRef> auto& window) {
    auto& [name, start, end] = window;
    io("name", name).needs("start", start).needs("end", end);
}

// Histories are the largest part of the state, so their steps are stored as arrays.
template <class Io>
void items(Io& io, As<PatchStep> auto& step) {
    auto& [to, at, source, by, evidence, reason, why] = step;
    io.item(to).item(at).item(source).item(by).item(evidence).item(reason).later(why);
    if constexpr (Io::reads) {
        // Older records have no `why`: the text in `reason` stands for it.
        if (const auto meant = why_of(reason); io.size() == 6 && source != Source::person && meant) {
            why = *meant;
            reason.clear();
        }
    }
}

void fields(auto& io, As<BadMark> auto& mark) {
    auto& [account, nick, reason, at] = mark;
    io("account", account)("nick", nick)("reason", reason).needs("at", at);
}

void fields(auto& io, As<CheckMark> auto& mark) {
    auto& [account, nick, at] = mark;
    io("account", account)("nick", nick).needs("at", at);
}

template <class Io>
void fields(Io& io, As<Track> auto& track) {
    auto& [history, place, requestors, subject, tasks, run, bad, checked, merge_seen, approved, approver, went_live,
           undoes, by_subject, proven] = track;
    io.needs("history", history)("place", place)("requestors", requestors)("subject", subject)("tasks", tasks);
    io("run", run)("bad", bad)("checked", checked)("merge_seen", merge_seen)("approved", approved)("approver",
                                                                                                   approver);
    io("went_live", went_live)("undoes", undoes)("by_subject", by_subject)("proven", proven);
    if constexpr (Io::reads) {
        if (history.empty()) io.refuse("a patch without a history");
    }
}

void fields(auto& io, As<Run> auto& run) {
    auto& [id, kind, user, host, began, last, changes, undone, phase, rolled_back, gap, missed_from, end, ended,
           settled, to_ship, slow, asked, archived, text] = run;
    io("id", id)("kind", kind)("undone", undone)("user", user)("host", host)
        .needs("began", began)
        .needs("last", last)("changes", changes);
    io("phase", phase)("rolled_back", rolled_back)("gap", gap)("missed_from", missed_from)("end", end)
        .needs("ended", ended);
    io("settled", settled)("to_ship", to_ship)("slow", slow)("asked", asked)("archived", archived)("text", text);
}
void Memory::parts(auto& io, As<Runs> auto& all) {
    auto& [runs, next] = all;
    io("runs", runs)("next_run", next);
}

void fields(auto& io, As<Gap> auto& gap) {
    auto& [kind, from, to, doubtful, looked_up, noticed, weighed, covered] = gap;
    io.needs("kind", kind).needs("from", from)("to", to)("doubtful", doubtful)("looked_up", looked_up);
    io("noticed", noticed)("weighed", weighed)("covered", covered);
}
void fields(auto& io, As<Gaps> auto& gaps) {
    auto& [all, relay_seen, heard, unproven] = gaps;
    io("all", all)("relay_seen", relay_seen)("heard", heard)("unproven", unproven);
}

void fields(auto& io, As<log::Held> auto& held) {
    auto& [speaker, text, since, last, pieces, end, ready] = held;
    io("speaker", speaker)("text", text).needs("since", since).needs("last", last)("pieces", pieces)("end", end);
    io("ready", ready);
}
void fields(auto& io, As<log::Heard> auto& heard) {
    auto& [speaker, text, at] = heard;
    io("speaker", speaker)("text", text).needs("at", at);
}
void fields(auto& io, As<LogSearch> auto& search) {
    auto& [from, due, asked, lines] = search;
    io.needs("from", from).needs("due", due)("asked", asked)("lines", lines);
}
void fields(auto& io, As<HeardMark> auto& mark) {
    auto& [at, text] = mark;
    io.needs("at", at)("text", text);
}
void fields(auto& io, As<log::Joiner::State> auto& state) {
    auto& [held, strays, recent] = state;
    io("held", held)("strays", strays)("recent", recent);
}

void fields(auto& io, As<TestAsk> auto& ask) {
    auto& [key, requestor, changes, at, again, answered] = ask;
    io("key", key)("requestor", requestor)("changes", changes).needs("at", at)("again", again);
    io("answered", answered);
}
void fields(auto& io, As<TestedNews> auto& news) {
    auto& [changes, nick, at] = news;
    io("changes", changes)("nick", nick).needs("at", at);
}

void fields(auto& io, As<Awaited> auto& awaited) {
    auto& [change, approved] = awaited;
    io("change", change).needs("approved", approved);
}

void fields(auto& io, As<UndoEntry::Before> auto& before) {
    auto& [change, state, after, bad, checks] = before;
    io("change", change).needs("state", state).needs("after", after)("bad", bad)("checks", checks);
}
void fields(auto& io, As<UndoEntry> auto& entry) {
    auto& [account, at, before] = entry;
    io("account", account).needs("at", at)("before", before);
}

void fields(auto& io, As<Tracker> auto& tracker) {
    auto& [tracks, reverts, runs, gaps, search, marks, joiner, asks, tested, awaited, undo_entries, ending, passed,
           may_ship, forged] = tracker;
    io.rows("tracks", tracks, [](auto& row, auto& change, auto& track) {
        row("change", change);
        fields(row, track);
    });
    io("reverts", reverts);
    fields(io, runs);
    io("gaps", gaps)("search", search)("marks", marks);
    io.as(
        "joiner", joiner, [](const log::Joiner& j) { return j.state(); },
        [](log::Joiner::State state) { return log::Joiner({}, std::move(state)); });
    io("asks", asks)("tested", tested)("acts", undo_entries)("ending", ending)("passed", passed)("forged", forged);
    io("awaited", awaited);
    io.skip(may_ship);
    if constexpr (std::remove_reference_t<decltype(io)>::reads) tracker.reindex();
}

template Json json_of(const Tracker&);
template void read(const Json&, Tracker&, const Where&);

}  // namespace bot::desk::journal
