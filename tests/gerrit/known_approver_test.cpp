#include <doctest/doctest.h>

#include "small_gerrit.hpp"

using namespace gerrit;
using std::chrono::minutes;

namespace {

const Instant noon = date::sys_days{date::year{2026} / 11 / 18} + std::chrono::hours{12};
const std::string kay = "kay@deploy2002";

Made approved_change(int number) {
    return config(number).vote("Code-Review", 2);
}

/// One change, polled after each modification.
struct Walk {
    SmallGerrit gerrit;
    Known known;
    Instant now = noon;

    /// Whether this poll read its messages.
    bool asks(const Made& change) {
        gerrit.put(change);
        gerrit.forget_requests();
        now += minutes{1};
        gerrit.settle(known, {{change.number}, {}}, now);
        return gerrit.asked[Ask::messages] > 0;
    }
};

}  // namespace

TEST_CASE("who approved is asked once for each approval") {
    Walk walk;
    walk.gerrit.approvers[7] = kay;
    CHECK_FALSE(walk.asks(config(7)));
    CHECK(walk.known.approver(7) == std::nullopt);
    CHECK(walk.asks(approved_change(7)));
    CHECK(walk.known.approver(7) == kay);
    CHECK_FALSE(walk.asks(approved_change(7).comments(2)));
    CHECK_FALSE(walk.asks(approved_change(7).merged()));
    CHECK(walk.known.approver(7) == kay);
}

TEST_CASE("an approval that is taken back, or of an earlier patch set, is nobody's") {
    Walk walk;
    walk.gerrit.approvers[7] = kay;
    CHECK(walk.asks(approved_change(7)));
    CHECK_FALSE(walk.asks(config(7)));
    CHECK(walk.known.approver(7) == std::nullopt);
    CHECK(walk.asks(approved_change(7)));
    CHECK_FALSE(walk.asks(config(7).patch_sets(2)));
    CHECK(walk.known.approver(7) == std::nullopt);
    CHECK(walk.asks(approved_change(7).patch_sets(3)));
    CHECK(walk.asks(approved_change(7).patch_sets(4)));
    CHECK_FALSE(walk.asks(approved_change(7).patch_sets(4).abandoned()));
    CHECK(walk.known.approver(7) == std::nullopt);
}

TEST_CASE("what was merged before anybody looked is not asked about; what was merged between two looks is") {
    Walk old, quick;
    quick.gerrit.approvers[8] = kay;
    CHECK_FALSE(old.asks(approved_change(7).merged()));
    CHECK_FALSE(quick.asks(config(8)));
    CHECK(quick.asks(approved_change(8).merged()));
    CHECK(quick.known.approver(8) == kay);
}

TEST_CASE("nobody by the tool is an answer, and so is a change that is gone") {
    Walk walk;
    CHECK(walk.asks(approved_change(7)));
    CHECK(walk.known.approver(7) == "");
    News news;
    news.question = {Ask::messages, {"9"}};
    news.gone = true;
    walk.known.take(news, noon);
    CHECK(walk.known.approver(9) == std::nullopt);
}

TEST_CASE("only roots are asked about") {
    SmallGerrit gerrit{{config(7).needs(8), approved_change(8)}};
    Known known;
    gerrit.settle(known, {{7}, {}}, noon);
    REQUIRE(known.find(8) != nullptr);
    CHECK(gerrit.asked[Ask::messages] == 0);
    known.keep_only({{7}, {}}, {});
    gerrit.settle(known, {{7, 8}, {}}, noon);
    CHECK(gerrit.asked[Ask::messages] == 1);
}
