#include "body.hpp"

using namespace gerrit;
using Why = Failure::Why;

namespace {

using Found = std::vector<std::vector<int>>;
const std::string id = "I0123456789abcdef0123456789abcdef01234567";

Found found(const Question& question, const std::string& body) {
    return answer_of(question, prefix + body).found;
}

std::vector<int> numbers(const Answer& answer) {
    std::vector<int> result;
    for (const Change& change : answer.changes) result.push_back(change.number);
    return result;
}

}  // namespace

TEST_CASE("the line before the JSON is taken off exactly, and only when it is there") {
    const Question question{Ask::changes, {"7"}};
    for (const std::string before : {")]}'\n", ""}) CHECK(answer_of(question, before + "[]").found == Found{{}});
    for (const std::string before : {")]}'", ")]}'\n)]}'\n", ")]}\n", " )]}'\n", ")]}'x\n"}) {
        CAPTURE(before);
        CHECK(failure_of(question, 200, before + "[]").why == Why::broken);
    }
}

TEST_CASE("changes are put where they were asked for, whatever their order, and others are dropped") {
    const Answer answer =
        answer_of({Ask::changes, {"5", "6", "7"}}, R"([{"_number": 7}, {"_number": 8}, {"_number": 5}])");
    CHECK(answer.found == Found{{5}, {}, {7}});
    CHECK(numbers(answer) == std::vector{7, 5});
    CHECK_FALSE(answer.more);
}

TEST_CASE("a Change-Id names all changes that have it") {
    const std::string other = "I" + std::string(40, '0');
    CHECK(found({Ask::siblings, {other, id}},
                R"([{"_number": 2, "change_id": ")" + id +
                    R"("}, {"_number": 9, "change_id": "I9"}, {"_number": 1, "change_id": ")" + id + R"("}])") ==
          Found{{}, {2, 1}});
}

TEST_CASE("a change twice in an answer counts once") {
    const Answer answer =
        answer_of({Ask::changes, {"7", "7"}}, R"([{"_number": 7, "subject": "a"}, {"_number": 7, "subject": "b"}])");
    REQUIRE(answer.changes.size() == 1);
    CHECK(answer.changes[0].subject == "a");
    CHECK(answer.found == Found{{7}, {7}});
}

TEST_CASE("elements that are no changes are left out") {
    CHECK(found({Ask::changes, {"7", "8"}}, R"([5, null, [], {}, {"_number": "8"}, {"_number": 8.0}, {"_number": -8},
        {"_number": 0}, {"_number": 1000000000}, {"_number": 99999999999999999999}, {"_number": 7}])") ==
          Found{{7}, {}});
    CHECK(found({Ask::changes, {"999999999"}}, R"([{"_number": 999999999}])") == Found{{999999999}});
}

TEST_CASE("commits are found by the place of their query") {
    const std::string lists = R"([[{"_number": 1}, {"_number": 2, "_more_changes": true}], [], [{"_number": 1}]])";
    const Answer answer = answer_of({Ask::commits, {"a", "b", "c"}}, lists);
    CHECK(answer.found == Found{{1, 2}, {}, {1}});
    CHECK(numbers(answer) == std::vector{1, 2});
    CHECK(answer.more);
}

TEST_CASE("a single query for a commit is answered with one list or a list of one") {
    for (const std::string body : {R"([{"_number": 1}])", R"([[{"_number": 1}]])"}) {
        CHECK(found({Ask::commits, {"a"}}, body) == Found{{1}});
    }
    for (const std::string body : {"[]", "[[]]"}) CHECK(found({Ask::commits, {"a"}}, body) == Found{{}});
}

TEST_CASE("a list says that it was cut in its last element") {
    const Question question{Ask::changes, {"7"}};
    CHECK(answer_of(question, R"([{"_number": 7}, {"_number": 8, "_more_changes": true}])").more);
    CHECK_FALSE(answer_of(question, R"([{"_number": 7, "_more_changes": true}, {"_number": 8}])").more);
    CHECK_FALSE(answer_of(question, R"([{"_number": 7, "_more_changes": "yes"}])").more);
}

TEST_CASE("one change is an object, known by its number or Change-Id") {
    const std::string body = R"({"_number": 7, "change_id": ")" + id + "\"}";
    CHECK(found({Ask::one, {"7"}}, body) == Found{{7}});
    CHECK(found({Ask::one, {id}}, body) == Found{{7}});
    CHECK(failure_of({Ask::one, {"8"}}, 200, body).why == Why::broken);
}

TEST_CASE("the branches that hold a commit") {
    const Question question{Ask::contained, {"a~7"}};
    const Answer answer = answer_of(question, R"({"branches": ["master", 5, "wmf/1.47.0-wmf.16"], "tags": []})");
    CHECK(answer.branches == std::vector<std::string>{"master", "wmf/1.47.0-wmf.16"});
    CHECK(answer_of(question, R"({"branches": []})").branches.empty());
}

TEST_CASE("for whom a change was approved stands in its messages, and the last one counts") {
    const Question question{Ask::messages, {"7"}};
    const auto approver = [&](const std::string& messages) {
        return answer_of(question, R"({"_number": 7, "messages": )" + messages + "}").approver;
    };
    const auto message = [](const std::string& first, const std::string& who) {
        return R"({"message": ")" + first + R"(\n\nApproved by )" + who + R"( using scap backport"})";
    };
    const std::string vote = "Patch Set 2: Code-Review+2", none = "Patch Set 2:";
    CHECK(approver("[" + message(vote, "kay@deploy2002") + "]") == "kay@deploy2002");
    CHECK(approver("[" + message(vote, "kay@d") + ", " + message(vote, "mira@d") + R"(, {"message": "x"}, 7])") ==
          "mira@d");
    CHECK(approver("[" + message(vote, "kay@d") + ", " + message(none, "eve@d") + "]") == "kay@d");
    CHECK(approver("[" + message(none, "eve@d") + R"(, {"message": 5}, {}])").empty());
    CHECK(approver("[]").empty());
    CHECK(approver("{}").empty());
}

