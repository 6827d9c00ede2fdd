#include "gerrit/change.hpp"

#include <doctest/doctest.h>

using namespace gerrit;

namespace {

Change voted(const std::vector<int>& review) {
    Change change;
    for (const int value : review) change.votes.push_back({"Code-Review", value, {"", "by" + std::to_string(value)}});
    change.votes.push_back({"Verified", 2, {"", "jenkins-bot"}});
    return change;
}

}  // namespace

TEST_CASE("the worst vote is the most negative one, the best the most positive one") {
    const Change change = voted({1, -1, 2, -2});
    REQUIRE(worst(change, "Code-Review") != nullptr);
    CHECK(worst(change, "Code-Review")->by.username == "by-2");
    REQUIRE(best(change, "Code-Review") != nullptr);
    CHECK(best(change, "Code-Review")->by.username == "by2");
}

TEST_CASE("a label nobody voted so on has no worst or best vote") {
    CHECK(worst(voted({1}), "Code-Review") == nullptr);
    CHECK(best(voted({-1}), "Code-Review") == nullptr);
    CHECK(worst(voted({-1}), "Verified") == nullptr);
    CHECK(best(voted({-1}), "Other") == nullptr);
}

TEST_CASE("approved is Code-Review +2 without a veto") {
    struct Row {
        std::vector<int> review;
        bool approved;
    };
    for (const Row& row : {Row{{}, false}, {{1, 1}, false}, {{2}, true}, {{-1, 2}, true}, {{2, -2}, false}}) {
        CAPTURE(row.review.size());
        CHECK(approved(voted(row.review)) == row.approved);
    }
}
