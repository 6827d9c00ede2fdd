#include <doctest/doctest.h>

#include "tests/calendar/wiki_walk.hpp"

namespace {

using namespace calendar;
using namespace std::chrono_literals;
using tests::logged_in;
using tests::WikiWalk;
using enum EditResult;

EditSpec append() {
    EditSpec spec;
    spec.page = "D";
    spec.summary = "for kay on IRC: schedule 7";
    spec.place = [](const std::string& text) { return text + "+"; };
    spec.holds = [](const std::string& text) { return text.ends_with('+'); };
    return spec;
}

TEST_CASE("what the wiki refuses is told and not tried again") {
    struct Row {
        const char* body;
        EditResult result;
        std::string reason, by, until;
    };
    const Row rows[] = {
        {R"({"error":{"code":"protectedpage","info":"This page has been protected."}})", protected_page, "", "", ""},
        {R"({"errors":[{"code":"cascadeprotected","text":"x"}]})", protected_page, "", "", ""},
        {R"({"error":{"code":"blocked","info":"Blocked.","blockinfo":{"blockid":1,"blockedby":"Admin",)"
         R"("blockreason":"made\na mess","blockexpiry":"infinite"}}})",
         blocked, "made a mess", "Admin", "infinite"},
        {R"({"errors":[{"code":"autoblocked","text":"x","data":{"blockinfo":{"blockedby":"Admin"}}}]})", blocked, "",
         "Admin", ""},
        {R"({"errors":[{"code":"globalblocking-ipblocked","text":"x"}]})", blocked, "", "", ""},
        {R"({"error":{"code":"permissiondenied","info":"x"}})", no_permission, "", "", ""},
        {R"({"error":{"code":"noedit-anon","info":"x"}})", no_permission, "", "", ""},
        {R"({"error":{"code":"spamblacklist","info":"x","spamblacklist":{"matches":["bad.example"]}}})", spam,
         "bad.example", "", ""},
        {R"({"errors":[{"code":"spamblacklist","text":"x","data":{"spamblacklist":{"matches":["bad.example"]}}}]})",
         spam, "bad.example", "", ""},
        {R"({"edit":{"result":"Failure","spamblacklist":"bad.example"}})", spam, "bad.example", "", ""},
        {R"({"error":{"code":"abusefilter-disallowed","info":"x","abusefilter":{"id":"3","description":"no bots"}}})",
         filtered, "no bots", "", ""},
        {R"({"error":{"code":"abusefilter-warning","info":"x","abusefilter":{"description":"think again"}}})", filtered,
         "think again", "", ""},
        {R"({"edit":{"result":"Failure","code":"abusefilter-disallowed","info":"Hit","warning":"This was disallowed"}})",
         filtered, "This was disallowed", "", ""},
        {R"({"edit":{"result":"Failure","captcha":{"type":"simple","id":"4","question":"2+2"}}})", captcha, "", "", ""},
        {R"({"errors":[{"code":"captcha-error","text":"x"}]})", captcha, "", "", ""},
        {R"({"errors":[{"code":"titleblacklist-forbidden-edit","text":"x"}]})", forbidden_title, "", "", ""},
        {R"({"error":{"code":"contenttoobig","info":"x"}})", too_big, "", "", ""},
        {R"({"error":{"code":"missingtitle","info":"x"}})", no_page, "", "", ""},
        {R"({"error":{"code":"badtags","info":"x"}})", refused, "", "", ""},
        {R"({"error":{"code":"somethingnew","info":"x"}})", refused, "", "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.body);
        WikiWalk walk(append());
        walk.session = logged_in();
        CHECK(walk.through({"page 5 list", row.body}) == "read send:5");
        CHECK(to_text(walk.outcome.result) == to_text(row.result));
        CHECK(walk.outcome.reason == row.reason);
        CHECK(walk.outcome.by == row.by);
        CHECK(walk.outcome.until == row.until);
        CHECK_FALSE(walk.outcome.code.empty());
        CHECK(walk.outcome.why.find('\n') == std::string::npos);
    }
}

TEST_CASE("a refused login is told, and not tried again for five minutes") {
    struct Row {
        const char* body;
        EditResult result;
        std::string code;
    };
    const Row rows[] = {
        {R"({"login":{"result":"Failed","reason":{"code":"wrongpassword","text":"Incorrect username or password."}}})",
         wrong_password, "wrongpassword"},
        {R"({"login":{"result":"Failed","reason":"Incorrect username or password entered."}})", wrong_password,
         "Failed"},
        {R"({"login":{"result":"Aborted","reason":"x"}})", wrong_password, "Aborted"},
        {R"({"login":{"result":"Failed","reason":{"code":"login-throttled","text":"Please wait 5 minutes."}}})",
         login_throttled, "login-throttled"},
        {R"({"login":{"result":"Throttled","wait":300}})", login_throttled, "Throttled"},
        {R"({"login":{"result":"Failed","reason":{"code":"botpasswords-needs-reset","text":"x"}}})", wrong_password,
         "botpasswords-needs-reset"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.body);
        WikiWalk walk(append());
        CHECK(walk.through({"token", row.body}) == "login-token login");
        CHECK(to_text(walk.outcome.result) == to_text(row.result));
        CHECK(walk.outcome.code == row.code);
        CHECK(walk.outcome.wait == 300s);

        walk.now += 299s;
        CHECK(walk.through({}) == "");
        CHECK(to_text(walk.outcome.result) == to_text(row.result));
        CHECK(walk.outcome.wait == 1s);
        walk.now += 1s;
        CHECK(walk.through({"token", "login", "token", "page 5 x", "saved 5 6"}) ==
              "login-token login token read send:5");
        CHECK(walk.outcome.result == made);
    }
}

TEST_CASE("nothing but the login holds the password, whatever the wiki says back") {
    WikiWalk walk(append(), {"https://w.test/api.php", "oriel@app", "s3cret"});
    const std::string echo = R"({"login":{"result":"Failed","reason":"you sent s3cret, s3cret!"}})";
    CHECK(walk.through({"token", echo}) == "login-token login");
    CHECK(walk.outcome.why == "the wiki refuses the login: you sent *, *! (Failed)");
    CHECK(walk.outcome.reason == "you sent *, *!");
    for (const auto& ask : walk.asked) {
        CHECK(ask.url.find("s3cret") == std::string::npos);
        const bool login = ask.form.find("action=login") != std::string::npos;
        CHECK((ask.form.find("s3cret") != std::string::npos) == login);
    }
}

TEST_CASE("after a crash, a spec in doubt is looked for first") {
    EditSpec spec = append();
    spec.in_doubt_since = 5;
    struct Row {
        std::string why;
        tests::Script wiki;
        std::string asked;
        EditResult result;
        std::int64_t revision;
    };
    const std::string login = " login-token login token read history:5 send:9";
    const Row rows[] = {
        {"made", {"page 9 x+", "history 7 Oriel for kay on IRC: schedule 7"}, "read history:5", made, 7},
        {"made at that very revision is another edit",
         {"page 9 x", "history 5 Oriel for kay on IRC: schedule 7", "page 9 x", "history", "page 9 x", "history",
          "page 9 x", "history", "token", "login", "token", "page 9 x", "history", "saved 9 10"},
         "read history:5 rest:1 read history:5 rest:3 read history:5 rest:6 read history:5" + login,
         made,
         10},
        {"cannot be read",
         {"lost", "lost", "lost", "lost", "lost", "lost", "lost"},
         "read rest:1 read rest:2 read rest:4 read rest:8 read rest:16 read rest:16 read",
         unknown,
         0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        WikiWalk walk(spec);
        CHECK(walk.through(row.wiki) == row.asked);
        CHECK(to_text(walk.outcome.result) == to_text(row.result));
        CHECK(walk.outcome.revision == row.revision);
    }
    spec.only_look = true;
    WikiWalk walk(spec);
    CHECK(walk.through({"page 5 x", "page 5 x", "page 6 x", "history", "page 6 x", "history"}) ==
          "read rest:1 read rest:3 read history:5 rest:6 read history:5");
    CHECK(to_text(walk.outcome.result) == "not-there");
}

}  // namespace
