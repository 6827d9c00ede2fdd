#include "bot/http/gerrit.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <boost/asio/steady_timer.hpp>

#include "tests/http/loop.hpp"
#include "tests/support/gerrit.hpp"

namespace {

using namespace bot::http;
using namespace std::chrono_literals;
using gerrit::Ask;
using gerrit::Question;
using support::Gerrit;
using support::GerritFault;
using tests::finish;
using tests::Loop;
using Why = gerrit::Failure::Why;

const Patience hasty{.timeout = 5s, .pauses = {{1ms, 5ms}, {1ms, 5ms}}};
const std::string core = "mediawiki/core";

GerritNews ask(Gerrit& server, Question question, std::map<int, std::uint64_t> have = {}, Patience patience = hasty) {
    Loop loop;
    return finish(loop, ask_gerrit(*loop.client, server.base(), std::move(question), std::move(have), {}, patience));
}

const gerrit::News& news_of(const GerritNews& answer) {
    const auto* failure = std::get_if<gerrit::Failure>(&answer);
    REQUIRE_MESSAGE(!failure, (failure ? failure->text : ""));
    return std::get<gerrit::News>(answer);
}

std::vector<int> changed(const GerritNews& answer) {
    std::vector<int> numbers;
    for (const auto& change : news_of(answer).changed) numbers.push_back(change.number);
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

std::optional<Why> why(const GerritNews& answer) {
    const auto* failure = std::get_if<gerrit::Failure>(&answer);
    return failure ? std::optional(failure->why) : std::nullopt;
}

/// Changes 1 to `count` of core.
void fill(Gerrit& server, int count) {
    for (int number = 1; number <= count; ++number) {
        server->set_now(calendar::Instant(std::chrono::seconds(1'790'000'000 + number)));
        server->add({.number = number, .project = core});
    }
}

Question about(int count) {
    Question question{Ask::changes, {}};
    for (int number = 1; number <= count; ++number) question.of.push_back(std::to_string(number));
    return question;
}

TEST_CASE("a question about changes is one request, and what was known is not news") {
    Gerrit server;
    fill(server, 3);
    server->merge(2);
    server->hide(3);
    const auto first = ask(server, about(4));
    CHECK(changed(first) == std::vector{1, 2});
    CHECK(news_of(first).found == std::vector<std::vector<int>>{{1}, {2}, {}, {}});
    CHECK(server.requests() == 1);

    std::map<int, std::uint64_t> have;
    for (const auto& change : news_of(first).changed) have[change.number] = gerrit::fingerprint(change);
    server->vote(1, "Code-Review", 2, "kay");
    const auto second = ask(server, about(4), have);
    CHECK(changed(second) == std::vector{1});
    CHECK(news_of(second).same == std::vector{2});
}

TEST_CASE("each kind of question is answered") {
    Gerrit server;
    fill(server, 1);
    server->merge(1);
    server->add_branch(core, "wmf/1.47.0-wmf.15");
    server->add_branch(core, "wmf/1.47.0-wmf.16");
    CHECK(server->cherry_pick(1, "wmf/1.47.0-wmf.15") == 2);
    const auto id = server->at(1).change_id, sha = server->at(1).revision;

    auto answer = ask(server, {Ask::siblings, {id, "I" + std::string(40, 'f')}});
    CHECK(changed(answer) == std::vector{1, 2});
    CHECK(news_of(answer).found.at(0).size() == 2);
    CHECK(news_of(answer).found.at(1).empty());
    answer = ask(server, {Ask::commits, {sha, std::string(40, 'f')}});
    CHECK(news_of(answer).found == std::vector<std::vector<int>>{{1}, {}});
    answer = ask(server, {Ask::commits, {sha}});
    CHECK(news_of(answer).found == std::vector<std::vector<int>>{{1}});
    CHECK(changed(ask(server, {Ask::one, {"2"}})) == std::vector{2});
    server->vote(2, "Code-Review", 2, "bot", "Approved by kay@deploy2002 using scap backport");
    CHECK(news_of(ask(server, {Ask::messages, {"2"}})).approver == "kay@deploy2002");
    answer = ask(server, {Ask::contained, {core + "~1"}});
    CHECK(news_of(answer).branches == std::vector<std::string>{"master", "wmf/1.47.0-wmf.15", "wmf/1.47.0-wmf.16"});
}

TEST_CASE("what is not there is news when one thing was asked for; an ambiguous name is not") {
    Gerrit server;
    fill(server, 1);
    server->add({.number = 2, .project = core, .branch = "wmf/1.47.0-wmf.15", .change_id = server->at(1).change_id});
    const auto id = server->at(1).change_id;
    for (const auto& question :
         {Question{Ask::one, {"7"}}, Question{Ask::contained, {core + "~7"}}, Question{Ask::messages, {"7"}}}) {
        const auto answer = ask(server, question);
        CHECK(news_of(answer).gone);
        CHECK(news_of(answer).question == question);
    }
    CHECK(!news_of(ask(server, {Ask::one, {"1"}})).gone);
    CHECK(why(ask(server, {Ask::one, {id}})) == Why::ambiguous);
    CHECK(server.requests() == 5);
}

TEST_CASE("an answer in pages is read whole; one whose pages do not end is a failure") {
    Gerrit server;
    fill(server, 7);
    for (const int page : {1, 2, 3, 6, 7}) {
        server.set_page(page);
        const auto answer = ask(server, about(7));
        CHECK(changed(answer) == std::vector{1, 2, 3, 4, 5, 6, 7});
        CHECK(news_of(answer).found.size() == 7);
    }
    CHECK(server.requests() == 7 + 4 + 3 + 2 + 1);

    Gerrit endless;
    fill(endless, 12);
    endless.set_page(1);
    CHECK(why(ask(endless, about(12))) == Why::broken);
    CHECK(endless.requests() == 10);
}

TEST_CASE("what breaks is asked three times; what is refused, once") {
    struct Row {
        const char* what;
        GerritFault fault;
        std::optional<Why> why;
        int requests;
    };
    const Row rows[] = {
        {"quota", GerritFault::quota, Why::busy, 1},
        {"unavailable", GerritFault::unavailable, Why::broken, 3},
        {"login page", GerritFault::login_page, Why::broken, 3},
        {"no prefix", GerritFault::no_prefix, std::nullopt, 1},
        {"cut", GerritFault::cut, Why::broken, 3},
        {"reset", GerritFault::reset, Why::broken, 3},
        {"ambiguous", GerritFault::ambiguous, Why::ambiguous, 1},
        {"slow", GerritFault::slow, std::nullopt, 1},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        Gerrit server;
        fill(server, 1);
        server.set_slow_pause(2ms);
        server.fail(row.fault);
        const auto answer = ask(server, {Ask::one, {"1"}});
        CHECK(why(answer) == row.why);
        CHECK(server.requests() == row.requests);
        if (const auto* failure = std::get_if<gerrit::Failure>(&answer)) {
            CAPTURE(failure->text);
            CHECK(!failure->text.empty());
            CHECK(failure->text.find('\n') == std::string::npos);
        }
    }
}

TEST_CASE("a fault that passes is not noticed") {
    for (const auto fault : {GerritFault::unavailable, GerritFault::cut, GerritFault::reset, GerritFault::login_page}) {
        Gerrit server;
        fill(server, 2);
        server.fail(fault, 2);
        CHECK(changed(ask(server, about(2))) == std::vector{1, 2});
        CHECK(server.requests() == 3);
        // Also in the middle of an answer's pages.
        server.set_page(1);
        server.fail(fault, 1, "S=");
        CHECK(changed(ask(server, about(2))) == std::vector{1, 2});
    }
}

TEST_CASE("a page where Gerrit should be is an outage, even when its status is 404") {
    Gerrit server;
    Loop loop;
    const auto base = server.url("/elsewhere");
    const auto answer = finish(loop, ask_gerrit(*loop.client, base, about(1), {}, {}, hasty));
    CHECK(why(answer) == Why::broken);
    CHECK(server.requests() == 3);
}

TEST_CASE("nobody is waited for longer than patience lasts") {
    for (const auto fault : {GerritFault::hang, GerritFault::slow}) {
        Gerrit server;
        fill(server, 1);
        server.set_slow_pause(300ms);
        server.fail(fault);
        auto patience = hasty;
        patience.timeout = 200ms;
        const auto began = std::chrono::steady_clock::now();
        CHECK(why(ask(server, about(1), {}, patience)) == Why::broken);
        CHECK(std::chrono::steady_clock::now() - began < 5s);
        CHECK(server.requests() == 3);
    }
}

TEST_CASE("too large an answer is not asked for again") {
    Gerrit server;
    fill(server, 50);
    auto patience = hasty;
    patience.max_bytes = 1000;
    CHECK(why(ask(server, about(50), {}, patience)) == Why::broken);
    CHECK(server.requests() == 1);
}

TEST_CASE("a client that is stopped answers quickly, in a request and between two") {
    for (const auto fault : {GerritFault::hang, GerritFault::unavailable}) {
        Gerrit server;
        fill(server, 1);
        server.fail(fault);
        Loop loop;
        boost::asio::steady_timer stop(loop.io);
        std::function<void()> watch = [&] {
            stop.expires_after(5ms);
            stop.async_wait([&](const auto&) { server.requests() > 0 ? loop.client->stop() : watch(); });
        };
        watch();
        const auto began = std::chrono::steady_clock::now();
        const Patience patient{.pauses = {{1min, 1min}}};
        CHECK(why(finish(loop, ask_gerrit(*loop.client, server.base(), about(1), {}, {}, patient))) == Why::broken);
        CHECK(std::chrono::steady_clock::now() - began < 5s);
        CHECK(why(finish(loop, ask_gerrit(*loop.client, server.base(), about(1), {}, {}, patient))) == Why::broken);
        CHECK(server.requests() == 1);
    }
}

TEST_CASE("pauses are drawn from their range") {
    Gerrit server;
    server.fail(GerritFault::unavailable);
    const auto began = std::chrono::steady_clock::now();
    const Patience patience{.pauses = {{100ms, 150ms}}};
    CHECK(why(ask(server, about(1), {}, patience)) == Why::broken);
    CHECK(std::chrono::steady_clock::now() - began >= 100ms);
    CHECK(server.requests() == 2);
}

}  // namespace
