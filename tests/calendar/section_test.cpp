#include "calendar/section.hpp"

#include <doctest/doctest.h>

#include "pages.hpp"

using namespace calendar;

namespace {

std::optional<int> section(const std::string& above) {
    using namespace std::chrono_literals;
    const std::string page =
        above + "{{Deployment calendar event card|when=2026-11-02 06:00 SF|what=\n== x ==\n}}\n== Behind ==\n";
    return section_of(page, Rules{}, {date::sys_days{date::year{2026} / 11 / 2} + 14h, ""});
}

}  // namespace

TEST_CASE("a card's section is counted as MediaWiki counts") {
    CHECK(section("") == 0);
    CHECK(section("text\n") == 0);
    CHECK(section("== A ==\n==={{Day|date=1}}===\n") == 2);
    CHECK(section("=A=\r\n== B ==  <!-- c --> \r\n") == 2);
    CHECK(section("== A\n== ==\n=\n==\nx == y ==\n == z ==\n") == 1);
    CHECK(section("===\n") == 1);
    CHECK(section("<!-- \n== A ==\n-->\n<nowiki>\n== B ==\n</nowiki>\n") == 0);
    CHECK(section("<!-- c -->== A ==\n") == 0);
    CHECK(section("{{x|a=b}}\n") == 0);
    CHECK(section("== A == x\n") == 0);
}

TEST_CASE("no section is told where the count is in doubt") {
    CHECK(section("{{x|\n== A ==\n}}\n") == std::nullopt);
    CHECK(section("<!-- open\n") == std::nullopt);
    CHECK(section("<nowiki> open\n") == std::nullopt);
    CHECK(section("<noinclude>\n== A ==\n</noinclude>\n") == std::nullopt);
    CHECK(section("{{open\n") == std::nullopt);
    CHECK(section_of("", Rules{}, {{}, ""}) == std::nullopt);
}

TEST_CASE("every window of a page has the section of its day") {
    const std::string page = page_fixture("cards_november");
    int last = 1;
    for (const Window& window : read_page(page, Rules{}).windows) {
        const auto found = section_of(page, Rules{}, place_of(window));
        REQUIRE(found);
        CHECK((*found == last || *found == last + 1));
        last = *found;
    }
    CHECK(last > 7);
}

TEST_CASE("the link edits that section, or the page") {
    CHECK(edit_link("https://w.example/wiki/Deployments", 3) ==
          "https://w.example/wiki/Deployments?action=edit&section=3");
    CHECK(edit_link("https://w.example/index.php?title=D", std::nullopt) ==
          "https://w.example/index.php?title=D&action=edit");
}
