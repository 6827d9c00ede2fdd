#include "gerrit/reverts.hpp"

#include <doctest/doctest.h>

using Cited = std::vector<std::string>;

namespace {

const std::string a(40, 'a'), b(40, 'b'), c = "c0ffee1", id = "I" + std::string(40, 'c');

struct Row {
    std::string message;
    Cited cited;
};

void check(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        CAPTURE(row.message);
        CHECK(gerrit::read_reverts("Revert\n\n" + row.message) == row.cited);
    }
}

}  // namespace

TEST_CASE("a revert cites one commit or several") {
    check({
        {"This reverts commit " + a + ".\n\nReason for revert: " + b, {a}},
        {"This reverts commits " + a + " and " + b + ".", {a, b}},
        {"This reverts commits " + a + ",\n" + b + ", " + c + "\n", {a, b, c}},
        {"This reverts commits " + a + ", and\ncommit " + b + ".", {a, b}},
        {"This reverts commit " + a + "\nThis reverts commit " + b + "\n", {a, b}},
        {"This reverts change " + id + ".", {id}},
        {"this Reverts Commit ABCDEF1", {"abcdef1"}},
        {"This reverts change 1200311.", {"1200311"}},
        {"This reverts " + c + " (Wider margins), " + a + " (\"Lamps\")", {c, a}},
    });
}

TEST_CASE("a revert cites a list of commits") {
    check({
        {"This reverts commits:\n* " + a + "\n* " + b + ".\n\nReason: x", {a, b}},
        {"This reverts commits:\n\n- " + a + " Wider margins\n- " + b + " (Lamps)\n\nReason: x", {a, b}},
        {"This reverts the following commits:\n1. " + a + " Wider margins\n2. " + b + "\n", {a, b}},
        {"This reverts:\n" + a + " Wider margins, and lamps\n" + b + " Lamps\n\n" + c + " is to blame", {a, b}},
        {"This reverts:\n- " + a + " Wider margins for\n  " + c + " lamps\n- " + b + "\n", {a, b}},
        {"This reverts commits " + a + ",\n" + b + " Lamps.\nThey broke " + c, {a, b}},
    });
}

TEST_CASE("other words are no revert") {
    check({
        {"> This reverts commit " + a + "\n\nquoted", {}},
        {"This reverts the idea of " + a, {}},
        {"This partially reverts commit " + a, {}},
        {"This reverts commit", {}},
        {"This reverts defaced pages", {}},
        {"This revertsx " + a, {}},
        {"This reverts commit " + a + " because of " + b, {a}},
        {"This reverts commit " + a + ".\n\n" + b + " was better", {a}},
    });
}
