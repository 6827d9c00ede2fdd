#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "body.hpp"
#include "calendar/instant.hpp"
#include "gerrit/branches.hpp"

// Recorded answers of real servers, if they exist next to the checkout.
using namespace gerrit;
namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

const fs::path samples = fs::path{ORIEL_SAMPLES} / "gerrit";

std::string text_of(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// By the number at the beginning of their names.
std::map<int, std::string> bodies() {
    std::map<int, std::string> result;
    if (!fs::is_directory(samples)) return result;
    for (const auto& entry : fs::directory_iterator{samples}) {
        if (entry.path().extension() == ".json") result[std::stoi(entry.path().filename())] = text_of(entry.path());
    }
    return result;
}

Json tree_of(const std::string& body) {
    return Json::parse(body.starts_with(prefix) ? body.substr(std::string{prefix}.size()) : body);
}

std::string name_at(const Json& info, const char* who, const char* key) {
    return info.value(who, Json::object()).value(key, "");
}

std::string time_text(std::optional<Instant> at) {
    return at ? calendar::to_text(*at) : "";
}
/// `2026-04-16 11:33:28.000000000` as `2026-04-16T11:33:28Z`.
std::string expected_time(const Json& info, const char* key) {
    std::string text = info.value(key, "");
    return text.empty() ? "" : text.replace(10, 1, "T").substr(0, 19) + "Z";
}

std::multiset<std::tuple<std::string, int, std::string, std::string>> expected_votes(const Json& info) {
    std::multiset<std::tuple<std::string, int, std::string, std::string>> votes;
    for (const char* label : {"Code-Review", "Verified"}) {
        for (const Json& vote :
             info.value(Json::json_pointer{std::string{"/labels/"} + label + "/all"}, Json::array())) {
            if (vote.value("value", 0) == 0) continue;
            votes.emplace(label, vote["value"], vote.value("name", ""), vote.value("username", ""));
        }
    }
    return votes;
}

void compare_revision(const Change& change, const Json& info) {
    const std::string sha = info.value("current_revision", "");
    CHECK(change.revision == sha);
    const Json revision = info.value("revisions", Json::object()).value(sha, Json::object());
    CHECK(change.patch_set == revision.value("_number", info.value("current_revision_number", 0)));
    std::vector<std::string> parents;
    for (const Json& parent : revision.value("/commit/parents"_json_pointer, Json::array())) {
        parents.push_back(parent.at("commit"));
    }
    CHECK(change.parents == parents);
    int files = 0;
    std::string slow;
    const Json all_files = revision.value("files", Json::object());
    for (const auto& [path, file] : all_files.items()) {
        files += path[0] == '/' ? 0 : 1;
        if (slow.empty() && ('/' + path).find("/i18n/") != std::string::npos) slow = path;
    }
    CHECK(change.touched.files == files);
    CHECK(change.touched.slow == slow);
    const std::string message = revision.value("/commit/message"_json_pointer, std::string{});
    CHECK(change.message.depends_on.empty() == (message.find("\nDepends-On: ") == std::string::npos));
    CHECK(change.message.reverts.empty() == (message.find("This reverts commit ") == std::string::npos));
}

void compare(const Change& change, const Json& info) {
    CAPTURE(change.number);
    CHECK(change.number == info.at("_number").get<int>());
    CHECK(change.project == info.at("project"));
    CHECK(change.branch == info.at("branch"));
    CHECK(change.change_id == info.at("change_id"));
    CHECK(change.subject == info.at("subject"));
    const std::map<std::string, ChangeStatus> statuses{
        {"NEW", ChangeStatus::open}, {"MERGED", ChangeStatus::merged}, {"ABANDONED", ChangeStatus::abandoned}};
    CHECK(change.status == statuses.at(info.at("status")));
    CHECK(change.work_in_progress == info.value("work_in_progress", false));
    CHECK(change.owner == Account{name_at(info, "owner", "name"), name_at(info, "owner", "username")});
    CHECK(time_text(change.updated) ==
          (info.contains("updated") ? expected_time(info, "updated") : std::string{"1970-01-01T00:00:00Z"}));
    CHECK(time_text(change.submitted) == expected_time(info, "submitted"));
    const std::string user = name_at(info, "submitter", "username");
    CHECK(change.submitter == (user.empty() ? name_at(info, "submitter", "name") : user));
    CHECK(change.mergeable.has_value() == info.contains("mergeable"));
    CHECK(change.mergeable.value_or(false) == info.value("mergeable", false));
    CHECK(change.submittable.has_value() == info.contains("submittable"));
    CHECK(change.unresolved_comments == info.value("unresolved_comment_count", 0));
    CHECK(change.cherry_pick_of.value_or(0) == info.value("cherry_pick_of_change", 0));
    CHECK(change.revert_of.value_or(0) == info.value("revert_of", 0));
    std::multiset<std::tuple<std::string, int, std::string, std::string>> votes;
    for (const Vote& vote : change.votes) votes.emplace(vote.label, vote.value, vote.by.name, vote.by.username);
    CHECK(votes == expected_votes(info));
    compare_revision(change, info);
    CHECK(change_of_record(to_record(change)) == change);
}

/// Reads a list as the answer to a question about all its changes.
void compare_list(const std::string& body, const Json& list) {
    Question question{Ask::changes, {}};
    for (const Json& info : list) question.of.push_back(std::to_string(info.at("_number").get<int>()));
    const Answer answer = answer_of(question, body);
    REQUIRE(answer.changes.size() == list.size());
    for (std::size_t at = 0; at < list.size(); ++at) {
        compare(answer.changes[at], list[at]);
        CHECK(answer.found[at] == std::vector{answer.changes[at].number});
    }
    CHECK(answer.more == list.back().value("_more_changes", false));
}

void compare_one(const std::string& body, const Json& info) {
    const Answer answer = answer_of({Ask::one, {std::to_string(info.at("_number").get<int>())}}, body);
    REQUIRE(answer.changes.size() == 1);
    compare(answer.changes[0], info);
}

}  // namespace

