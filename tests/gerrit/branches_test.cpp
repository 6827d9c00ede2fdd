#include "gerrit/branches.hpp"

#include <doctest/doctest.h>

using namespace gerrit;

namespace {

const std::string old_one = "1.47.0-wmf.9", new_one = "1.47.0-wmf.16";

}  // namespace

TEST_CASE("the wikis of each version are counted") {
    const auto read = read_wikiversions(R"({"aawiki": "php-1.47.0-wmf.16", "bbwiki": "php-1.47.0-wmf.9",
        "ccwiki": "php-1.47.0-wmf.16", "labswiki": "php-master", "d": 5, "e": null, "f": "1.47.0-wmf.15"})");
    REQUIRE(std::holds_alternative<Versions>(read));
    CHECK(std::get<Versions>(read) == Versions{{old_one, 1}, {new_one, 2}});
}

TEST_CASE("a list without a wiki, or no list, is a failure and never an empty list") {
    for (const std::string body :
         {"", "{}", "[]", "5", "<html>", R"({"a": "php-master"})", R"({"a": "php-1.47.0-wmf.9")", R"({"a": {}})"}) {
        CAPTURE(body);
        const auto read = read_wikiversions(body);
        REQUIRE(std::holds_alternative<Failure>(read));
        CHECK(std::get<Failure>(read).why == Failure::Why::broken);
        CHECK_FALSE(std::get<Failure>(read).text.empty());
    }
}

TEST_CASE("a list of too many wikis is refused") {
    const auto list = [](int wikis) {
        std::string body = "{\"w\": \"php-1.47.0-wmf.9\"";
        for (int i = 1; i < wikis; ++i) body += ",\"w" + std::to_string(i) + "\":\"php-1.47.0-wmf.9\"";
        return read_wikiversions(body + "}");
    };
    REQUIRE(std::holds_alternative<Versions>(list(100'000)));
    CHECK(std::get<Versions>(list(100'000)).at(old_one) == 100'000);
    CHECK(std::holds_alternative<Failure>(list(100'001)));
}

TEST_CASE("live branches go from old to new, those of the configuration behind them") {
    Policy policy;
    policy.always_live = {"wmf/next", "wmf/" + new_one};
    const std::vector<LiveBranch> expected{{"wmf/" + old_one, 3}, {"wmf/" + new_one, 5}, {"wmf/next", 0}};
    CHECK(live_branches({{new_one, 5}, {old_one, 3}, {"what", 1}}, policy) == expected);
    CHECK(live_branches({}, Policy{}).empty());
}

TEST_CASE("the newest version is rolling out while two are live") {
    CHECK(rolling_out({{new_one, 5}, {old_one, 3}}) == "wmf/" + new_one);
    CHECK_FALSE(rolling_out({{new_one, 5}}));
    CHECK_FALSE(rolling_out({}));
}

TEST_CASE("a branch is live, not yet live or dead") {
    const std::vector<LiveBranch> live{{"wmf/" + old_one, 3}, {"wmf/" + new_one, 5}, {"wmf/next", 0}};
    struct Row {
        std::string branch;
        Liveness liveness;
    };
    for (const Row& row : {Row{"wmf/1.47.0-wmf.9", Liveness::live}, Row{"wmf/1.47.0-wmf.16", Liveness::live},
                           Row{"wmf/next", Liveness::live}, Row{"wmf/1.47.0-wmf.17", Liveness::not_yet},
                           Row{"wmf/1.48.0-wmf.1", Liveness::not_yet}, Row{"wmf/1.47.0-wmf.8", Liveness::dead},
                           Row{"wmf/1.47.0-wmf.10", Liveness::dead}, Row{"wmf/prod", Liveness::dead},
                           Row{"master", Liveness::dead}, Row{"1.47.0-wmf.17", Liveness::dead}}) {
        CAPTURE(row.branch);
        CHECK(liveness(row.branch, live) == row.liveness);
    }
    CHECK(liveness("wmf/1.47.0-wmf.17", {}) == Liveness::dead);
    CHECK(liveness("wmf/1.47.0-wmf.17", {{"wmf/next", 0}}) == Liveness::dead);
}
