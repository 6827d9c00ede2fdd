#pragma once
#include <optional>
#include <string>
#include <vector>

#include "calendar/edit.hpp"
#include "calendar/sheet.hpp"

/// Verifies an edit: compares the page after a step with the page before it and with the intention of the step.
namespace calendar {

/// Everything on a page that an edit could damage.
struct Reading {
    struct Row {
        std::optional<std::string> requestor;
        Patch patch;
        std::vector<std::string> others = {};
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

/// The index of an entry among the rows of its card.
std::size_t row_of(const Card&, const Site& entry);

/// The intended change of one window.
struct Meant {
    Place place;
    int change = 0;              ///< reported in a refusal
    std::string requestor = {};  ///< the requestor whose nick may appear or disappear
    std::vector<Patch> added = {};
    std::optional<std::size_t> removed = {}, changed = {};
    std::optional<Patch> to = {};  ///< new content of the changed entry; none: any content that names the same change
};

/// Whether the page changed as intended, and in no other way.
bool reads_as_meant(const Reading& before, const Reading& after, const Meant&);

}  // namespace calendar
