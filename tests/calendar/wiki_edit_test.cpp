#include "calendar/wiki_edit.hpp"

#include <doctest/doctest.h>

#include "tests/calendar/wiki_walk.hpp"

namespace {

using namespace calendar;
using namespace std::chrono_literals;
using tests::logged_in;
using tests::Script;
using tests::WikiWalk;
using enum EditResult;

/// Adds a line below the list, unless the page has no list any longer.
EditSpec add_line() {
    EditSpec spec;
    spec.page = "D";
    spec.summary = "for kay on IRC: schedule 7";
    spec.place = [](const std::string& text) -> std::optional<std::string> {
        if (text.find("list") == text.npos) return std::nullopt;
        return text.find("* 7") == text.npos ? text + "\n* 7" : text;
    };
    spec.holds = [](const std::string& text) { return text.find("* 7") != text.npos; };
    return spec;
}

struct Row {
    std::string why;
    Script wiki;
    std::string asked;
    EditResult result;
    std::int64_t revision = 0;
};

void check(const std::vector<Row>& rows, const EditSpec& spec, const WikiSession& session) {
    for (const Row& row : rows) {
        CAPTURE(row.why);
        WikiWalk walk(spec);
        walk.session = session;
        CHECK(walk.through(row.wiki) == row.asked);
        CHECK(to_text(walk.outcome.result) == to_text(row.result));
        CHECK(walk.outcome.revision == row.revision);
    }
}

TEST_CASE("an edit that nothing hinders") {
    check(
        {
            {"saved", {"page 5 list", "saved 5 6"}, "read send:5", made, 6},
            {"there already", {"page 5 list\n* 7"}, "read", already},
            {"only what the wiki would cut anyway", {"page 5 list\n* 7 \n"}, "read", already},
            {"the wiki sees no change", {"page 5 list", "nochange"}, "read send:5", already},
            {"no place any more", {"page 5 gone"}, "read", not_placed},
            {"no page", {R"({"query":{"pages":[{"title":"D","missing":true}]}})"}, "read", no_page},
        },
        add_line(), logged_in());
    check(
        {
            {"not logged in",
             {"token", "login", "token", "page 5 list", "saved 5 6"},
             "login-token login token read send:5",
             made,
             6},
        },
        add_line(), {});
}

TEST_CASE("other people's edits") {
    check(
        {
            {"a conflict",
             {"page 5 list", "error editconflict", "page 6 list\n* 3", "saved 6 7"},
             "read send:5 read send:6",
             made,
             7},
            {"a conflict, and the place is gone",
             {"page 5 list", "error editconflict", "page 6 gone"},
             "read send:5 read",
             not_placed},
            {"a conflict, and somebody did the same",
             {"page 5 list", "error editconflict", "page 6 list\n* 7"},
             "read send:5 read",
             already},
            {"always",
             {"page 5 list", "error editconflict", "page 6 list", "error editconflict", "page 7 list",
              "error editconflict", "page 8 list", "error editconflict"},
             "read send:5 read send:6 read send:7 read send:8",
             overtaken},
            {"the newer text is not to be had at once",
             {"page 5 list", "error editconflict", "page 5 list", "page 6 list", "saved 6 7"},
             "read send:5 read rest:1 read send:6",
             made,
             7},
            {"joined by the wiki",
             {"page 5 list", "saved 6 7", "merged 7 list\n* 3\n* 7"},
             "read send:5 revision:7",
             made,
             7},
            {"joined, and the first look fails",
             {"page 5 list", "saved 6 7", "status:500 x", "merged 7 list\n* 7"},
             "read send:5 revision:7 rest:1 revision:7",
             made,
             7},
            {"joined badly, and put right",
             {"page 5 list", "saved 6 7", "merged 7 list", "page 7 list", "saved 7 8"},
             "read send:5 revision:7 read send:7",
             made,
             8},
            {"joined badly, and no place any more",
             {"page 5 list", "saved 6 7", "merged 7 x", "page 7 x"},
             "read send:5 revision:7 read",
             not_placed,
             7},
        },
        add_line(), logged_in());
}

TEST_CASE("a lost answer: the page is read before anything is sent again") {
    const std::string ours = "Oriel for kay on IRC: schedule 7";
    check(
        {
            {"it was kept",
             {"page 5 list", "lost", "page 6 list\n* 7", "history 6 " + ours},
             "read send:5 read history:5",
             made,
             6},
            {"kept, and taken away again since",
             {"page 5 list", "lost", "page 7 list", "history 6 " + ours, "merged 6 list\n* 7"},
             "read send:5 read history:5 revision:6",
             made,
             6},
            {"kept, but joined badly with another",
             {"page 5 list", "lost", "page 6 list", "history 6 " + ours, "merged 6 list", "page 6 list",
              "history 6 " + ours, "saved 6 7"},
             "read send:5 read history:5 revision:6 read history:5 send:6",
             made,
             7},
            {"kept late",
             {"page 5 list", "lost", "page 5 list", "page 5 list", "page 6 list\n* 7", "history 6 " + ours},
             "read send:5 read rest:1 read rest:3 read history:5",
             made,
             6},
            {"not kept",
             {"page 5 list", "lost", "page 5 list", "page 5 list", "page 5 list", "page 5 list", "saved 5 6"},
             "read send:5 read rest:1 read rest:3 read rest:6 read send:5",
             made,
             6},
            {"not kept, but somebody else did the same",
             {"page 5 list", "lost", "page 6 list\n* 7", "history 6 Kay another summary"},
             "read send:5 read history:5",
             already},
            {"an edit of ours for another spec is not this one",
             {"page 5 list", "lost", "page 6 list", "history 6 Oriel for lee on IRC: schedule 8", "page 6 list",
              "history", "page 6 list", "history", "page 6 list", "history", "saved 6 7"},
             "read send:5 read history:5 rest:1 read history:5 rest:3 read history:5 rest:6 read history:5 send:6",
             made,
             7},
            {"it comes while the next one is sent: no change",
             {"page 5 list", "lost", "page 5 list", "page 5 list", "page 5 list", "page 5 list", "nochange",
              "page 6 list\n* 7", "history 6 " + ours},
             "read send:5 read rest:1 read rest:3 read rest:6 read send:5 read history:5",
             made,
             6},
            {"it comes while the next one is sent: conflict",
             {"page 5 list", "lost", "page 5 list", "page 5 list", "page 5 list", "page 5 list", "error editconflict",
              "page 7 list\n* 7", "history 6 " + ours},
             "read send:5 read rest:1 read rest:3 read rest:6 read send:5 read history:5",
             made,
             6},
            {"the history is hidden in part",
             {"page 5 list", "lost", "page 6 list",
              R"({"query":{"pages":[{"revisions":[{"revid":6,"userhidden":true}]}]}})"},
             "read send:5 read history:5",
             unknown},
            {"cannot be read any more",
             {"page 5 list", "lost", "lost", "unsent", "status:502 x", "{", "", "lost", "lost"},
             "read send:5 read rest:1 read rest:2 read rest:4 read rest:8 read rest:16 read rest:16 read",
             unknown},
            {"lost again and again",
             {"page 5 list", "lost",        "page 5 list", "page 5 list", "page 5 list", "page 5 list", "lost",
              "page 5 list", "page 5 list", "page 5 list", "page 5 list", "lost",        "page 5 list", "page 5 list",
              "page 5 list", "page 5 list", "lost",        "page 5 list", "page 5 list", "page 5 list", "page 5 list"},
             "read send:5 read rest:1 read rest:3 read rest:6 read send:5 read rest:1 read rest:3 read rest:6 read "
             "send:5 read rest:1 read rest:3 read rest:6 read send:5 read rest:1 read rest:3 read rest:6 read",
             unreachable},
            {"Oriel ends meanwhile", {"page 5 list", "stop"}, "read send:5", unknown},
            {"Oriel ends before", {"stop"}, "read", stopped},
        },
        add_line(), logged_in());
}

TEST_CASE("answers that tell nothing are lost answers") {
    for (const char* nothing :
         {"", "<html>log in</html>", "status:500 <html>500</html>", "status:504 ", R"({"edit":)", "[]", "null", "{}",
          R"({"edit":{}})", R"({"edit":{"result":"Success"}})", R"({"edit":{"result":"Failure"}})",
          "error internal_api_error_DBQueryError", "error unknownerror", "after:60 status:429 slow down"}) {
        CAPTURE(nothing);
        WikiWalk walk(add_line());
        walk.session = logged_in();
        CHECK(walk.through({"page 5 list", nothing, "page 6 list\n* 7",
                            "history 6 Oriel for kay on IRC: schedule 7"}) == "read send:5 read history:5");
        CHECK(walk.outcome.result == made);
    }
}

TEST_CASE("a request that never left is made again") {
    check(
        {
            {"the edit",
             {"page 5 list", "unsent", "page 5 list", "saved 5 6"},
             "read send:5 rest:1 read send:5",
             made,
             6},
            {"the page", {"unsent", "page 5 list", "saved 5 6"}, "read rest:1 read send:5", made, 6},
            {"always",
             {"unsent", "lost", "status:503 x", "<html>", "unsent", "unsent", "unsent"},
             "read rest:1 read rest:2 read rest:4 read rest:8 read rest:16 read rest:16 read",
             unreachable},
            {"longer than we may wait", {"after:600 status:503 x"}, "read", unreachable},
        },
        add_line(), logged_in());
}

TEST_CASE("the session is renewed, once") {
    check(
        {
            {"a stale token",
             {"page 5 list", "error badtoken", "token", "page 5 list", "saved 5 6"},
             "read send:5 token read send:5",
             made,
             6},
            {"no token is good",
             {"page 5 list", "error badtoken", "token", "page 5 list", "error badtoken"},
             "read send:5 token read send:5",
             logged_out},
            {"logged out",
             {"page 5 list", "error assertuserfailed", "token", "login", "token", "page 5 list", "saved 5 6"},
             "read send:5 login-token login token read send:5",
             made,
             6},
            {"logged out again",
             {"page 5 list", "error assertuserfailed", "token", "login", "token", "page 5 list",
              "error assertuserfailed"},
             "read send:5 login-token login token read send:5",
             logged_out},
        },
        add_line(), logged_in());
    check(
        {
            {"a login token that is stale, once",
             {"token", R"({"login":{"result":"WrongToken"}})", "token", "login", "token", "page 5 list", "saved 5 6"},
             "login-token login login-token login token read send:5",
             made,
             6},
            {"the login is not kept: cookies are lost",
             {"token", "login", R"({"query":{"tokens":{"csrftoken":"+\\"}}})", "token", "login",
              R"({"query":{"tokens":{"csrftoken":"+\\"}}})"},
             "login-token login token login-token login token",
             logged_out},
        },
        add_line(), {});
}

TEST_CASE("waits as told, within a bound") {
    check(
        {
            {"lag, as told",
             {"page 5 list", "after:7 error maxlag", "page 5 list", "saved 5 6"},
             "read send:5 rest:7 read send:5",
             made,
             6},
            {"lag, not told",
             {"page 5 list", "error maxlag", "page 6 list", "saved 6 7"},
             "read send:5 rest:5 read send:6",
             made,
             7},
            {"too many edits",
             {"page 5 list", "error ratelimited", "page 5 list", "error ratelimited", "page 5 list",
              "error ratelimited", "page 5 list", "error ratelimited", "page 5 list", "error ratelimited"},
             "read send:5 rest:10 read send:5 rest:20 read send:5 rest:40 read send:5 rest:40 read send:5",
             rate_limited},
            {"longer than we may wait", {"page 5 list", "after:600 error maxlag"}, "read send:5", lagged},
        },
        add_line(), logged_in());
    WikiWalk walk(add_line());
    CHECK(walk.through({"token", R"({"error":{"code":"readonly","info":"Locked.","readonlyreason":"moving house"}})",
                        "token", "login", "token", "page 5 list", "saved 5 6"}) ==
          "login-token login rest:10 login-token login token read send:5");
    CHECK(walk.delay == EditDelay{read_only, "moving house"});
}

}  // namespace
