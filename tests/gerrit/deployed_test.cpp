#include "gerrit/deployed.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

using namespace gerrit;

namespace {

const std::string a(40, 'a'), b(40, 'b'), server = "https://gerrit.example/r";

std::string entry(const std::string& repo, const std::string& branch, const std::string& commit) {
    return fmt::format(R"({{"repo":"{}","branch":"{}","commit_ref":"{}"}})", repo, branch, commit);
}

using Heads = std::vector<DeployedHead>;
const std::vector<Checkout> about{{"operations/mediawiki-config", "master"}, {"mediawiki/core", "wmf/1.47.0-wmf.16"}};

Heads heads(const std::string& common, const std::string& versions) {
    const auto read =
        read_deployed(200, fmt::format(R"({{"common":[{}],"versions":{}}})", common, versions), server, about);
    return std::get<Heads>(read);
}

std::string why(int status, const std::string& body) {
    const auto read = read_deployed(status, body, server, about);
    return std::get<Failure>(read).text;
}

}  // namespace

TEST_CASE("a wiki names the commit of each checkout") {
    const std::string config = entry(server + "/operations/mediawiki-config", "master", a);
    const std::string core = entry(server + "/mediawiki/core", "wmf/1.47.0-wmf.16", b);
    const std::string other = entry("https://git.example/mediawiki/core", "wmf/1.47.0-wmf.16", a);
    CHECK(heads(config, R"({"1.47.0-wmf.16":[)" + core + "]}") == Heads{{about[0], a}, {about[1], b}});
    CHECK(heads(config, R"({"1.47.0-wmf.16":[)" + other + "]}") == Heads{{about[0], a}});
    CHECK(heads("", "[]") == Heads{});
    // Two commits for one checkout: the servers change at this moment.
    const std::string changed = entry(server + "/mediawiki/core.git", "wmf/1.47.0-wmf.16", a);
    CHECK(heads(config, R"({"x":[)" + core + R"(],"y":[)" + changed + "]}") == Heads{{about[0], a}});
    // What is no commit, or lacks a branch, says nothing.
    CHECK(heads(entry(server + "/operations/mediawiki-config", "master", "abc"), "{}") == Heads{});
    CHECK(heads(R"({"repo":")" + server + R"(/mediawiki/core","commit_ref":")" + a + "\"}, 7, null", "{}") == Heads{});
}

TEST_CASE("another answer of a wiki is refused with the reason") {
    CHECK(why(404, "{}") == "the wiki answers with HTTP status 404");
    CHECK(why(200, "no such wiki") == "what the servers run cannot be read");
    CHECK(why(200, "{}") == "what the servers run cannot be read");
    CHECK(why(200, R"({"common":{},"versions":{}})") == "what the servers run cannot be read");
}

TEST_CASE("Gitiles lists the commits that are not deployed") {
    const DeployedHead head{about[1], a};
    CHECK(undeployed_url(server + "/", head) == "https://gerrit.example/r/plugins/gitiles/mediawiki/core/+log/" + a +
                                                    "..refs/heads/wmf/1.47.0-wmf.16?format=JSON&n=500");
    const auto read = [](const std::string& body) { return std::get<Undeployed>(read_undeployed(200, body)); };
    CHECK(read(")]}'\n{\"log\":[]}") == Undeployed{});
    CHECK(read(")]}'\n{\"log\":[{\"commit\":\"" + a + "\"},{\"commit\":\"" + b + "\"}]}") == Undeployed{{a, b}, true});
    CHECK(read("{\"log\":[{\"commit\":\"" + a + "\"}],\"next\":\"" + b + "\"}") == Undeployed{{a}, false});
}

TEST_CASE("another answer of Gitiles is refused with the reason") {
    const auto refused = [](int status, const std::string& body) {
        return std::get<Failure>(read_undeployed(status, body)).text;
    };
    CHECK(refused(404, "NOT_FOUND") == "Gerrit's log of the branch answers with HTTP status 404");
    CHECK(refused(200, "<html>") == "Gerrit's log of a branch cannot be read");
    CHECK(refused(200, "{\"log\":[{\"commit\":\"no\"}]}") == "Gerrit's log of a branch cannot be read");
}
