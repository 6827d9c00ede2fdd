#include "body.hpp"
#include "calendar/instant.hpp"

using namespace gerrit;

TEST_CASE("every field of a change is read") {
    const Change change = change_with(R"("project": "mediawiki/core", "branch": "refs/heads/wmf/1.47.0-wmf.16",
        "change_id": "Iab", "subject": "Mend", "status": "MERGED", "work_in_progress": true,
        "owner": {"name": "Ada", "username": "ada"}, "updated": "2026-04-16 11:33:28.000000000",
        "submitted": "2026-04-16 11:33:29.123456789", "submitter": {"name": "CI", "username": "jenkins-bot"},
        "mergeable": false, "submittable": true, "unresolved_comment_count": 2, "cherry_pick_of_change": 5,
        "revert_of": 6, "current_revision": "abc", "revisions": {"0": {"_number": 1}, "abc": {"_number": 3,
            "commit": {"message": "Mend\n\nDepends-On: 4\n", "parents": [{"commit": "def"}, {"commit": "fed"}]},
            "files": {"/COMMIT_MSG": {}, "a.php": {}}}},
        "labels": {"Code-Review": {"all": [{"value": 2, "username": "bob"}]}})");
    CHECK(change.number == 7);
    CHECK(change.project == "mediawiki/core");
    CHECK(change.branch == "wmf/1.47.0-wmf.16");
    CHECK(change.change_id == "Iab");
    CHECK(change.subject == "Mend");
    CHECK(change.status == ChangeStatus::merged);
    CHECK(change.work_in_progress);
    CHECK(change.owner == Account{"Ada", "ada"});
    CHECK(calendar::to_text(change.updated) == "2026-04-16T11:33:28Z");
    REQUIRE(change.submitted);
    CHECK(calendar::to_text(*change.submitted) == "2026-04-16T11:33:29Z");
    CHECK(change.submitter == "jenkins-bot");
    CHECK(change.mergeable == false);
    CHECK(change.submittable == true);
    CHECK(change.unresolved_comments == 2);
    CHECK(change.cherry_pick_of == 5);
    CHECK(change.revert_of == 6);
    CHECK(change.revision == "abc");
    CHECK(change.patch_set == 3);
    CHECK(change.parents == std::vector<std::string>{"def", "fed"});
    CHECK(change.message.depends_on.at(0).change == 4);
    CHECK(change.touched.files == 1);
    CHECK(change.votes == std::vector<Vote>{{"Code-Review", 2, {"", "bob"}}});
}

TEST_CASE("a member that is absent or of another type costs that field only") {
    Change empty;
    empty.number = 7;
    CHECK(change_with("") == empty);
    for (const std::string name :
         {"project", "branch", "change_id", "subject", "status", "work_in_progress", "owner", "updated", "submitted",
          "submitter", "mergeable", "submittable", "unresolved_comment_count", "cherry_pick_of_change", "revert_of",
          "current_revision", "revisions", "labels", "current_revision_number"}) {
        for (const std::string value :
             {"null", "1.5", "[]", "[1]", "{}", R"({"x": 1})", "-1", "99999999999999999999"}) {
            CAPTURE(name);
            CAPTURE(value);
            CHECK(change_with('"' + name + "\": " + value) == empty);
        }
    }
}

TEST_CASE("parts of a patch set of another type cost that part only") {
    const std::string start = R"("current_revision": "a", "revisions": {"a": )";
    for (const std::string revision :
         {"5", "[]", R"({"_number": "edit"})", R"({"commit": 5, "files": []})", R"({"commit": {"message": 5}})",
          R"({"commit": {"parents": {}}})", R"({"commit": {"parents": [5, {}, {"commit": 1}, []]}})",
          R"({"files": {"/COMMIT_MSG": 5}})"}) {
        CAPTURE(revision);
        Change expected;
        expected.number = 7;
        expected.revision = "a";
        CHECK(change_with(start + revision + "}") == expected);
    }
    CHECK(change_with(R"("current_revision_number": 4)").patch_set == 4);
}

TEST_CASE("the words of a status") {
    CHECK(change_with(R"("status": "NEW")").status == ChangeStatus::open);
    CHECK(change_with(R"("status": "ABANDONED")").status == ChangeStatus::abandoned);
    CHECK(change_with(R"("status": "new")").status == ChangeStatus::unknown);
    CHECK(change_with(R"("status": "DRAFT")").status == ChangeStatus::unknown);
}

TEST_CASE("times of another form are none") {
    for (const std::string text :
         {"2026-04-16T11:33:28Z", "2026-04-16T11:33:28", "2026-04-16 11:33", "2026-13-16 11:33:28",
          "2026-04-16 11:33:28+01:00", "2026-04-16 11:33:28.x", "", "2026-04-16 25:33:28.000000000"}) {
        CAPTURE(text);
        CHECK_FALSE(change_with("\"submitted\": \"" + text + '"').submitted);
    }
    CHECK(change_with(R"("submitted": "2026-04-16 11:33:28")").submitted);
}

TEST_CASE("texts are bounded at whole characters, and bytes that are no UTF-8 are replaced") {
    std::string subject = "x";
    for (int i = 0; i < 400; ++i) subject += "\xC3\xA4";
    CHECK(change_with("\"subject\": \"" + subject + '"').subject == subject.substr(0, 499));
    CHECK(change_with("\"subject\": \"a\xFF\"").subject == "a\xEF\xBF\xBD");
    CHECK(change_with("\"subject\": \"\xED\xA0\x80z\"").subject == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz");
    CHECK(change_with("\"subject\": \"\xF0\x9F\x87\xBA\xE2\x82\"").subject.starts_with("\xF0\x9F\x87\xBA\xEF\xBF\xBD"));
    CHECK(change_with("\"subject\": \"" + std::string(1000, '\xFF') + '"').subject.size() <= 500);
    CHECK(change_with(R"("owner": {"name": ")" + std::string(1000, 'n') + "\"}").owner.name.size() == 200);
}
