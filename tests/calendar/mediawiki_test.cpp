#include "calendar/mediawiki.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace calendar::mediawiki;

namespace {

constexpr const char* page_answer =
    R"({"batchcomplete":true,"warnings":{"main":{"warnings":"x"}},"query":{"pages":[{"pageid":9,"ns":0,"title":"Deployments",)"
    R"("revisions":[{"revid":12,"parentid":11,"slots":{"main":{"contentmodel":"wikitext","contentformat":"text/x-wiki",)"
    R"("content":"a\n{{b}}"}}}],"fullurl":"https://wiki.example/wiki/Deployments","lastrevid":12}]}})";

}  // namespace

TEST_CASE("requests are addresses") {
    CHECK(revision_url("https://wiki.example/w/api.php", "Deployments") ==
          "https://wiki.example/w/api.php?action=query&prop=revisions&rvprop=ids&titles=Deployments&format=json"
          "&formatversion=2");
    CHECK(page_url("https://wiki.example/w/api.php?x=1", "A b/\xC3\xA9&c") ==
          "https://wiki.example/w/api.php?x=1&action=query&prop=revisions%7Cinfo&rvprop=ids%7Ccontent&rvslots=main"
          "&inprop=url&curtimestamp=1&titles=A%20b%2F%C3%A9%26c&format=json&formatversion=2");
}

TEST_CASE("the number of the newest revision is read") {
    const auto read = read_revision(
        R"({"batchcomplete":true,"query":{"pages":[{"pageid":9,"ns":0,"title":"D","revisions":[{"revid":12,"parentid":11}]}]}})");
    REQUIRE(std::holds_alternative<std::int64_t>(read));
    CHECK(std::get<std::int64_t>(read) == 12);
    CHECK(std::get<std::int64_t>(read_revision(page_answer)) == 12);
}

TEST_CASE("a page is read with its revision and address") {
    const auto read = read_page_text(page_answer);
    REQUIRE(std::holds_alternative<PageText>(read));
    CHECK(std::get<PageText>(read) == PageText{12, "a\n{{b}}", "https://wiki.example/wiki/Deployments"});
}

TEST_CASE("answers that give nothing say why") {
    struct {
        std::string body, code, why;
    } rows[] = {
        {"", "", "the wiki's answer is empty"},
        {" \n", "", "the wiki's answer is empty"},
        {"<html>502 Bad\nGateway</html>", "", "the wiki's answer is no JSON: \"<html>502 Bad Gateway</html>\""},
        {R"({"query":{"pages":[)", "", "the wiki's answer is no JSON: \"{\"query\":{\"pages\":[\""},
        {"[]", "", "the wiki's answer holds no page: \"[]\""},
        {"null", "", "the wiki's answer holds no page: \"null\""},
        {R"({"query":{"pages":{}}})", "", "the wiki's answer holds no page: \"{\"query\":{\"pages\":{}}}\""},
        {R"({"query":{"pages":[7]}})", "", "the wiki's answer holds no revision: \"{\"query\":{\"pages\":[7]}}\""},
        {R"({"query":{"pages":[{"title":"D","missing":true}]}})", "missingtitle", "the wiki has no page \"D\""},
        {R"({"query":{"pages":[{"title":"A[b","invalid":true}]}})", "invalidtitle",
         "the wiki takes \"A[b\" for no title of a page"},
        {R"({"query":{"pages":[{"revisions":[{"revid":"12"}]}]}})", "",
         "the wiki's answer holds no revision: \"{\"query\":{\"pages\":[{\"revisions\":[{\"revid\":\"12\"}]}]}}\""},
        {R"({"error":{"code":"readonly","info":"The wiki is\nread-only."}})", "readonly",
         "the wiki refuses: The wiki is read-only. (readonly)"},
        {R"({"errors":[{"code":"badtoken","text":"Invalid token.","module":"edit"}]})", "badtoken",
         "the wiki refuses: Invalid token. (badtoken)"},
        {R"({"error":{"code":7}})", "", "the wiki refuses:  ()"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.body);
        const auto read = read_revision(row.body);
        REQUIRE(std::holds_alternative<Failure>(read));
        CHECK(std::get<Failure>(read) == Failure{row.code, row.why});
        CHECK(std::holds_alternative<Failure>(read_page_text(row.body)));
    }
    const auto hidden =
        read_page_text(R"({"query":{"pages":[{"revisions":[{"revid":1,"slots":{"main":{"texthidden":true}}}]}]}})");
    CHECK(std::get<Failure>(hidden).why.starts_with("the wiki's answer holds no text of the page"));
}
