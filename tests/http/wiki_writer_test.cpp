#include "bot/http/wiki_writer.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <mutex>

#include "tests/calendar/small_wiki.hpp"
#include "tests/http/loop.hpp"
#include "tests/support/server.hpp"

namespace {

using namespace bot::http;
using namespace calendar;
using namespace std::chrono_literals;
using support::Ask;
using support::ok;
using support::Peer;
using support::Server;
using tests::Loop;
using tests::SmallWiki;
using enum EditResult;

/// A small wiki behind a real socket. It identifies users by a cookie, and may replace its answer to an edit.
struct Stage {
    SmallWiki wiki{1};
    std::function<bool(const Ask&, Peer&)> instead;  ///< replaces the answer to an edit; false: the correct answer
    int edits = 0, strangers = 0;
    std::mutex mutex;
    Server server{[this](const Ask& ask, Peer& peer) {
        const std::lock_guard lock(mutex);
        const bool login = ask.body.find("&action=login&") != ask.body.npos;
        const bool edit = ask.body.find("&action=edit&") != ask.body.npos;
        const bool known = ask.head.find("\r\nCookie: session=42\r\n") != ask.head.npos;
        if (edit) {
            ++edits;
            strangers += !known;
            if (instead && instead(ask, peer)) return;
        }
        peer.say(ok(wiki.reply({server_url() + ask.target, ask.body}),
                    login ? "Set-Cookie: session=42; path=/; httponly\r\n" : ""));
    }};
    std::string server_url() const { return "http://127.0.0.1"; }
    std::string shown() { return wiki.newest().text; }

    Loop loop{{.user_agent = "oriel/test", .cookies = true}};
    WikiSession session;

