#include "gerrit/approval.hpp"

#include <doctest/doctest.h>

using namespace gerrit;

TEST_CASE("for whom the deployment tool approved stands on a line of its own") {
    struct Row {
        const char* comment;
        const char* who;
    };
    const Row rows[] = {
        {"Patch Set 3: Code-Review+2\n\nApproved by kay@deploy2002 using scap backport", "kay@deploy2002"},
        {"Approved by kay-b.c_d@deploy.example using scap backport\r\n", "kay-b.c_d@deploy.example"},
        {"x\n  Approved by k@d using scap backport  \nApproved by l@d using scap backport", "k@d"},
        {"> Approved by kay@deploy2002 using scap backport", ""},
        {"Approved by kay@deploy2002 using scap backport?", ""},
        {"Approved by kay using scap backport", ""},
        {"Approved by @deploy2002 using scap backport", ""},
        {"Approved by kay@ using scap backport", ""},
        {"Approved by kay mira@deploy2002 using scap backport", ""},
        {"Approved by a@b@c using scap backport", ""},
        {"Approved by  using scap backport", ""},
        {"Approved by using scap backport", ""},
        {"", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.comment);
        CHECK(scap_approver(row.comment) == row.who);
    }
    CHECK(scap_approver("Approved by " + std::string(65, 'k') + "@d using scap backport").empty());
}

TEST_CASE("CI says on a line of its own that the gate begins") {
    CHECK(enters_gate("Patch Set 2: -Verified\n\nStarting gate-and-submit jobs.\nhttps://ci.example.org/"));
    CHECK(enters_gate("Starting gate-and-submit-wmf jobs."));
    CHECK_FALSE(enters_gate("Patch Set 2:\n\nStarting test jobs."));
    CHECK_FALSE(enters_gate("Why is it Starting gate-and-submit jobs. again?"));
    CHECK_FALSE(enters_gate(""));
}

TEST_CASE("only Gerrit's own first line says that a message came with an approval") {
    CHECK(votes_approval("Patch Set 1: Code-Review+2"));
    CHECK(votes_approval("Patch Set 12: Verified+1 Code-Review+2\n\n(1 comment)"));
    CHECK_FALSE(votes_approval("Patch Set 1: Code-Review+1\n\nPatch Set 1: Code-Review+2"));
    CHECK_FALSE(votes_approval("Patch Set 1: -Code-Review"));
    CHECK_FALSE(votes_approval("Patch Set 1: Code-Review+21"));
    CHECK_FALSE(votes_approval("Patch Set 1:\n\nCode-Review+2"));
    CHECK_FALSE(votes_approval("Removed Code-Review+2 by Kay\n"));
    CHECK_FALSE(votes_approval(""));
}
