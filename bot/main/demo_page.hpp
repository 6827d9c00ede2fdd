#pragma once
#include <string_view>

namespace bot {

/// The calendar page of the demo, wikitext of our own (`conf/demo-page.wikitext`).
std::string_view demo_page();

/// What the demo's Gerrit knows: a record of gerrit::Change a line (`conf/demo-changes.jsonl`).
std::string_view demo_change_lines();

}  // namespace bot
