#pragma once
#include <string_view>

namespace bot {

/// The calendar page of the demo, our own wikitext (`conf/demo-page.wikitext`).
std::string_view demo_page();

/// The changes of the demo's Gerrit: one record of gerrit::Change per line (`conf/demo-changes.jsonl`).
std::string_view demo_change_lines();

}  // namespace bot
