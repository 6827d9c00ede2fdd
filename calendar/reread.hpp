#pragma once
#include <optional>
#include <string>
#include <vector>

#include "calendar/edit.hpp"
#include "calendar/sheet.hpp"

/// The editor's own check: what a page says after a step, held against what it said before and what the step meant.
namespace calendar {

/// All that a page says, as far as an edit could spoil it.
struct Reading {
    struct Row {
        std::optional<std::string> requestor;
        Patch patch;
        bool operator==(const Row&) const = default;
    };
    struct Card {
        Window window;                  ///< without its requests, warnings and line
        std::vector<Row> rows;          ///< every entry, in page order
        std::vector<std::string> bare;  ///< requestors without an entry
    };
    std::vector<Card> cards;
    std::size_t unread = 0, broken = 0, stray = 0;
};
Reading reading_of(const Sheet&);

/// Which row of its card an entry is.
std::size_t row_of(const Card&, const Site& entry);

/// What a step means to change of one window.
struct Meant {
    Place place;
    int change = 0;              ///< for a refusal
    std::string requestor = {};  ///< whose name may come or go
    std::vector<Patch> added = {};
    std::optional<std::size_t> removed = {}, changed = {};
    std::optional<Patch> to = {};  ///< what the changed one is to say; none: anything about the same change
};

bool reads_as_meant(const Reading& before, const Reading& after, const Meant&);

}  // namespace calendar