TEST_CASE("an answer of another shape is an outage, not an absence") {
    struct Row {
        Ask ask;
        std::string body;
    };
    const Row rows[] = {
        {Ask::changes, ""},
        {Ask::changes, "<html>login</html>"},
        {Ask::changes, "{}"},
        {Ask::changes, "null"},
        {Ask::changes, R"([{"_number": 7})"},
        {Ask::changes, R"([{"_number": 7}] x)"},
        {Ask::changes, R"([{"number": 7}])"},
        {Ask::changes, "[[]]"},
        {Ask::siblings, R"({"_number": 7})"},
        {Ask::commits, "{}"},
        {Ask::commits, "[[], 5]"},
        {Ask::commits, "[[]]"},
        {Ask::commits, "[[], [], []]"},
        {Ask::commits, R"([{"_number": 7}, {"_number": 8}])"},
        {Ask::commits, R"([[], ["x"]])"},
        {Ask::one, "[]"},
        {Ask::one, "{}"},
        {Ask::one, R"({"_number": "7"})"},
        {Ask::contained, "[]"},
        {Ask::contained, "{}"},
        {Ask::contained, R"({"branches": {}})"},
        {Ask::messages, "[]"},
        {Ask::messages, "{}"},
        {Ask::messages, R"({"_number": 8, "messages": []})"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.body);
        const Failure failure = failure_of({row.ask, {"7", "8"}}, 200, prefix + row.body);
        CHECK(failure.why == Why::broken);
        CHECK(failure.text.starts_with("Gerrit's answer "));
        CHECK(failure.text.find('<') == std::string::npos);
    }
}

TEST_CASE("depth and size are bounded") {
    const Question question{Ask::changes, {"7"}};
    const auto nested = [](std::size_t depth) {
        return R"([{"_number": 7, "x": )" + std::string(depth, '[') + std::string(depth, ']') + "}]";
    };
    // With the list and the change around them, 32 levels.
    CHECK(answer_of(question, nested(30)).found == Found{{7}});
    CHECK(failure_of(question, 200, nested(31)).why == Why::broken);
    CHECK(failure_of(question, 200, nested(1'000'000)).why == Why::broken);
    const std::string answer = R"([{"_number": 7}])";
    CHECK(answer_of(question, answer + std::string(16'000'000 - answer.size(), ' ')).found == Found{{7}});
    CHECK(failure_of(question, 200, answer + std::string(16'000'001 - answer.size(), ' ')).why == Why::broken);
}

TEST_CASE("of members of the same name the last one counts") {
    CHECK(found({Ask::changes, {"7", "8"}}, R"([{"_number": 7, "_number": 8}])") == Found{{}, {8}});
    const std::string labels =
        R"("labels": {"Verified": {"all": [{"value": 1}]}}, "labels": {"Code-Review": {"all": [{"value": 2}]}})";
    const Answer answer = answer_of({Ask::changes, {"7"}}, R"([{"_number": 7, )" + labels + "}]");
    REQUIRE(answer.changes.at(0).votes.size() == 1);
    CHECK(answer.changes[0].votes[0].label == "Code-Review");
    CHECK(found({Ask::changes, {"7"}}, R"([{"_number": {"x": 1}, "_number": 7}])") == Found{{7}});
}

TEST_CASE("bytes that are no UTF-8 cost their text, and nothing around it") {
    const std::string body =
        "[{\"_number\": 7, \"x\xFF\": [\"\xC3\"], \"subject\": \"a\xE2\x82z\", \"branch\": \"b\"}]";
    const Change change = answer_of({Ask::changes, {"7"}}, body).changes.at(0);
    CHECK(change.subject == "a\xEF\xBF\xBD\xEF\xBF\xBDz");
    CHECK(change.branch == "b");
    for (const std::string& none : {std::string("[]\xFF"), std::string("\xFF[]"), std::string("[]\0", 3),
                                    std::string("[\0]", 3), std::string("[\"\0\"]", 5), std::string(R"(["\uD800"])")}) {
        CAPTURE(none);
        CHECK(failure_of({Ask::changes, {"7"}}, 200, none).why == Why::broken);
    }
}

TEST_CASE("a list is read to its thousandth element, and said to go on") {
    std::string body = "[{\"_number\": 7}";
    for (int i = 1; i < 1000; ++i) body += ",{\"_number\": 7}";
    CHECK_FALSE(answer_of({Ask::changes, {"7"}}, body + "]").more);
    const Answer answer = answer_of({Ask::changes, {"7", "8"}}, body + ",{\"_number\": 8}]");
    CHECK(answer.found == Found{{7}, {}});
    CHECK(answer.more);
}

TEST_CASE("news are what differs from what was known") {
    const Question question{Ask::changes, {"7", "8", "9"}};
    const Answer answer = answer_of(question, R"([{"_number": 7}, {"_number": 8}, {"_number": 9}])");
    const News told = news(question, answer, {{7, fingerprint(answer.changes[0])}, {8, 1}});
    CHECK(told.question == question);
    CHECK(told.same == std::vector{7});
    REQUIRE(told.changed.size() == 2);
    CHECK(told.changed[0].number == 8);
    CHECK(told.changed[1].number == 9);
    CHECK(told.found == answer.found);
    CHECK_FALSE(told.gone);
}
