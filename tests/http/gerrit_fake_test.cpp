// Checks that the fake Gerrit, which other tests use, behaves like a real one.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "tests/support/gerrit_answer.hpp"

namespace {

using namespace support;
using nlohmann::json;
using namespace std::chrono_literals;

const Instant noon = calendar::parse_instant("2026-11-23T12:00:00Z").value();

/// A fix on master and its two picks (12, 13), a chain of two (20, 21), and a hidden change (30).
Changes some_changes() {
    Changes data;
    data.set_now(noon - 2h);
    data.add_branch("mediawiki/core", "wmf/1.47.0-wmf.15");
    data.add({.number = 10, .subject = "Fix it", .files = {{"includes/A.php", 'M'}, {"i18n/en.json", 'A'}}});
    data.set_now(noon - 1h);
    data.merge(10);
    data.add_branch("mediawiki/core", "wmf/1.47.0-wmf.16");
    data.set_now(noon);
    CHECK(data.cherry_pick(10, "wmf/1.47.0-wmf.15") == 11);
    data.add({.number = 20, .project = "operations/mediawiki-config"});
    data.add({.number = 21, .project = "operations/mediawiki-config", .on_top_of = 20});
    data.add({.number = 30, .hidden = true});
    return data;
}

json body_of(const FakeReply& reply) {
    REQUIRE(reply.status == 200);
    REQUIRE(reply.body.starts_with(")]}'\n"));
    return json::parse(reply.body.substr(5));
}

/// The numbers in a query's answer, in its order.
std::string numbers(const Changes& data, const std::string& target, int page = 0) {
    const auto reply = gerrit_answer(data, target, page);
    if (reply.status != 200) return fmt::format("{} {}", reply.status, reply.body);
    std::string out;
    for (const auto& change : body_of(reply)) {
        if (change.is_array()) {
            out += "[";
            for (const auto& inner : change) out += fmt::format("{} ", inner.at("_number").get<int>());
            out += "]";
            continue;
        }
        out += fmt::format("{}{} ", change.at("_number").get<int>(), change.contains("_more_changes") ? "+" : "");
    }
    return out;
}

TEST_CASE("queries find what they name, newest first") {
    auto data = some_changes();
    const auto id = data.at(10).change_id, sha = data.at(10).revision;
    struct Row {
        std::string target, wanted;
    };
    const Row rows[] = {
        {"/changes/?q=change:10", "10 "},
        {"/changes/?q=change:10+OR+change:11&n=100", "11 10 "},
        {"/r/changes/?q=(change:10%20OR%20change:11)", "11 10 "},
        {"/changes/?q=change:10+OR+change:30", "10 "},  // hidden
        {"/changes/?q=change:10+OR+change:99", "10 "},  // not there
        {"/changes/?q=change:" + id, "11 10 "},
        {"/changes/?q=change:" + id + "+branch:master", "10 "},
        {"/changes/?q=change:" + id + "+-branch:master", "11 "},
        {"/changes/?q=commit:" + sha, "10 "},
        {"/changes/?q=commit:" + sha + "&q=change:99&q=change:21", "[10 ][][21 ]"},
        {"/changes/?q=message:" + sha, "11 "},             // cherry picked from it
        {"/changes/?q=message:" + sha.substr(0, 39), ""},  // no whole word
        {"/changes/?q=project:operations/mediawiki-config&n=1", "21+ "},
        {"/changes/?q=project:operations/mediawiki-config&n=1&S=1", "20 "},
        {"/changes/?q=project:operations/mediawiki-config&S=2", ""},
        {"/changes/?q=foo:bar", "400 Unsupported operator foo:bar\n"},
        {"/changes/?q=change:abc", "400 Invalid change format\n"},
        {"/changes/?q=change:10+OR", "400 line 1:0 no viable alternative at input '<EOF>'\n"},
        {"/changes/?q=change:10&S=-1", "400 'start' parameter cannot be less than zero\n"},
        {"/changes/?q=change:10&o=NO_SUCH", "400 \"NO_SUCH\" is not a valid value for \"-o\"\n"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.target);
        CHECK(numbers(data, row.target) == row.wanted);
    }
    CHECK(numbers(data, "/changes/?q=change:10+OR+change:11", 1) == "11+ ");
    std::string eleven = "/changes/?q=1";
    for (int i = 0; i < 10; ++i) eleven += "&q=1";
    CHECK(numbers(data, eleven) == "400 limit of 10 queries\n");
    CHECK(gerrit_answer(data, "/changes/?q=" + std::string(16000, '1')).status == 414);
}

TEST_CASE("a change is addressed in four ways, percent-encoded once") {
    const auto data = some_changes();
    const auto id = data.at(10).change_id, alone = data.at(20).change_id;
    struct Row {
        std::string address, wanted;
    };
    const Row rows[] = {
        {"10", "10"},
        {"mediawiki%2Fcore~10", "10"},
        {"mediawiki%2Fcore~wmf%2F1.47.0-wmf.15~" + id, "11"},
        {alone, "20"},
        {id, "404 Multiple changes found for " + id + "\n"},
        {"99", "404 Not found: 99\n"},
        {"30", "404 Not found: 30\n"},
        {"mediawiki%252Fcore~10", "404 Not found: mediawiki%252Fcore~10\n"},
        {"mediawiki%2Fcore~999999", "404 Not found: mediawiki%2Fcore~999999\n"},
        {"operations%2Fpuppet~10", "404 Not found: operations%2Fpuppet~10\n"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.address);
        const auto reply = gerrit_answer(data, "/changes/" + row.address);
        if (reply.status == 200) {
            CHECK(std::to_string(body_of(reply).at("_number").get<int>()) == row.wanted);
        } else {
            CHECK(fmt::format("{} {}", reply.status, reply.body) == row.wanted);
            CHECK(reply.content_type == "text/plain; charset=UTF-8");
        }
    }
}

TEST_CASE("fields appear when their option is asked for") {
    const auto data = some_changes();
    struct Row {
        std::string options, pointer;
    };
    const auto revision = "/revisions/" + data.at(10).revision;
    const Row rows[] = {
        {"CURRENT_REVISION", "/current_revision"},
        {"CURRENT_REVISION", revision + "/_number"},
        {"CURRENT_REVISION&o=CURRENT_COMMIT", revision + "/commit/message"},
        {"CURRENT_REVISION&o=CURRENT_FILES", revision + "/files/i18n~1en.json/status"},
        {"DETAILED_ACCOUNTS", "/owner/username"},
        {"DETAILED_LABELS", "/labels/Code-Review/values"},
        {"SUBMIT_REQUIREMENTS", "/submit_requirements/0/status"},
        {"SUBMITTABLE", "/submittable"},
        {"MESSAGES", "/messages/0/message"},
    };
    const auto bare = body_of(gerrit_answer(data, "/changes/10"));
    for (const auto& row : rows) {
        CAPTURE(row.pointer);
        CHECK(body_of(gerrit_answer(data, "/changes/10?o=" + row.options)).contains(json::json_pointer(row.pointer)));
        CHECK(!bare.contains(json::json_pointer(row.pointer)));
    }
    CHECK(!bare.contains("work_in_progress"));
    CHECK(!bare.contains("mergeable"));
    CHECK(bare.at("submitted") == "2026-11-23 11:00:00.000000000");
    CHECK(body_of(gerrit_answer(data, "/changes/10?o=DETAILED_ACCOUNTS"))["submitter"]["username"] == "jenkins-bot");
}

TEST_CASE("every step moves what a real one moves") {
    auto data = some_changes();
    const auto state = [&] {
        const auto now = body_of(gerrit_answer(data, "/changes/20?o=CURRENT_REVISION&o=DETAILED_LABELS"));
        return now.at("updated").get<std::string>() + now.at("meta_rev_id").get<std::string>();
    };
    const auto votes = [&](int number) {
        std::string out;
        for (const auto& vote : data.at(number).votes) out += fmt::format("{}{:+} ", vote.label[0], vote.value);
        return out;
    };
    auto before = state();
    const auto moved = [&] {
        data.set_now(data.now() + 1min);
        const auto was = std::exchange(before, state());
        return was != before;
    };
    CHECK(!moved());
    data.vote(20, "Verified", 2, "jenkins-bot");
    data.vote(20, "Code-Review", 1, "ada");
    data.vote(20, "Code-Review", -2, "kay");
    CHECK(moved());
    CHECK(votes(20) == "V+2 C+1 C-2 ");
    const auto old = data.at(20).revision;
    data.new_patch_set(20, {.files = {{{"wmf-config/InitialiseSettings.php", 'M'}}}});
    CHECK(moved());
    CHECK(votes(20) == "V+0 C+0 C-2 ");
    CHECK(data.at(20).patch_set == 2);
    CHECK(data.at(20).revision != old);
    CHECK(numbers(data, "/changes/?q=commit:" + old) == "20 ");
    data.comment(20);
    CHECK(moved());
    CHECK(data.at(20).unresolved == 1);
    data.abandon(20);
    CHECK(moved());
    CHECK_THROWS_AS(data.merge(20), std::logic_error);
    data.restore(20);
    CHECK(moved());
    data.set_mergeable(20, false);
    CHECK(!moved());
    data.hide(20);
    CHECK(numbers(data, "/changes/?q=change:20").empty());
    data.hide(20, false);
    data.merge(20);
    CHECK(moved());
}

TEST_CASE("a pick has the original's Change-Id, says where it is from, and is in its branch only") {
    const auto data = some_changes();
    const auto& pick = data.at(11);
    CHECK(pick.change_id == data.at(10).change_id);
    CHECK(pick.message.ends_with("(cherry picked from commit " + data.at(10).revision + ")\n"));
    CHECK(body_of(gerrit_answer(data, "/changes/11"))["cherry_pick_of_change"] == 10);
    // Branches cut before the merge, and after it.
    CHECK(body_of(gerrit_answer(data, "/changes/10/in"))["branches"] == json({"master", "wmf/1.47.0-wmf.16"}));
    CHECK(body_of(gerrit_answer(data, "/changes/11/in"))["branches"] == json::array());
}

TEST_CASE("a chain is told from both ends; what is alone has none") {
    auto data = some_changes();
    const auto chain = [&](const std::string& number) {
        std::string out;
        const auto answer = body_of(gerrit_answer(data, "/changes/" + number + "/revisions/current/related"));
        for (const auto& one : answer.at("changes")) {
            out += fmt::format("{}@{} ", one.at("_change_number").get<int>(), one.at("_revision_number").get<int>());
        }
        return out;
    };
    CHECK(chain("20") == "21@1 20@1 ");
    CHECK(chain("21") == "21@1 20@1 ");
    CHECK(chain("10").empty());
    CHECK(numbers(data, "/changes/21/submitted_together") == "21 20 ");
    CHECK(numbers(data, "/changes/20/submitted_together").empty());
    data.new_patch_set(20, {.message = "Other words\n"});
    CHECK(chain("21") == "21@1 20@1 ");  // it still depends on the first patch set
    data.merge(20);
    CHECK(numbers(data, "/changes/21/submitted_together").empty());
}

TEST_CASE("projects have branches, and the server a version") {
    const auto data = some_changes();
    const auto branches = body_of(gerrit_answer(data, "/projects/mediawiki%2Fcore/branches?r=wmf/.*"));
    REQUIRE(branches.size() == 2);
    CHECK(branches[1]["ref"] == "refs/heads/wmf/1.47.0-wmf.16");
    CHECK(gerrit_answer(data, "/projects/no%2Fsuch/branches").status == 404);
    CHECK(body_of(gerrit_answer(data, "/config/server/version")).is_string());
    CHECK(gerrit_answer(data, "/elsewhere").status == 404);
}

}  // namespace
