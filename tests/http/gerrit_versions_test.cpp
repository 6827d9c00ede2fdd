// read_wikiversions of bot/http/gerrit.hpp.
#include <doctest/doctest.h>

#include <fstream>

#include "bot/http/gerrit.hpp"
#include "tests/http/loop.hpp"
#include "tests/support/gerrit.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using namespace bot::http;
using namespace std::chrono_literals;
using support::Gerrit;
using support::GerritFault;
using tests::finish;
using tests::Loop;
using Why = gerrit::Failure::Why;

const Patience hasty{.timeout = 5s, .pauses = {{1ms, 5ms}, {1ms, 5ms}}};

const std::string live = R"({"aawiki":"php-1.47.0-wmf.15","enwiki":"php-1.47.0-wmf.16","dewiki":"php-1.47.0-wmf.16"})";
const gerrit::Versions versions{{"1.47.0-wmf.15", 1}, {"1.47.0-wmf.16", 2}};

VersionsNews read(const std::string& where) {
    Loop loop;
    return finish(loop, read_wikiversions(*loop.client, where, hasty));
}

TEST_CASE("the wikis' versions are read from an address, a file and a file's address") {
    Gerrit server;
    server.serve("/wikiversions.json", live);
    CHECK(std::get<gerrit::Versions>(read(server.url("/wikiversions.json"))) == versions);
    server.fail(GerritFault::unavailable, 2);
    CHECK(std::get<gerrit::Versions>(read(server.url("/wikiversions.json"))) == versions);
    const support::TempDir folder;
    const auto path = folder.path() / "wiki versions.json";
    std::ofstream(path) << live;
    CHECK(std::get<gerrit::Versions>(read(path.string())) == versions);
    CHECK(std::get<gerrit::Versions>(read("file://" + folder.path().string() + "/wiki%20versions.json")) == versions);
}

TEST_CASE("versions that cannot be read are a failure with a reason") {
    Gerrit server;
    server.serve("/html", "<html>log in</html>", "text/html");
    const support::TempDir folder;
    struct Row {
        std::string where;
        Why why;
        int requests;
    };
    const Row rows[] = {
        {server.url("/nothing"), Why::gone, 1},
        {server.url("/html"), Why::broken, 3},
        {folder.path().string(), Why::refused, 0},
        {(folder.path() / "no").string(), Why::refused, 0},
        {"", Why::refused, 0},
        {"file://elsewhere.test/x", Why::refused, 0},
    };
    int before = 0;
    for (const auto& row : rows) {
        CAPTURE(row.where);
        const auto answer = read(row.where);
        const auto* failure = std::get_if<gerrit::Failure>(&answer);
        REQUIRE(failure);
        CHECK(failure->why == row.why);
        CHECK(!failure->text.empty());
        CHECK(server.requests() - before == row.requests);
        before = server.requests();
    }
}

}  // namespace
