// Texts with wikitext in them, as MediaWiki itself parses the page: it finds the one intended template, and nothing
// else.
#include <doctest/doctest.h>

#include <map>
#include <nlohmann/json.hpp>

#include "calendar/edit.hpp"
#include "calendar/mediawiki.hpp"
#include "calendar/url.hpp"
#include "tests/calendar/hostile.hpp"
#include "tests/live/wiki_client.hpp"

using namespace live;
using namespace calendar;
using Json = nlohmann::json;

namespace {

const Rules rules;

const std::string page =
    "==Week==\n{{Deployment calendar event card\n|when=2026-11-23 14:00 UTC\n|length=1\n|window=UTC afternoon backport "
    "window<br/><small>'''(Max 6 patches)'''</small>\n|who={{ircnick|kay|Kay}}\n|what=\n{{ircnick|bob}}\n"
    "{{deploy|type=config|gerrit=1200311|title=One|status=}}\n}}\n[[Help:Deployments]] <!-- mind the gap -->\n";

/// The content of a page: the number of each template, by title, and of each other element of the tree.
using Parts = std::map<std::string, int>;

Parts parts_of(const std::string& tree) {
    Parts parts;
    for (std::size_t at = tree.find('<'); at != tree.npos; at = tree.find('<', at + 1)) {
        const auto end = tree.find_first_of(" />", at + 1);
        std::string name = tree.substr(at + 1, end - at - 1);
        if (name.empty() || name == "name" || name == "value") continue;
        if (name == "title")
            name += " " + tree.substr(tree.find('>', at) + 1, tree.find("</title>", at) - tree.find('>', at) - 1);
        ++parts[name];
    }
    return parts;
}

class Parser {
public:
    Json parse(const std::string& text, const std::string& summary) {
        bot::http::Request request;
        request.url = wiki_.api();
        request.form =
            "action=parse&format=json&formatversion=2&contentmodel=wikitext&title=Deployments&prop="
            "parsetree%7Clinks%7Cexternallinks%7Ccategories%7Cimages%7Csections%7Ctemplates&text=" +
            url_encoded(text) + "&summary=" + url_encoded(summary);
        std::optional<bot::http::Answer> answer;
        loop_.fetch(std::move(request), answer);
        REQUIRE(loop_.settle());
        return Json::parse(std::get<bot::http::Response>(answer.value()).body).at("parse");
    }

private:
    support::Wiki wiki_;
    tests::Loop loop_;
};

/// Everything that the wiki knows about a page apart from its text.
std::string known(const Json& parsed) {
    Json out;
    for (const char* what : {"links", "categories", "images", "sections", "templates"}) out[what] = parsed.at(what);
    return out.dump();
}

}  // namespace

TEST_CASE("no hostile title, nick or name opens a template, a link, a tag or a signature") {
    Parser wiki;
    const Json before = wiki.parse(page, "plain");
    const Parts parts = parts_of(before.at("parsetree"));
    REQUIRE(parts.at("title deploy") == 1);
    const Place place = place_of(read_page(page, rules).windows.at(0));
    int tried = 0;
    for (const std::string& text : hostile_texts()) {
        CAPTURE(text);
        const auto added = edit(page, rules, Add{place, "bob", {{"config", 1200312, text}}});
        REQUIRE(std::holds_alternative<Edited>(added));
        const auto marked = edit(std::get<Edited>(added).text, rules,
                                 Mark{{place, "bob", 1200312, 0}, "done", text, std::nullopt, std::nullopt, false});
        const std::string& with = std::get<Edited>(marked).text;
        const Json after = wiki.parse(with, mediawiki::bounded_summary("for kay on IRC: skip 1 " + text));
        Parts wanted = parts;
        ++wanted["template"];
        ++wanted["title deploy"];
        const Parts found = parts_of(after.at("parsetree"));
        wanted["part"] = found.at("part");  // its own parameters; those of other templates cannot have changed
        wanted["equals"] = found.at("equals");
        CHECK(found == wanted);
        CHECK(found.at("part") - parts.at("part") <= 5);
        CHECK(known(after) == known(before));
        CHECK(after.at("externallinks").size() == before.at("externallinks").size() + 1);  // the template's, to Gerrit
        const std::string summary = after.at("parsedsummary");
        CHECK(summary.find("<a") == summary.npos);
        ++tried;
    }
    CHECK(tried >= 200);
    MESSAGE(tried << " texts");
}
