#pragma once
#include <string_view>

namespace bot {

/// The calendar page of the demo, wikitext of our own (`conf/demo-page.wikitext`).
std::string_view demo_page();

}  // namespace bot
