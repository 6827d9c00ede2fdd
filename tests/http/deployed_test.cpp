// bot/http/deployed.hpp, against a fake wiki and a fake Gitiles.
#include "bot/http/deployed.hpp"

#include <doctest/doctest.h>

#include "tests/http/loop.hpp"
#include "tests/support/gerrit.hpp"
#include "tests/support/gerrit_deployed.hpp"

namespace {

using namespace std::chrono_literals;
using support::Gerrit;
using support::GerritFault;
using tests::finish;
using tests::Loop;
using Why = gerrit::Failure::Why;

const std::string project = "mediawiki/extensions/Lamps", branch = "wmf/1.47.0-wmf.16";

/// Three changes, merged in this order on the branch.
void fill(Gerrit& server) {
    server->set_now(calendar::parse_instant("2026-11-23T12:00:00Z").value());
    server->add_branch(project, branch);
    for (int change : {11, 12, 13}) {
        server->add({.number = change, .project = project, .branch = branch});
        server->merge(change);
    }
}

std::string commit_of(Gerrit& server, int change) {
    return server->at(change).revision;
}

bot::http::DeployedNews deployed(const Gerrit& server) {
    Loop loop;
    return finish(loop,
                  bot::http::read_deployed(*loop.client, server.url("/info"), server.base(), {{project, branch}}));
}

bot::http::UndeployedNews undeployed(const Gerrit& server, const std::string& commit) {
    Loop loop;
    return finish(loop, bot::http::read_undeployed(*loop.client, server.base(), {{project, branch}, commit}));
}

TEST_CASE("the wiki tells its commit, and Gitiles the changes that it lacks") {
    Gerrit server;
    fill(server);
    const std::string commit = commit_of(server, 12);
    server.serve("/info?all", support::deployment_info(server.base(), {{project, branch, commit}}));
    const auto heads = std::get<std::vector<gerrit::DeployedHead>>(deployed(server));
    REQUIRE(heads == std::vector<gerrit::DeployedHead>{{{project, branch}, commit}});
    CHECK(std::get<gerrit::Undeployed>(undeployed(server, commit)) ==
          gerrit::Undeployed{{commit_of(server, 13)}, true});
    CHECK(std::get<gerrit::Undeployed>(undeployed(server, commit_of(server, 13))) == gerrit::Undeployed{{}, true});
    CHECK(std::get<gerrit::Undeployed>(undeployed(server, support::tip_of(project, branch))).commits.size() == 3);
}

TEST_CASE("a branch that is far ahead is not read to its end") {
    Gerrit server;
    fill(server);
    for (int change = 1001; change <= 1500; ++change) {
        server->add({.number = change, .project = project, .branch = branch});
        server->merge(change);
    }
    const auto lacks = std::get<gerrit::Undeployed>(undeployed(server, commit_of(server, 12)));
    CHECK(lacks.commits.size() == gerrit::most_undeployed);
    CHECK(lacks.commits.front() == commit_of(server, 1500));
    CHECK_FALSE(lacks.whole);
    CHECK(std::get<gerrit::Undeployed>(undeployed(server, commit_of(server, 13))).whole);
}

TEST_CASE("a slow answer is waited for") {
    Gerrit server;
    fill(server);
    server.fail(GerritFault::slow);
    const std::string commit = commit_of(server, 11);
    server.serve("/info?all", support::deployment_info(server.base(), {{project, branch, commit}}));
    CHECK(std::get<std::vector<gerrit::DeployedHead>>(deployed(server)).size() == 1);
    CHECK(std::get<gerrit::Undeployed>(undeployed(server, commit)).commits.size() == 2);
}

TEST_CASE("what cannot be read is a failure with a reason") {
    Gerrit server;
    fill(server);
    CHECK(std::get<gerrit::Failure>(deployed(server)).why == Why::gone);
    server.serve("/info?all", "<html>log in</html>", "text/html");
    CHECK(std::get<gerrit::Failure>(deployed(server)).why == Why::broken);
    CHECK(std::get<gerrit::Failure>(undeployed(server, std::string(40, 'a'))).why == Why::gone);
    server.fail(GerritFault::quota, 1);
    CHECK(std::get<gerrit::Failure>(undeployed(server, commit_of(server, 11))).why == Why::busy);
    server.fail(GerritFault::cut, 1);
    CHECK(std::get<gerrit::Failure>(undeployed(server, commit_of(server, 11))).why == Why::broken);
    server.fail(GerritFault::login_page, 1);
    CHECK(std::get<gerrit::Failure>(undeployed(server, commit_of(server, 11))).why == Why::broken);
    CHECK(std::holds_alternative<gerrit::Undeployed>(undeployed(server, commit_of(server, 11))));
}

}  // namespace