    EditOutcome edit(std::chrono::milliseconds timeout = 10s, Slow slow = {},
                     std::chrono::milliseconds slow_after = 10s) {
        EditSpec spec;
        spec.page = "D";
        spec.summary = "for kay on IRC: schedule 7";
        spec.place = [](const std::string& text) { return text + "\n* 7"; };
        spec.holds = [](const std::string& text) { return text.find("* 7") != text.npos; };
        return tests::finish(loop, perform_edit(*loop.client, {server.url("/w/api.php"), "oriel@app", "pass"}, session,
                                                std::move(spec), std::move(slow), timeout, slow_after));
    }
};

TEST_CASE("an edit goes to the wiki in the name of the account that logged in, and the login is kept for the next") {
    Stage stage;
    CHECK(stage.edit().revision == 11);
    CHECK(stage.shown() == "list\n* 7");
    CHECK(stage.strangers == 0);
    CHECK(stage.wiki.newest().summary == "for kay on IRC: schedule 7");
    CHECK(stage.edit().result == made);
    CHECK(stage.wiki.newest().number == 12);
    // The reads of two sessions on one connection, and a connection for each edit.
    CHECK(stage.server.connections() == 3);
}

TEST_CASE("an edit whose answer does not come is looked for, and not made again") {
    struct Row {
        std::string why;
        std::function<void(Stage&, const Ask&, Peer&)> instead;
    };
    const auto keep = [](Stage& stage, const Ask& ask) { return stage.wiki.reply({"", ask.body}); };
    const Row rows[] = {
        {"no answer in time",
         [&](Stage& stage, const Ask& ask, Peer& peer) {
             keep(stage, ask);
             stage.mutex.unlock();  // other requests are answered meanwhile
             peer.hang();
             stage.mutex.lock();
         }},
        {"the connection is closed without a word",
         [&](Stage& stage, const Ask& ask, Peer& peer) {
             keep(stage, ask);
             peer.close();
         }},
        {"the connection is reset",
         [&](Stage& stage, const Ask& ask, Peer& peer) {
             keep(stage, ask);
             peer.reset();
         }},
        {"the answer is cut",
         [&](Stage& stage, const Ask& ask, Peer& peer) {
             const std::string whole = ok(keep(stage, ask));
             peer.say(whole.substr(0, whole.size() - 20));
             peer.close();
         }},
        {"the body is cut, and says so",
         [&](Stage& stage, const Ask& ask, Peer& peer) {
             const std::string whole = keep(stage, ask);
             peer.say(ok(whole.substr(0, whole.size() / 2)));
         }},
        {"a page of HTML",
         [&](Stage& stage, const Ask& ask, Peer& peer) {
             keep(stage, ask);
             peer.say("HTTP/1.1 504 Gateway Timeout\r\nContent-Length: 17\r\n\r\n<html>504</html>\n");
         }},
        {"sent elsewhere",
         [&](Stage& stage, const Ask& ask, Peer& peer) {
             keep(stage, ask);
             peer.say(fmt::format("HTTP/1.1 307 X\r\nLocation: {}\r\nContent-Length: 0\r\n\r\n",
                                  stage.server.url("/w/api.php")));
         }},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        Stage stage;
        stage.instead = [&](const Ask& ask, Peer& peer) {
            row.instead(stage, ask, peer);
            return true;
        };
        const EditOutcome outcome = stage.edit(500ms);
        CHECK(to_text(outcome.result) == "made");
        CHECK(outcome.revision == 11);
        CHECK(stage.edits == 1);
        CHECK(stage.shown() == "list\n* 7");
    }
}

TEST_CASE("a kept connection that turns out to be closed does not double an edit") {
    // All other requests use one connection; curl would silently repeat a request on it.
    Stage stage;
    CHECK(stage.edit().result == made);
    stage.instead = [](const Ask&, Peer& peer) {
        peer.close();
        return true;
    };
    const auto edits = stage.edits;
    stage.wiki.revisions.push_back({12, "list", "Ada", "taken away"});
    boost::asio::steady_timer quick(stage.loop.io, 600ms);  // while it pauses before the next check
    quick.async_wait([&](auto) { stage.loop.client->stop(); });
    CHECK(stage.edit().result == unknown);
    CHECK(stage.edits == edits + 1);
}

TEST_CASE("what a wiki of ours cannot be made to say") {
    struct Row {
        std::string body;
        EditResult result;
    };
    const Row rows[] = {
        {R"({"errors":[{"code":"spamblacklist","text":"x","data":{"spamblacklist":{"matches":["a.example"]}}}]})",
         spam},
        {R"({"errors":[{"code":"abusefilter-disallowed","text":"x"}]})", filtered},
        {R"({"errors":[{"code":"titleblacklist-forbidden","text":"x"}]})", forbidden_title},
        {R"({"edit":{"result":"Failure","captcha":{"type":"simple","id":"4","question":"2+2"}}})", captcha},
    };
    for (const Row& row : rows) {
        CAPTURE(row.body);
        Stage stage;
        stage.instead = [&](const Ask&, Peer& peer) { return peer.say(ok(row.body)); };
        CHECK(to_text(stage.edit().result) == to_text(row.result));
        CHECK(stage.edits == 1);
        CHECK(stage.shown() == "list");
    }
}

TEST_CASE("it waits as the wiki tells it, and says once that it takes longer") {
    Stage stage;
    stage.instead = [&](const Ask&, Peer& peer) {
        return stage.edits <= 2 && peer.say(ok(R"({"errors":[{"code":"maxlag","text":"x"}]})", "Retry-After: 1\r\n"));
    };
    std::vector<EditDelay> told;
    const auto before = std::chrono::steady_clock::now();
    CHECK(stage
              .edit(
                  10s, [&](const EditDelay& delay) { told.push_back(delay); }, 300ms)
              .result == made);
    CHECK(std::chrono::steady_clock::now() - before >= 2s);
    CHECK(stage.edits == 3);
    CHECK(told == std::vector{EditDelay{lagged, ""}});

    told.clear();
    CHECK(stage
              .edit(
                  10s, [&](const EditDelay& delay) { told.push_back(delay); }, 10s)
              .result == made);
    CHECK(told.empty());
}

EditSpec add(int change) {
    EditSpec spec;
    spec.page = "D";
    spec.summary = fmt::format("schedule {}", change);
    const std::string line = fmt::format("\n* {};", change);
    spec.place = [line](const std::string& text) { return text + line; };
    spec.holds = [line](const std::string& text) { return text.find(line) != text.npos; };
    return spec;
}

TEST_CASE("edits are made one after another; too many are refused, and those that have not begun can be stopped") {
    Stage stage;
    WikiWriter writer(stage.loop.io.get_executor(), {.user_agent = "oriel/test"},
                      {stage.server.url("/w/api.php"), "oriel@app", "pass"});
    std::map<EditResult, int> tally;
    std::string order;
    for (int i = 0; i < 25; ++i) {
        writer.edit(add(i), {}, [&, i](const EditOutcome& outcome) {
            ++tally[outcome.result];
            if (outcome.result == made) order += fmt::format("\n* {};", i);
        });
    }
    CHECK(tally.empty());  // no callback from within
    CHECK(stage.loop.settle());
    CHECK(tally == std::map<EditResult, int>{{made, 20}, {too_many, 5}});
    CHECK(stage.shown() == "list" + order);
    CHECK(stage.edits == 20);

    tally.clear();
    for (int i = 30; i < 33; ++i) writer.edit(add(i), {}, [&](const EditOutcome& o) { ++tally[o.result]; });
    writer.stop();
    CHECK(stage.loop.settle());
    CHECK(tally == std::map<EditResult, int>{{stopped, 3}});
    CHECK(stage.edits == 20);
}

TEST_CASE("with another user, the edit under way ends as it began, and those behind it are the new one's") {
    Stage stage;
    WikiWriter writer(stage.loop.io.get_executor(), {.user_agent = "oriel/test"},
                      {stage.server.url("/w/api.php"), "oriel@app", "pass"});
    std::string ends, ways;
    stage.instead = [&](const Ask& ask, Peer&) {  // during an edit
        ways += ask.target + "\n";
        boost::asio::post(stage.loop.io, [&] {
            writer.use({.user_agent = "oriel/test"}, {stage.server.url("/w/other.php"), "oriel@app", "pass"});
        });
        return false;
    };
    for (int i : {1, 2}) writer.edit(add(i), {}, [&](const EditOutcome& o) { ends += to_text(o.result); });
    CHECK(stage.loop.settle());
    CHECK(ends == "mademade");
    CHECK(ways == "/w/api.php\n/w/other.php\n");
    CHECK(stage.strangers == 0);
    CHECK(stage.shown() == "list\n* 1;\n* 2;");
}

TEST_CASE("those that wait can be refused, and the one under way is made") {
    Stage stage;
    WikiWriter writer(stage.loop.io.get_executor(), {.user_agent = "oriel/test"},
                      {stage.server.url("/w/api.php"), "oriel@app", "pass"});
    std::string ends;
    stage.instead = [&](const Ask&, Peer&) {
        boost::asio::post(stage.loop.io, [&] { writer.refuse_waiting(); });
        return false;
    };
    for (int i : {1, 2, 3}) {
        writer.edit(add(i), {},
                    [&ends, i](const EditOutcome& o) { ends += fmt::format("{} {}\n", i, to_text(o.result)); });
    }
    CHECK(stage.loop.settle());
    CHECK((ends == "1 made\n2 stopped\n3 stopped\n" || ends == "2 stopped\n3 stopped\n1 made\n"));
    CHECK(stage.shown() == "list\n* 1;");
}

TEST_CASE("a writer that is gone calls nobody") {
    Stage stage;
    int calls = 0;
    {
        WikiWriter writer(stage.loop.io.get_executor(), {.user_agent = "oriel/test"},
                          {stage.server.url("/w/api.php"), "oriel@app", "pass"});
        for (int i = 0; i < 25; ++i) writer.edit(add(i), {}, [&](const EditOutcome&) { ++calls; });
    }
    CHECK(stage.loop.settle());
    CHECK(calls == 0);
    CHECK(stage.edits == 0);
}

}  // namespace
