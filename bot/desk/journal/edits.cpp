#include "bot/desk/journal/edits.hpp"

#include "bot/desk/journal/edits_page.hpp"

namespace bot::desk::journal {

template <>
constexpr Words<PageEdit::Kind> table<PageEdit::Kind>{"schedule", "withdraw", "move", "mark", "undo"};

void fields(auto& io, As<ReplyTo> auto& who) {
    auto& [nick, channel] = who;
    io("nick", nick)("channel", channel);
}

void fields(auto& io, As<EntryOwner> auto& owner) {
    auto& [place, change, requestor, account, revision] = owner;
    io.needs("place", place)("change", change)("requestor", requestor)("account", account)("revision", revision);
}

void fields(auto& io, As<EditRequest> auto& request) {
    auto& [who, account, deployer, nick, changes, both, move, where, words, asked] = request;
    io("who", who)("account", account)("deployer", deployer)("nick", nick)("changes", changes)("both", both);
    io("move", move)("where", where)("words", words).needs("asked", asked);
}

void fields(auto& io, As<PageEdit> auto& edit) {
    auto& [id, kind, who, account, changes, place, steps, undo, summary, words, note, revision, at, sent, doubt, made,
           told, made_in, owners] = edit;
    io("id", id)("kind", kind)("who", who)("account", account)("changes", changes).needs("place", place);
    io("steps", steps)("undo", undo)("summary", summary)("words", words)("note", note)("revision", revision);
    io.needs("at", at)("sent", sent)("doubt", doubt)("made", made)("told", told)("made_in", made_in);
    io("askers", owners);
}

void fields(auto& io, As<EditUndo> auto& each) {
    auto& [account, at, changes, what, undo, owners] = each;
    io("account", account).needs("at", at)("changes", changes)("what", what)("undo", undo)("askers", owners);
}

void fields(auto& io, As<Lookup> auto& lookup) {
    auto& [change, by, at, asked, address] = lookup;
    io("change", change)("by", by).needs("at", at)("asked", asked)("address", address);
}

void fields(auto& io, As<PageEdits> auto& all) {
    auto& [requests, edits, undos, owners, tried, wrote, lookups, rests, next] = all;
    io("wishes", requests)("writings", edits)("takebacks", undos)("askers", owners)("tried", tried)("wrote", wrote);
    io("lookups", lookups)("rests", rests)("next", next);
}

template Json json_of(const ReplyTo&);
template void read(const Json&, ReplyTo&, const Where&);
template Json json_of(const PageEdits&);
template void read(const Json&, PageEdits&, const Where&);

}  // namespace bot::desk::journal
