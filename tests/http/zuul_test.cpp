#include "bot/http/zuul.hpp"

#include <doctest/doctest.h>

#include "tests/http/loop.hpp"
#include "tests/support/gerrit.hpp"

namespace {

using namespace bot::http;
using namespace std::chrono_literals;
using support::Gerrit;
using support::GerritFault;
using tests::finish;
using tests::Loop;

const std::string queued = R"([{"id": "7,3", "remaining_time": 389019, "jobs": [{"pipeline": "gate-and-submit"}]}])";

GateNews ask(Gerrit& server, int change) {
    Loop loop;
    return finish(loop, ask_zuul(*loop.client, server.url("/zuul"), change, 3));
}

TEST_CASE("Zuul is asked by change and patch set, once") {
    Gerrit server;
    server.serve("/zuul/status/change/7,3", queued);
    server.serve("/zuul/status/change/8,3", "[]");
    CHECK(std::get<gerrit::Gate>(ask(server, 7)) == gerrit::Gate{true, 389s});
    CHECK(std::get<gerrit::Gate>(ask(server, 8)) == gerrit::Gate{});
    CHECK(std::holds_alternative<gerrit::Failure>(ask(server, 9)));
    for (const auto fault : {GerritFault::unavailable, GerritFault::login_page, GerritFault::cut, GerritFault::reset}) {
        const int before = server.requests();
        server.fail(fault, 1);
        CHECK(std::holds_alternative<gerrit::Failure>(ask(server, 7)));
        CHECK(server.requests() == before + 1);
    }
}

}  // namespace
