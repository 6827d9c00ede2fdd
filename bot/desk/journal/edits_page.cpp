#include "bot/desk/journal/edits_page.hpp"

namespace bot::desk::journal {

template <>
constexpr Words<calendar::NoEdit::Why> table<calendar::NoEdit::Why>{
    "no such window",    "ambiguous window", "spoilt card", "no such entry", "no deploy",
    "listed already",    "has status",       "no nick",     "nobody named",  "no address",
    "changed meanwhile", "not understood",   "too much"};

void fields(auto& io, As<calendar::Place> auto& place) {
    auto& [start, window] = place;
    io.needs("start", start)("window", window);
}

void fields(auto& io, As<calendar::EntryAt> auto& entry) {
    auto& [place, requestor, change, nth] = entry;
    io.needs("place", place)("requestor", requestor)("change", change)("nth", nth);
}

void fields(auto& io, As<calendar::NewEntry> auto& entry) {
    auto& [type, change, title] = entry;
    io("type", type)("change", change)("title", title);
}

void fields(auto& io, As<calendar::Add> auto& step) {
    auto& [place, requestor, entries] = step;
    io.needs("place", place)("requestor", requestor)("entries", entries);
}
void fields(auto& io, As<calendar::Withdraw> auto& step) {
    auto& [entry] = step;
    io.needs("entry", entry);
}
void fields(auto& io, As<calendar::Move> auto& step) {
    auto& [entry, to] = step;
    io.needs("entry", entry).needs("to", to);
}
void fields(auto& io, As<calendar::Mark> auto& step) {
    auto& [entry, status, by, sal, was, convert] = step;
    io.needs("entry", entry)("status", status)("by", by)("sal", sal)("was", was)("convert", convert);
}
void fields(auto& io, As<calendar::PutBack> auto& step) {
    auto& [place, requestor, wikitext] = step;
    io.needs("place", place)("requestor", requestor)("wikitext", wikitext);
}
void fields(auto& io, As<calendar::Rewrite> auto& step) {
    auto& [entry, from, to] = step;
    io.needs("entry", entry)("from", from)("to", to);
}

void fields(auto& io, As<calendar::Undo::Card> auto& card) {
    auto& [place, was, is] = card;
    io.needs("place", place)("was", was)("is", is);
}
void fields(auto& io, As<calendar::Undo> auto& undo) {
    auto& [cards, steps] = undo;
    io("cards", cards)("steps", steps);
}

void fields(auto& io, As<calendar::NoEdit> auto& none) {
    auto& [why, place, change, found, by, choices] = none;
    io("why", why).needs("place", place)("change", change)("found", found)("by", by)("choices", choices);
}

void fields(auto& io, As<calendar::EditOutcome> auto& outcome) {
    auto& [result, revision, merged, conflicts, wait, code, why, reason, by, until] = outcome;
    io.needs("result", result)("revision", revision)("merged", merged)("conflicts", conflicts)("wait", wait);
    io("code", code)("why", why)("reason", reason)("by", by)("until", until);
}

template Json json_of(const calendar::Place&);
template void read(const Json&, calendar::Place&, const Where&);
template Json json_of(const calendar::Step&);
template void read(const Json&, calendar::Step&, const Where&);
template Json json_of(const calendar::Undo&);
template void read(const Json&, calendar::Undo&, const Where&);
template Json json_of(const calendar::NoEdit&);
template void read(const Json&, calendar::NoEdit&, const Where&);
template Json json_of(const calendar::EditOutcome&);
template void read(const Json&, calendar::EditOutcome&, const Where&);

}  // namespace bot::desk::journal
