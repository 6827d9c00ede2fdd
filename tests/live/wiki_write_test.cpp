// The writing client, on a real wiki with other users but no faults.
#include <doctest/doctest.h>

#include "tests/live/wiki_client.hpp"

using namespace live;
using namespace calendar;
using enum EditResult;

TEST_CASE("an edit is made by the bot, with its summary, and only once") {
    support::Wiki wiki;
    wiki.edit("Deployments", three_lines);
    WikiClient client(wiki.api());
    const EditOutcome outcome = client.edit(put("* two", " and more"));
    INFO(outcome.why);
    REQUIRE(outcome.result == made);
    CHECK_FALSE(outcome.merged);
    CHECK(client.session.user == "Oriel");
    CHECK(wikitext_of(wiki) == support::replaced(three_lines, "* two", "* two and more"));
    const std::string change = query(wiki, "list=recentchanges&rcprop=user|flags|ids|comment&rclimit=1");
    CHECK(change.find("\"revid\":" + std::to_string(outcome.revision)) != change.npos);
    CHECK(change.find(R"("user":"Oriel","bot":true)") != change.npos);
    CHECK(change.find(R"("comment":"for kay on IRC: put  and more")") == change.npos);
    CHECK(change.find(R"("comment":"for kay on IRC: put and more")") != change.npos);

    CHECK(client.edit(put("* two", " and more")).result == already);
    CHECK(client.edit(put("* four", " none")).result == not_placed);
    CHECK(client.edit(put("* two", "x", "No such page")).result == no_page);
    EditSpec blank = put("* two", "x");
    blank.place = [](const std::string&) { return " \n"; };
    CHECK(client.edit(blank).result == refused);
    CHECK(wikitext_of(wiki).find("and more") != std::string::npos);
}

TEST_CASE("what the wiki stores differently from what was sent is no change the second time") {
    support::Wiki wiki;
    wiki.edit("Deployments", three_lines);
    WikiClient client(wiki.api());
    EditSpec spec = put("* two", "\r\ne\xCC\x81\x02 x ");  // CRLF, a decomposed accent, a control character
    spec.place = [](const std::string& text) { return text + "\r\ne\xCC\x81\x02 x \n\n"; };
    spec.holds = [](const std::string& text) { return text.ends_with("\n\xC3\xA9\xEF\xBF\xBD x"); };
    REQUIRE(client.edit(spec).result == made);
    const std::string stored = wikitext_of(wiki);
    CHECK(spec.holds(stored));

    EditSpec spaces = put("* two", "x");
    spaces.place = [](const std::string& text) { return text + " \n"; };
    CHECK(client.edit(spaces).result == already);
    EditSpec composed = put("* two", "x");
    composed.place = [](const std::string& text) { return support::replaced(text, "\xC3\xA9", "e\xCC\x81"); };
    CHECK(client.edit(composed).result == already);  // only the wiki can tell: it was asked
    CHECK(wikitext_of(wiki) == stored);
}

TEST_CASE("somebody else's edit in between: joined by the wiki, or placed again") {
    support::Wiki wiki;
    wiki.edit("Deployments", three_lines);
    WikiClient client(wiki.api());
    /// Like `put`, but Ada edits between the read and the send, this number of times.
    const auto hindered = [&](const std::string& add, int hindrances, const std::string& line) {
        EditSpec spec = put("* two", add);
        spec.place = [&wiki, place = spec.place, line, left = hindrances](const std::string& text) mutable {
            if (left-- > 0)
                wiki.edit("Deployments", support::replaced(text, line, line + " ada" + std::to_string(left)));
            return place(text);
        };
        return spec;
    };
    EditOutcome outcome = client.edit(hindered(" joined", 1, "* one"));
    INFO(outcome.why);
    CHECK(outcome.result == made);
    CHECK(outcome.merged);
    CHECK(outcome.conflicts == 0);
    CHECK(wikitext_of(wiki).find("* one ada0\n") != std::string::npos);
    CHECK(times(wikitext_of(wiki), " joined") == 1);

    outcome = client.edit(hindered(" placed", 3, "* two"));
    CHECK(outcome.result == made);
    CHECK(outcome.conflicts == 3);
    CHECK(times(wikitext_of(wiki), " placed") == 1);
    for (const char* ada : {" ada0", " ada1", " ada2"}) CHECK(times(wikitext_of(wiki), ada) > 0);

    outcome = client.edit(hindered(" never", 4, "* two"));
    CHECK(outcome.result == overtaken);
    CHECK(outcome.conflicts == 4);
    CHECK(times(wikitext_of(wiki), " never") == 0);
}
