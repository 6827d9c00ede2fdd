#pragma once
// Serialises the private state of the model's classes. Only for source files of this room.
#include "bot/desk/journal/fields.hpp"
#include "bot/desk/model/advice.hpp"
#include "bot/desk/model/calendar_poll.hpp"
#include "bot/desk/model/gerrit_poll.hpp"
#include "bot/desk/model/gerrit_suspects.hpp"
#include "bot/desk/model/ledger.hpp"
#include "bot/desk/model/page_changes.hpp"
#include "bot/desk/model/presence.hpp"
#include "bot/desk/model/runs.hpp"

namespace bot::desk::journal {

/// The friend of those classes. It holds their `fields` (as `parts`) or `items` (as `list`).
struct Memory {
    using Told = Advice::Told;
    using Pending = PageChanges::Pending;
    using Lost = Presence::Lost;

    template <class Io>
    static void parts(Io& io, As<CalendarPoll> auto&);
    static void parts(auto& io, As<PageChanges> auto&);
    static void parts(auto& io, As<Ledger> auto&);
    static void parts(auto& io, As<Presence> auto&);
    static void parts(auto& io, As<GerritPoll> auto&);
    static void parts(auto& io, As<Runs> auto&);
    static void list(auto& io, As<GerritSuspects> auto&);
    static void list(auto& io, As<Advice> auto&);

    /// Folds the keys of a presence that was read, as the chat compares names.
    static void refold(Presence&, const ChatTraits&);
};

template <class Io, class T>
requires requires(Io& io, T& value) {
    Memory::parts(io, value);
}
void fields(Io& io, T& value) {
    Memory::parts(io, value);
}
template <class Io, class T>
requires requires(Io& io, T& value) {
    Memory::list(io, value);
}
void items(Io& io, T& value) {
    Memory::list(io, value);
}

extern template Json json_of(const CalendarPoll&);
extern template void read(const Json&, CalendarPoll&, const Where&);
extern template Json json_of(const PageChanges&);
extern template void read(const Json&, PageChanges&, const Where&);
extern template Json json_of(const Ledger&);
extern template void read(const Json&, Ledger&, const Where&);
extern template Json json_of(const Presence&);
extern template void read(const Json&, Presence&, const Where&);
extern template Json json_of(const GerritPoll&);
extern template void read(const Json&, GerritPoll&, const Where&);
extern template Json json_of(const Advice&);
extern template void read(const Json&, Advice&, const Where&);

}  // namespace bot::desk::journal
