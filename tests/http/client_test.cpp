#include "bot/http/client.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>
#include <random>

#include "tests/http/loop.hpp"
#include "tests/http/names.hpp"
#include "tests/support/server.hpp"

namespace {

using namespace bot::http;
using namespace std::chrono_literals;
using support::Ask;
using support::ok;
using support::Peer;
using support::Server;
using tests::Loop;
using tests::text_of;
using tests::why_of;
using Why = Failure::Why;

TEST_CASE("connections are used again") {
    Server server([](const Ask& ask, Peer& peer) { peer.say(ok(ask.target)); });
    Loop loop;
    for (int n = 0; n < 5; ++n) CHECK(text_of(loop.get(server.url("/a"))) == "200 /a");
    CHECK(server.connections() == 1);
}

TEST_CASE("a server that closes after each answer is asked again and again") {
    Server server([](const Ask& ask, Peer& peer) {
        peer.say("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + ask.target);
        peer.close();
    });
    Loop loop;
    for (int n = 0; n < 100; ++n) CHECK(text_of(loop.get(server.url("/a"))) == "200 /a");
    CHECK(server.connections() == 100);
}

TEST_CASE("a kept connection that the server has closed meanwhile costs nothing") {
    Server server([](const Ask& ask, Peer& peer) {
        peer.say(ok(ask.target));
        peer.close();  // without notice
    });
    Loop loop;
    for (int n = 0; n < 20; ++n) CHECK(text_of(loop.get(server.url("/a"))) == "200 /a");
}

TEST_CASE("nothing is left to wait for once all is answered, though the connection is kept") {
    Server server([](const Ask&, Peer& peer) { peer.say(ok("x")); });
    Loop loop;
    std::optional<Answer> answer;
    loop.fetch({.url = server.url("/"), .form = {}}, answer);
    CHECK(loop.settle(10s));  // the loop has run out of work: no timer, no watch
    CHECK(answer);
}

TEST_CASE("twenty at once are all answered, and a hanging one holds up nobody") {
    Server server([](const Ask& ask, Peer& peer) {
        if (ask.target == "/hang") return peer.hang();
        peer.say(ok(ask.target));
    });
    Loop loop;
    std::optional<Answer> hung;
    std::vector<std::optional<Answer>> answers(20);
    loop.fetch({.url = server.url("/hang"), .form = {}, .timeout = 2s}, hung);
    for (int n = 0; n < 20; ++n) loop.fetch({.url = server.url(fmt::format("/{}", n)), .form = {}}, answers[n]);
    while (!std::all_of(answers.begin(), answers.end(), [](auto& a) { return a.has_value(); })) {
        REQUIRE(loop.io.run_one_for(10s) == 1);
    }
    CHECK(!hung);
    for (int n = 0; n < 20; ++n) CHECK(text_of(*answers[n]) == fmt::format("200 /{}", n));
    loop.settle();
    CHECK(why_of(hung.value()) == Why::timeout);
}

TEST_CASE("a name look-up that hangs holds up nobody, not even when it is given up") {
    Server server([](const Ask&, Peer& peer) { peer.say(ok("x")); });
    Loop loop;
    tests::names_stuck = true;
    std::optional<Answer> slow, quick;
    loop.fetch({.url = server.url("/", "slow.test"), .form = {}, .connect_timeout = 300ms}, slow);
    loop.fetch({.url = server.url("/"), .form = {}}, quick);
    loop.settle();
    CHECK(tests::names_waiting == 1);  // still
    CHECK(text_of(quick.value()) == "200 x");
    CHECK(why_of(slow.value()) == Why::timeout);
    tests::names_stuck = false;
    for (int n = 0; n < 1000 && tests::names_waiting > 0; ++n) std::this_thread::sleep_for(5ms);
    CHECK(text_of(loop.get(server.url("/", "slow.test"))) == "200 x");
}

TEST_CASE("a fetch is cancelled by Asio's cancellation") {
    Server server([](const Ask&, Peer& peer) { peer.hang(); });
    Loop loop;
    boost::asio::cancellation_signal signal;
    std::optional<Answer> answer;
    boost::asio::co_spawn(loop.io, loop.client->fetch({.url = server.url("/"), .form = {}}),
                          boost::asio::bind_cancellation_slot(
                              signal.slot(), [&](std::exception_ptr, Answer a) { answer = std::move(a); }));
    boost::asio::steady_timer later(loop.io, 100ms);
    later.async_wait([&](boost::system::error_code) { signal.emit(boost::asio::cancellation_type::terminal); });
    CHECK(loop.settle(5s));
    CHECK(why_of(answer.value()) == Why::cancelled);
}

TEST_CASE("stopping, or the client's end, cancels all that is under way") {
    Server server([](const Ask&, Peer& peer) { peer.hang(); });
    for (const bool destroy : {false, true}) {
        Loop loop;
        std::vector<std::optional<Answer>> answers(3);
        for (auto& answer : answers) loop.fetch({.url = server.url("/"), .form = {}}, answer);
        boost::asio::steady_timer later(loop.io, 100ms);
        later.async_wait([&](boost::system::error_code) {
            if (destroy) {
                loop.client.reset();
            } else {
                loop.client->stop();
            }
        });
        CHECK(loop.settle(5s));
        for (auto& answer : answers) CHECK(why_of(answer.value()) == Why::cancelled);
        if (!destroy) CHECK(why_of(loop.get(server.url("/"))) == Why::cancelled);
    }
}

TEST_CASE("a loop may end with fetches under way") {
    Server server([](const Ask&, Peer& peer) { peer.hang(); });
    std::optional<Answer> answer;
    {
        Loop loop;
        loop.fetch({.url = server.url("/"), .form = {}}, answer);
        loop.io.run_for(100ms);
    }
    CHECK(!answer);
    {
        boost::asio::io_context io{1};
        auto client = std::make_unique<Client>(io.get_executor(), Options{.user_agent = "x"});
        boost::asio::co_spawn(io, client->fetch({.url = server.url("/"), .form = {}}),
                              [&](std::exception_ptr, Answer a) { answer = std::move(a); });
        io.run_for(100ms);
        client.reset();  // and the loop is not run again
    }
    CHECK(!answer);
}

TEST_CASE("cookies are kept when they are wanted") {
    Server server([](const Ask& ask, Peer& peer) {
        peer.say(ok(ask.has("Cookie: s=1") ? "known" : "new", "Set-Cookie: s=1; Path=/\r\n"));
    });
    Loop plain;
    CHECK(text_of(plain.get(server.url("/"))) == "200 new");
    CHECK(text_of(plain.get(server.url("/"))) == "200 new");
    Loop kept({.user_agent = "x", .cookies = true}), other({.user_agent = "x", .cookies = true});
    CHECK(text_of(kept.get(server.url("/"))) == "200 new");
    CHECK(text_of(kept.get(server.url("/"))) == "200 known");
    CHECK(text_of(other.get(server.url("/"))) == "200 new");
}

TEST_CASE("whatever servers do, each fetch is answered once") {
    Server server([](const Ask& ask, Peer& peer) {
        switch (ask.target.back() % 7) {
            case 0:
                return peer.hang();
            case 1:
                return peer.reset();
            case 2:
                return peer.close();
            case 3:
                peer.say("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nxx");
                return peer.close();
            case 4:
                peer.say(ok("x"));
                return peer.close();
            case 5:
                peer.say("HTTP/1.1 302 Found\r\nLocation: /x5\r\nContent-Length: 0\r\n\r\n");
                return;
            default:
                peer.say(ok(std::string(300'000, 'x')));
        }
    });
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    Loop loop;
    std::vector<std::optional<Answer>> answers(200);
    std::vector<boost::asio::cancellation_signal> signals(answers.size());
    std::vector<int> told(answers.size());
    for (std::size_t n = 0; n < answers.size(); ++n) {
        Request request{.url = server.url(fmt::format("/{}", random() % 10)), .form = {}, .timeout = 300ms};
        boost::asio::co_spawn(
            loop.io, loop.client->fetch(std::move(request)),
            boost::asio::bind_cancellation_slot(signals[n].slot(), [&, n](std::exception_ptr, Answer a) {
                ++told[n];
                answers[n] = std::move(a);
            }));
        if (n % 10 == 9) {
            for (int step = 0; step < 40; ++step) loop.io.run_one_for(10ms);
            signals[random() % (n + 1)].emit(boost::asio::cancellation_type::terminal);
        }
    }
    CHECK(loop.settle());
    for (const int times : told) CHECK(times == 1);
}

}  // namespace
