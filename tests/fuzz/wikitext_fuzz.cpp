// Any bytes as a page: the tree keeps all of them, the page is read without a crash, and its windows are valid.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>

#include "calendar/json.hpp"
#include "calendar/mediawiki.hpp"
#include "calendar/page.hpp"
#include "calendar/schedule.hpp"
#include "tests/calendar/well_formed.hpp"

namespace {

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// Treats every call at a line start as fenced: the hardest case for recovery.
bool any(std::string_view behind_braces) {
    return !behind_braces.starts_with('x');
}

void check_tree(std::string_view text, calendar::wikitext::Fence fence) {
    const auto tree = calendar::wikitext::read(text, fence);
    const auto breach = calendar::wikitext::breach(tree);
    require(!breach, breach.value_or("").c_str());
}

void check_page(std::string_view text) {
    static const calendar::Rules rules;
    const calendar::Page page = calendar::read_page(text, rules);
    calendar::Instant last = calendar::Instant::min();
    for (const auto& window : page.windows) {
        require(window.start < window.end, "a window ends after it starts");
        require(last <= window.start, "windows are sorted");
        require(window.name.size() <= 300, "names are bounded");
        require(window.line > 0, "windows know their line");
        last = window.start;
    }
    for (const auto& card : page.unread) require(card.line > 0 && !card.why.empty(), "reasons are given");
    const auto json = nlohmann::json::parse(calendar::windows_json(page.windows));
    require(json.size() == page.windows.size(), "the JSON holds every window");
    const calendar::Schedule schedule{page.windows};
    const auto changes = calendar::compare(schedule, schedule);
    require(changes.gone.empty() && changes.added.empty() && changes.moved.empty() && changes.renamed.empty(),
            "a page is the same as itself");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    check_tree(text, nullptr);
    check_tree(text, any);
    check_page(text);
    static_cast<void>(calendar::mediawiki::read_page_text(text));
    return 0;
}
