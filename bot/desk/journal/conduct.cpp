#include "bot/desk/journal/conduct.hpp"

namespace bot::desk::journal {

void fields(auto& io, As<Call> auto& call) {
    auto& [change, at, again, by] = call;
    io("change", change).needs("at", at)("again", again)("by", by);
}

void fields(auto& io, As<WindowSession> auto& session) {
    auto& [window, start, order, here, sign, released, waits_since, calls, called, done] = session;
    io("window", window).needs("start", start)("order", order);
    io.rows("here", here, [](auto& row, auto& nick, auto& at) { row("nick", nick).needs("at", at); });
    io("sign", sign)("released", released)("calls", calls)("called", called)("done", done)("waits_since", waits_since);
}

void fields(auto& io, As<Hold> auto& hold) {
    auto& [window, start, account, name, reason, at, reminded, perhaps_removed] = hold;
    io("window", window)("start", start)("account", account)("name", name)("reason", reason);
    io.needs("at", at)("reminded", reminded)("perhaps_removed", perhaps_removed);
}

void fields(auto& io, As<Preferences> auto& preferences) {
    auto& [quiet, reminds] = preferences;
    io("quiet", quiet)("reminds", reminds);
}

void fields(auto& io, As<Watch> auto& watch) {
    auto& [account, change, window, start, seen] = watch;
    io("account", account)("change", change)("window", window).needs("start", start);
    io.rows("seen", seen, [](auto& row, auto& number, auto& step) {
        row("change", number).needs("state", step.first).needs("at", step.second);
    });
}

void fields(auto& io, As<Conduct> auto& conduct) {
    auto& [sessions, holds, preferences, watches, monitored, listening] = conduct;
    io("sittings", sessions)("holds", holds);
    io.rows("habits", preferences, [](auto& row, auto& account, auto& each) {
        row("account", account);
        fields(row, each);
    });
    io("watches", watches)("monitored", monitored)("listening", listening);
}

template Json json_of(const Conduct&);
template void read(const Json&, Conduct&, const Where&);

}  // namespace bot::desk::journal