TEST_CASE("every real answer to a query is read without loss") {
    const auto all = bodies();
    if (all.empty()) return;
    for (const int number : {1, 2, 3, 17, 29, 30, 31, 32, 34, 47}) {
        CAPTURE(number);
        compare_list(all.at(number), tree_of(all.at(number)));
    }
    const Json together = tree_of(all.at(43)).at("changes");
    compare_list(together.dump(), together);
}

TEST_CASE("every real change on its own is read without loss") {
    const auto all = bodies();
    if (all.empty()) return;
    for (const int number : {8, 9, 10, 11, 12, 13, 14, 20, 22, 45}) {
        CAPTURE(number);
        compare_one(all.at(number), tree_of(all.at(number)));
    }
}

TEST_CASE("real footers, reverts and siblings") {
    const auto all = bodies();
    if (all.empty()) return;
    const auto depends_on = answer_of({Ask::changes, {"808994"}}, all.at(1)).changes.at(0).message.depends_on;
    REQUIRE(depends_on.size() == 1);
    CHECK(depends_on[0].change_id == "Ib47c2b6bf5a15e1eddc8c39f5e401da45a4fd4d9");
    const Message revert = answer_of({Ask::one, {"136125"}}, all.at(22)).changes.at(0).message;
    CHECK(revert.reverts == std::vector<std::string>{"7ed1690b4ed6b56bc818173dff41a7a2530991a2"});
    const Question pair{Ask::siblings, {"I4b0290760f14296feec6ab30ad49595899ca08f4"}};
    CHECK(answer_of(pair, all.at(31)).found == std::vector<std::vector<int>>{{93202, 95169}});
}

TEST_CASE("several queries at once, and the branches of a commit") {
    const auto all = bodies();
    if (all.empty()) return;
    const Answer queries = answer_of({Ask::commits, {"a", "b", "c"}}, all.at(46));
    CHECK(queries.found == std::vector<std::vector<int>>{{1756}, {}, {}});
    compare(queries.changes.at(0), tree_of(all.at(46)).at(0).at(0));
    CHECK(answer_of({Ask::contained, {"a~1"}}, all.at(44)).branches == std::vector<std::string>{"master"});
}

TEST_CASE("real errors are told apart") {
    const auto all = bodies();
    if (all.empty()) return;
    const std::map<int, Failure::Why> by_status{{404, Failure::Why::gone},    {400, Failure::Why::refused},
                                                {401, Failure::Why::refused}, {403, Failure::Why::refused},
                                                {409, Failure::Why::refused}, {429, Failure::Why::busy},
                                                {500, Failure::Why::broken},  {503, Failure::Why::broken}};
    const Json errors = tree_of(all.at(48));
    for (const Json& error : errors) {
        const std::string body = error.at("body").is_null() ? "<html>401</html>" : error.at("body").get<std::string>();
        CAPTURE(body);
        const Failure failure = failure_of({Ask::one, {"1"}}, error.at("status"), body);
        const bool ambiguous = body.starts_with("Multiple changes");
        CHECK(failure.why == (ambiguous ? Failure::Why::ambiguous : by_status.at(error.at("status"))));
        CHECK(failure.text.size() < 300);
        const std::string line = body.substr(0, std::min<std::size_t>(body.find('\n'), 100));
        if (!error.at("body").is_null()) CHECK(failure.text.find(line) != std::string::npos);
    }
}

TEST_CASE("answers to what is never asked are failures, not absences") {
    const auto all = bodies();
    if (all.empty()) return;
    // Chains and commits (4 to 7, 33), `gerrit query` over ssh (15, 16), the event stream (52, 53, 66), Zuul (67).
    for (const int number : {4, 5, 6, 7, 15, 16, 33, 52, 53, 66, 67}) {
        for (const Ask ask : {Ask::changes, Ask::siblings, Ask::commits, Ask::one, Ask::contained, Ask::messages}) {
            CAPTURE(number);
            CHECK(failure_of({ask, {"1"}}, 200, all.at(number)).why == Failure::Why::broken);
        }
    }
}

TEST_CASE("every sample is one of these tests'") {
    const std::set<int> read{1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 20,
                             22, 29, 30, 31, 32, 33, 34, 43, 44, 45, 46, 47, 48, 52, 53, 66, 67};
    for (const auto& [number, body] : bodies()) {
        CAPTURE(number);
        CHECK(read.contains(number));
    }
}

TEST_CASE("real versions of the wikis are counted") {
    const fs::path path = fs::path{ORIEL_SAMPLES} / "wikiversions-group1-sample.json";
    if (!fs::exists(path)) return;
    const auto read = read_wikiversions(text_of(path));
    REQUIRE(std::holds_alternative<Versions>(read));
    std::map<std::string, int> expected;
    const Json wikis = Json::parse(text_of(path));
    for (const auto& [wiki, version] : wikis.items()) ++expected[version.get<std::string>().substr(4)];
    CHECK(std::get<Versions>(read) == expected);
}
