#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "calendar/wikitext.hpp"
#include "calendar/window.hpp"

namespace calendar {

/// Who asks for what in a card, and what was odd about it.
struct Entries {
    std::vector<Request> requests;
    std::vector<std::string> warnings;
};

/// Reads a card's `what`: `{{ircnick}}`, and below each the entries that are its: `{{deploy}}`, and the older bullets.
Entries read_entries(const wikitext::Tree&, const wikitext::Part& what, std::string_view gerrit);

}  // namespace calendar
