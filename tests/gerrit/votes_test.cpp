#include "body.hpp"

using namespace gerrit;

namespace {

std::vector<Vote> votes(const std::string& labels) {
    return change_with("\"labels\": " + labels).votes;
}

}  // namespace

TEST_CASE("votes other than 0 on the two labels are read, in an order of their own") {
    const auto one =
        votes(R"({"Code-Review": {"all": [{"value": -2, "username": "eve"}, {"value": 0, "username": "bob"},
        {"value": 1, "username": "ada", "name": "Ada"}]}, "Verified": {"all": [{"value": 2, "name": "CI"}]},
        "Other": {"all": [{"value": 1}]}})");
    const auto two = votes(R"({"Verified": {"all": [{"value": 2, "name": "CI"}]}, "Code-Review": {"all": [
        {"value": 1, "username": "ada", "name": "Ada"}, {"value": -2, "username": "eve"}]}})");
    const std::vector<Vote> expected{
        {"Code-Review", 1, {"Ada", "ada"}}, {"Code-Review", -2, {"", "eve"}}, {"Verified", 2, {"CI", ""}}};
    CHECK(one == expected);
    CHECK(two == expected);
}

TEST_CASE("without the votes themselves they are derived from the summary") {
    struct Row {
        std::string label, key;
        int value;
    };
    for (const Row& row :
         {Row{"Code-Review", "approved", 2}, Row{"Code-Review", "rejected", -2}, Row{"Code-Review", "recommended", 1},
          Row{"Code-Review", "disliked", -1}, Row{"Verified", "approved", 2}, Row{"Verified", "rejected", -1}}) {
        CAPTURE(row.label);
        CAPTURE(row.key);
        const std::vector<Vote> expected{{row.label, row.value, {"", "ada"}}};
        CHECK(votes("{\"" + row.label + "\": {\"" + row.key + R"(": {"username": "ada"}}})") == expected);
    }
}

TEST_CASE("the votes themselves count more than the summary") {
    CHECK(votes(R"({"Code-Review": {"approved": {"username": "ada"}, "all": []}})").empty());
}

TEST_CASE("votes that are none are left out") {
    for (const std::string all :
         {"5", "{}", "[5]", "[[]]", R"([{"value": "2"}])", R"([{"value": 100000}])", R"([{"value": 1.5}])", "[{}]"}) {
        CAPTURE(all);
        CHECK(votes(R"({"Code-Review": {"all": )" + all + "}}").empty());
    }
    CHECK(votes(R"({"Code-Review": {"approved": true, "rejected": 5}})").empty());
    CHECK(votes(R"({"Code-Review": {"all": [5, {"value": 1}]}})").size() == 1);
}
