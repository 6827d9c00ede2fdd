#pragma once
#include <string>
#include <vector>

#include "tests/simulation/card.hpp"

namespace simulation {

/// The wikitext of one card, or of one row.
std::string card_text(const Card&, Layout);

/// The wikitext of the page. `remark` is text without meaning, somewhere on it.
std::string page_text(const std::vector<CardPtr>&, Layout, const std::string& remark);

}  // namespace simulation
