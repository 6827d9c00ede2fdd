// Every reason for which a real wiki can be made to refuse an edit.
#include <doctest/doctest.h>

#include "tests/live/wiki_client.hpp"

using namespace live;
using namespace calendar;
using namespace std::chrono_literals;
using enum EditResult;

namespace {

/// Gives up if it would have to wait for longer than `patience`.
EditSpec impatient(const std::string& add, Moment patience = 1s) {
    EditSpec spec = put("* two", add);
    spec.patience = patience;
    return spec;
}

}  // namespace

TEST_CASE("a wiki that wants to be left alone for a while") {
    support::Wiki wiki;
    wiki.edit("Deployments", three_lines);
    WikiClient client(wiki.api());

    wiki.set_switch("readonly", "moving house");
    EditOutcome outcome = client.edit(impatient(" a"));  // refused at the login
    CHECK(to_text(outcome.result) == "read-only");
    CHECK(outcome.reason == "moving house");
    CHECK(outcome.wait == 10s);
    wiki.set_switch("readonly", "");
    REQUIRE(client.edit(impatient(" b")).result == made);
    wiki.set_switch("readonly", "moving again");
    outcome = client.edit(impatient(" c"));  // refused at the edit
    CHECK(to_text(outcome.result) == "read-only");
    CHECK(outcome.reason == "moving again");
    std::vector<EditDelay> told;
    const auto relent = [&](const char* name) {
        return [&, name](const EditDelay& delay) {
            told.push_back(delay);
            wiki.set_switch(name, "");
        };
    };
    outcome = client.edit(impatient(" d", 60s), relent("readonly"), 1s);
    CHECK(outcome.result == made);
    CHECK(told == std::vector{EditDelay{read_only, "moving again"}});
    told.clear();

    wiki.set_switch("lag", "7.3");
    outcome = client.edit(impatient(" e"));
    CHECK(to_text(outcome.result) == "lagged");
    CHECK(outcome.wait == 5s);
    const auto before = std::chrono::steady_clock::now();
    CHECK(client.edit(impatient(" f", 60s), relent("lag"), 1s).result == made);
    CHECK(std::chrono::steady_clock::now() - before >= 5s);
    CHECK(told == std::vector{EditDelay{lagged, ""}});

    wiki.set_switch("ratelimit", "2");
    int done = 0;
    for (int i = 0; i < 3 && (outcome = client.edit(impatient(" r" + std::to_string(i)))).result == made; ++i) ++done;
    CHECK(done <= 2);
    CHECK(to_text(outcome.result) == "rate-limited");
    CHECK(outcome.wait == 10s);
    CHECK(times(wikitext_of(wiki), " r") == done);
    CHECK(wikitext_of(wiki).find("* two f d b") == std::string::npos);
    for (const char* kept : {" b", " d", " f"}) CHECK(times(wikitext_of(wiki), kept) == 1);
    for (const char* left : {" a", " c", " e"}) CHECK(times(wikitext_of(wiki), left) == 0);
}

TEST_CASE("a wiki that says no") {
    support::Wiki wiki;
    for (const char* page : {"Deployments", "Protected", "Listed"}) wiki.edit(page, three_lines);
    WikiClient client(wiki.api()), reader(wiki.api(), support::Wiki::reader);

    wiki.maintain({"protect.php", "--user", "Admin", "Protected"});
    EditOutcome outcome = client.edit(put("* two", " a", "Protected"));
    CHECK(to_text(outcome.result) == "protected-page");
    CHECK(outcome.code == "protectedpage");
    CHECK(outcome.why.find("protected to prevent editing") != std::string::npos);

    outcome = reader.edit(put("* two", " a"));
    INFO(outcome.why);
    CHECK(to_text(outcome.result) == "no-permission");

    wiki.set_switch("spamlist", "bad\\.example");
    outcome = client.edit(put("* two", " https://bad.example/x"));
    CHECK(to_text(outcome.result) == "spam");
    CHECK(outcome.reason == "bad.example");
    wiki.set_switch("spamlist", "");

    wiki.set_switch("titlelist", "List.* <noedit>");
    CHECK(to_text(client.edit(put("* two", " a", "Listed")).result) == "forbidden-title");
    wiki.set_switch("titlelist", "");

    wiki.set_switch("captcha", "on");
    CHECK(to_text(client.edit(put("* two", " a")).result) == "captcha");
    wiki.set_switch("captcha", "");

    wiki.maintain({"blockUsers.php", "--performer", "Admin", "--reason", "made a mess"}, "Oriel\n");
    outcome = client.edit(put("* two", " a"));
    CHECK(to_text(outcome.result) == "blocked");
    CHECK(outcome.reason == "made a mess");
    CHECK(outcome.by == "Admin");
    CHECK(outcome.until == "infinite");
    for (const char* page : {"Deployments", "Protected", "Listed"}) CHECK(wikitext_of(wiki, page) == three_lines);
}

TEST_CASE("a session that has gone stale is renewed without a word") {
    support::Wiki wiki;
    wiki.edit("Deployments", three_lines);
    WikiClient client(wiki.api());
    REQUIRE(client.edit(put("* two", " a")).result == made);
    client.session.token = "0123456789abcdef0123456789abcdef12345678+\\";
    CHECK(client.edit(put("* two", " b")).result == made);
    client.forget_cookies();
    CHECK(client.edit(put("* two", " c")).result == made);
    client.forget_cookies();
    client.session = {};
    CHECK(client.edit(put("* two", " d")).result == made);
    CHECK(wikitext_of(wiki).find("* two a b c d\n") != std::string::npos);
}

TEST_CASE("a wrong password is told once; the wiki, asked again and again, would refuse the right one too") {
    support::Wiki wiki;
    wiki.edit("Deployments", three_lines);
    const std::string wrong = "wrongandsecretforthewikioftests0";
    WikiClient client(wiki.api(), support::Wiki::bot, wrong);
    EditOutcome outcome = client.edit(put("* two", " a"));
    CHECK(to_text(outcome.result) == "wrong-password");
    CHECK(outcome.code == "wrongpassword");
    CHECK(outcome.why.find(wrong) == std::string::npos);
    CHECK(client.edit(put("* two", " a")).wait > 250s);

    // As if restarted each time.
    for (int i = 0; i < 8 && outcome.result == wrong_password; ++i) {
        client.session = {};
        outcome = client.edit(put("* two", " a"));
    }
    CHECK(to_text(outcome.result) == "login-throttled");
    client.session = {};
    client.account.password = support::Wiki::password;
    outcome = client.edit(put("* two", " a"));
    INFO(outcome.why);
    CHECK(to_text(outcome.result) == "login-throttled");
    CHECK(wikitext_of(wiki) == three_lines);
}

TEST_CASE("a wiki in trouble") {
    support::Wiki wiki;
    wiki.edit("Deployments", three_lines);
    WikiClient client(wiki.api());
    REQUIRE(client.edit(put("* two", " a")).result == made);
    for (const char* fault : {"500", "502", "503", "garbage", "empty"}) {
        CAPTURE(fault);
        wiki.set_fault(fault);
        CHECK(to_text(client.edit(impatient(" b", 1500ms)).result) == "unreachable");
    }
    wiki.set_fault("");
    wiki.stop();
    CHECK(to_text(client.edit(impatient(" b", 1500ms)).result) == "unreachable");
    wiki.start();
    CHECK(client.edit(impatient(" b")).result == made);
}
