#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/window.hpp"
#include "calendar/zone.hpp"

namespace calendar {

/// Settings for reading the page.
struct Rules {
    Zone zone{"America/Los_Angeles"};  ///< the zone that `SF` stands for
    int limit = 6;                     ///< the limit of a backport window whose card gives none, in patches
    std::string gerrit = "https://gerrit.wikimedia.org/r";  ///< the common prefix of the URLs of changes
};

/// A card that could not be read as a window, and the reason, for people. `line` counts from 1.
struct Unread {
    int line;
    std::string why;
};

/// The Deployments page, parsed.
struct Page {
    std::vector<Window> windows;  ///< sorted by start, then page order
    std::vector<Unread> unread;
};

/// Why a page is no calendar, for people: it is a redirect, it is empty, or it has no card. nullopt: it has one.
std::optional<std::string> no_calendar(std::string_view wikitext, const Page&);

/// Reads both layouts of the page. Never throws, whatever the text. Parts that it does not understand are reported, not
/// guessed.
Page read_page(std::string_view wikitext, const Rules&);

}  // namespace calendar
