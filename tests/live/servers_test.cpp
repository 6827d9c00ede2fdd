// Checks the basis of the scenarios: the servers and their faults work as intended.
#include <doctest/doctest.h>

#include "tests/support/irc_client.hpp"
#include "tests/support/irc_servers.hpp"
#include "tests/support/wiki.hpp"

using namespace support;

TEST_CASE("an account outlives the IRC server it was made on") {
    IrcServers servers;
    servers.register_account("kay", "a-password");
    servers.kill_server();
    CHECK_FALSE(listening(servers.plain_port()));
    servers.start_server();
    servers.start_services();

    IrcClient kay(servers.plain_port(), "someone");
    kay.say("NickServ", "IDENTIFY kay a-password");
    CHECK_NOTHROW(kay.expect_said("NickServ", "someone", "now identified", Bound{10000}));
}

TEST_CASE("people hear each other once and in order") {
    IrcServers servers;
    IrcClient ada(servers.plain_port(), "ada");
    IrcClient kay(servers.plain_port(), "kay");
    ada.join("#live");
    kay.join("#live");
    for (int i = 0; i < 50; ++i) kay.say("#live", "line " + std::to_string(i));
    kay.settle();
    ada.settle();
    const auto heard = ada.said("kay", "#live");
    REQUIRE(heard.size() == 50);
    CHECK(heard.back().text() == "line 49");
}

TEST_CASE("the wiki keeps what is saved and has the faults it is given") {
    Wiki wiki;
    const std::string path =
        "/w/api.php?action=query&format=json&formatversion=2&prop=revisions&rvprop=content&"
        "rvslots=main&titles=Deployments";
    const int port = wiki.port();
    CHECK(http_get(port, path).find(R"("missing":true)") != std::string::npos);
    wiki.edit("Deployments", "{{Deployment calendar event card|when=2026-11-21 14:00 UTC|window=One}}");
    CHECK(http_get(port, path).find("window=One") != std::string::npos);
    CHECK(wiki.rendered("Deployments").find(R"(id="deploycal-item-20261121T1400")") != std::string::npos);

    wiki.set_fault("garbage");
    CHECK(http_get(port, path) == R"({"query":{"pages":[{"title":)");
    wiki.set_fault("slow:1");
    const auto before = std::chrono::steady_clock::now();
    CHECK(http_get(port, path).find("window=One") != std::string::npos);
    CHECK(std::chrono::steady_clock::now() - before >= std::chrono::seconds(1));
    wiki.set_fault("");

    wiki.stop();
    CHECK_THROWS(http_get(port, path));
    wiki.edit("Deployments", "two");
    wiki.start();
    CHECK(http_get(port, path).find("two") != std::string::npos);
}
