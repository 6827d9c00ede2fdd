#include <doctest/doctest.h>

#include <functional>

#include "gerrit/question.hpp"

using namespace gerrit;

namespace {

/// A change whose fields all differ from those of an empty one.
Change full() {
    Change c;
    c.number = 1234567;
    c.project = "mediawiki/core";
    c.branch = "wmf/1.47.0-wmf.16";
    c.change_id = "I0123456789abcdef0123456789abcdef01234567";
    c.subject = "Mend \"it\"\n\xC3\xA4 \\";
    c.status = ChangeStatus::merged;
    c.work_in_progress = true;
    c.owner = {"Ada", "ada"};
    c.updated = Instant{std::chrono::seconds{1'700'000'000}};
    c.submitted = Instant{std::chrono::seconds{-5}};
    c.submitter = "jenkins-bot";
    c.revision = "abc";
    c.patch_set = 3;
    c.parents = {"def", "fed"};
    c.message = {{{"1", 1, ""}, {"I1", {}, "I1"}}, {"aaa"}, {"bbb"}};
    c.touched = {5, true, "i18n/en.json", "extension.json", "skin.json", "wikiversions.json"};
    c.votes = {{"Code-Review", -2, {"Bob", "bob"}}, {"Verified", 2, {"", "jenkins-bot"}}};
    c.mergeable = false;
    c.submittable = true;
    c.unresolved_comments = 2;
    c.cherry_pick_of = 7;
    c.revert_of = 8;
    c.gate = 3;
    return c;
}

/// Modifications of `full`, one per field.
const std::vector<std::function<void(Change&)>> steps{
    [](Change& c) { c.number = 1; },
    [](Change& c) { c.project = ""; },
    [](Change& c) { c.branch = ""; },
    [](Change& c) { c.change_id = ""; },
    [](Change& c) { c.subject = ""; },
    [](Change& c) { c.status = ChangeStatus::unknown; },
    [](Change& c) { c.work_in_progress = false; },
    [](Change& c) { c.owner.name = ""; },
    [](Change& c) { c.owner.username = ""; },
    [](Change& c) { c.updated += std::chrono::seconds{1}; },
    [](Change& c) { c.submitted = std::nullopt; },
    [](Change& c) { c.submitter = ""; },
    [](Change& c) { c.revision = ""; },
    [](Change& c) { c.patch_set = 4; },
    [](Change& c) {
        c.parents = {"fed", "def"};
    },
    [](Change& c) { c.message.depends_on[0].text = "2"; },
    [](Change& c) { c.message.depends_on[0].change = std::nullopt; },
    [](Change& c) { c.message.depends_on[1].change_id = "I2"; },
    [](Change& c) { c.message.picked_from.clear(); },
    [](Change& c) { c.message.reverts.clear(); },
    [](Change& c) { c.touched.files = 6; },
    [](Change& c) { c.touched.beta_only = false; },
    [](Change& c) { c.touched.slow = ""; },
    [](Change& c) { c.touched.new_extension = ""; },
    [](Change& c) { c.touched.extension_json = ""; },
    [](Change& c) { c.touched.train_step = ""; },
    [](Change& c) { c.votes[0].label = "Verified"; },
    [](Change& c) { c.votes[0].value = -1; },
    [](Change& c) { c.votes[0].by.username = "eve"; },
    [](Change& c) { c.votes.pop_back(); },
    [](Change& c) { c.mergeable = true; },
    [](Change& c) { c.mergeable = std::nullopt; },
    [](Change& c) { c.submittable = std::nullopt; },
    [](Change& c) { c.unresolved_comments = 0; },
    [](Change& c) { c.cherry_pick_of = std::nullopt; },
    [](Change& c) { c.revert_of = 7; },
    [](Change& c) { c.gate = 7; },
};

News some_news() {
    News news;
    news.question = {Ask::commits, {"abc", "def"}};
    news.changed = {full()};
    news.same = {1, 2};
    news.found = {{1234567, 1}, {}};
    news.branches = {"master"};
    news.gone = true;
    return news;
}

}  // namespace

TEST_CASE("a change comes back from its record as it was") {
    CHECK(change_of_record(to_record(full())) == full());
    CHECK(change_of_record(to_record(Change{})) == Change{});
    CHECK(to_record(full()).find('\n') == std::string::npos);
}

TEST_CASE("every field of a change is in its record and its fingerprint") {
    for (std::size_t at = 0; at < steps.size(); ++at) {
        CAPTURE(at);
        Change other = full();
        steps[at](other);
        REQUIRE(other != full());
        CHECK(change_of_record(to_record(other)) == other);
        CHECK(fingerprint(other) != fingerprint(full()));
    }
    CHECK(fingerprint(full()) == fingerprint(*change_of_record(to_record(full()))));
}

TEST_CASE("bytes that are no UTF-8 neither throw nor make a record unreadable") {
    Change change = full();
    change.subject = "a\xFF\xC3";
    change.votes[0].by.name = "\xED\xA0\x80";
    std::string record;
    CHECK_NOTHROW(record = to_record(change));
    const auto again = change_of_record(record);
    REQUIRE(again);
    CHECK(again->subject.starts_with("a\xEF\xBF\xBD"));
    CHECK(to_record(*again) == record);
    CHECK_NOTHROW(static_cast<void>(fingerprint(change)));
}

TEST_CASE("what is no record of a change is none") {
    for (const std::string line :
         {"", "{", "[]", "5", "null", "{}", R"({"number": "1"})", R"({"number": 1.5})", R"({"number": 2147483648})",
          R"({"number": 18446744073709551615})", R"({"number": -9223372036854775808})",
          R"({"number": 1, "subject": 1})", R"({"number": 1, "status": "NEW"})", R"({"number": 1, "votes": {}})",
          R"({"number": 1, "votes": [1]})", R"({"number": 1, "owner": []})", R"({"number": 1, "mergeable": 1})",
          R"({"number": 1, "updated": "now"})", R"({"number": 1, "updated": 9223372036854775807})"}) {
        CAPTURE(line);
        CHECK_FALSE(change_of_record(line));
    }
}

TEST_CASE("a field that an older record lacks keeps its default") {
    const auto change = change_of_record(R"({"number": 5, "subject": "x", "of tomorrow": []})");
    REQUIRE(change);
    Change expected;
    expected.number = 5;
    expected.subject = "x";
    CHECK(*change == expected);
}

TEST_CASE("news come back from their record as they were") {
    CHECK(news_of_record(to_record(some_news())) == some_news());
    CHECK(news_of_record(to_record(News{})) == News{});
    for (const Ask ask : {Ask::changes, Ask::siblings, Ask::one, Ask::contained, Ask::messages}) {
        News news;
        news.question.ask = ask;
        news.approver = "kay@deploy2002";
        CHECK(news_of_record(to_record(news)) == news);
    }
}

TEST_CASE("what is no record of news is none") {
    for (const std::string line :
         {"", "{}", "[]", R"({"ask": "what"})", R"({"ask": 1})", R"({"ask": "one", "of": [1]})",
          R"({"ask": "one", "found": [1]})", R"({"ask": "one", "same": ["1"]})", R"({"ask": "one", "changed": [null]})",
          R"({"ask": "one", "gone": 1})"}) {
        CAPTURE(line);
        CHECK_FALSE(news_of_record(line));
    }
}
