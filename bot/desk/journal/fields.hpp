#pragma once
// Each record has one description, used for writing and reading. Only for source files of this room.
//
//     void fields(auto& io, As<Hold> auto& hold) {
//         auto& [window, start, ...] = hold;  // without one of the members, this does not compile
//         io("window", window)("start", start)...;
//     }
//
// `io` is a Writer or a Reader. Names and shapes in the journal never change. Other calls are
//     io.needs(NAME, VALUE)           it cannot be missing; a missing member of io() keeps its default
//     io.rows(NAME, MAP, DESCRIBE)    a map, or pairs, as objects that hold key and value: DESCRIBE(io, key, value)
//     io.as(NAME, VALUE, OUT, IN)     stored as OUT(VALUE), and read as IN(...); io.needs_as: it cannot be missing
//     io.skip(VALUE...)               not stored
// and, for a record that is stored as an array, `items(io, record)` instead of `fields`, with
//     io.item(VALUE)                  the next item
//     io.later(VALUE)                 the same, added later: at the end of older records it is missing
//     io.all(MAP, DESCRIBE)           the items are rows
#include "bot/desk/journal/values.hpp"

namespace bot::desk::journal {

/// `T` is `Wanted`: const for writing, not const for reading.
template <class T, class Wanted>
concept As = std::same_as<std::remove_const_t<T>, Wanted>;

}  // namespace bot::desk::journal
