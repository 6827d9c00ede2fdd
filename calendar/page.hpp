#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "calendar/window.hpp"
#include "calendar/zone.hpp"

namespace calendar {

/// How the page is to be understood.
struct Rules {
    Zone zone{"America/Los_Angeles"};  ///< what `SF` means
    int limit = 6;                     ///< patches a backport window holds when its card does not say
    std::string gerrit = "https://gerrit.wikimedia.org/r";  ///< what the addresses of changes begin with
};

/// A card that gave no window, and why, for people. `line` counts from 1.
struct Unread {
    int line;
    std::string why;
};

/// The Deployments page, understood.
struct Page {
    std::vector<Window> windows;  ///< sorted by start, then page order
    std::vector<Unread> unread;
};

/// Reads both layouts of the page. Never throws on any text; what it does not understand is reported, not guessed.
Page read_page(std::string_view wikitext, const Rules&);

}  // namespace calendar
