#include "bot/http/wiki.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/http/loop.hpp"
#include "tests/support/server.hpp"

namespace {

using namespace bot;
using namespace bot::http;
using support::Ask;
using support::ok;
using support::Peer;
using support::Server;
using tests::Loop;

const std::string revision_answer =
    R"({"batchcomplete":true,"query":{"pages":[{"pageid":1,"ns":0,"title":"A b","revisions":[{"revid":7,"parentid":6}]}]}})";
const std::string page_answer =
    R"({"batchcomplete":true,"query":{"pages":[{"pageid":1,"ns":0,"title":"A b","revisions":[{"revid":8,"slots":)"
    R"({"main":{"contentmodel":"wikitext","contentformat":"text/x-wiki","content":"== page =="}}}],)"
    R"("fullurl":"https://wiki.test/wiki/A_b","canonicalurl":"https://wiki.test/wiki/A_b"}]}})";

/// A wiki with two answers: with the page's text, or only with its revision.
struct Wiki {
    std::string revision = ok(revision_answer), page = ok(page_answer);
    int polls = 0, reads = 0;
    Server server{[this](const Ask& ask, Peer& peer) {
        const bool poll = ask.target.find("content") == std::string::npos;
        ++(poll ? polls : reads);
        peer.say(poll ? revision : page);
    }};

    CalendarNews ask(std::int64_t have) {
        Loop loop;
        std::optional<CalendarNews> news;
        boost::asio::co_spawn(loop.io, read_calendar(*loop.client, server.url("/w/api.php"), "A b", have),
                              [&](std::exception_ptr error, CalendarNews n) {
                                  if (error) std::rethrow_exception(error);
                                  news = std::move(n);
                              });
        loop.settle();
        return news.value();
    }
    std::string why(std::int64_t have) {
        const auto news = ask(have);
        const auto* failed = std::get_if<desk::CalendarUnreadable>(&news);
        return failed ? failed->why : "read";
    }
};

const CalendarNews whole = desk::CalendarRead{8, "== page ==", "https://wiki.test/wiki/A_b"};

TEST_CASE("a page that has not moved is not read") {
    Wiki wiki;
    CHECK(wiki.ask(7) == CalendarNews(desk::CalendarUnmoved{7}));
    CHECK(wiki.polls == 1);
    CHECK(wiki.reads == 0);
}

TEST_CASE("a page that has moved is read") {
    Wiki wiki;
    CHECK(wiki.ask(6) == whole);
    CHECK(wiki.polls == 1);
    CHECK(wiki.reads == 1);
}

TEST_CASE("without a page it is read at once") {
    Wiki wiki;
    CHECK(wiki.ask(0) == whole);
    CHECK(wiki.polls == 0);
}

TEST_CASE("whatever fails is told in one sentence, for the poll and for the page") {
    struct Row {
        std::string answer, begin;
    };
    const Row rows[] = {
        {"HTTP/1.1 500 X\r\nContent-Length: 4\r\n\r\noops", "the wiki answers with HTTP status 500"},
        {"HTTP/1.1 403 X\r\nContent-Length: 0\r\n\r\n", "the wiki answers with HTTP status 403"},
        {ok("<html>log in</html>"), "the wiki's answer "},
        {ok(""), "the wiki's answer is empty"},
        {ok(R"({"error":{"code":"readonly","info":"Locked"}})"), "the wiki refuses: Locked (readonly)"},
        {"HTTP/1.1 302 X\r\nLocation: http://login.test/\r\nContent-Length: 0\r\n\r\n",
         "127.0.0.1 redirects to http://login.test:80, where Oriel does not follow"},
        {ok(std::string(20'000'000, ' ')), "127.0.0.1 answers with more than "},
    };
    for (const auto& row : rows) {
        Wiki wiki;
        wiki.revision = wiki.page = row.answer;
        for (const int have : {0, 6}) {
            const auto why = wiki.why(have);
            CAPTURE(why);
            CHECK(why.substr(0, row.begin.size()) == row.begin);
            CHECK(why.find('\n') == std::string::npos);
        }
        Wiki half;
        half.page = row.answer;
        CHECK(half.why(6).substr(0, row.begin.size()) == row.begin);
        CHECK(half.ask(7) == CalendarNews(desk::CalendarUnmoved{7}));
    }
}

}  // namespace
