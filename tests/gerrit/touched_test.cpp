#include "body.hpp"

using namespace gerrit;

namespace {

constexpr const char* core = "mediawiki/core";
constexpr const char* config = "operations/mediawiki-config";

Touched touched(const std::string& project, const std::string& files) {
    const std::string branch = project == config ? "master" : "wmf/1.47.0-wmf.16";
    return change_with("\"project\": \"" + project + "\", \"branch\": \"" + branch +
                       R"(", "current_revision": "a", "revisions": {"a": {"files": {)" + files + "}}}")
        .touched;
}

}  // namespace

TEST_CASE("files mean what the policy says") {
    struct Row {
        std::string project, files;
        Touched touched;
    };
    const Row rows[] = {
        {core, "", {}},
        {core, R"("/COMMIT_MSG": {}, "/MERGE_LIST": {})", {}},
        {core, R"("/COMMIT_MSG": {}, "a.php": {}, "b.php": 5)", {2, false, "", "", "", ""}},
        {core, R"("x/i18n/en.json": {}, "languages/a": {}, "i18n/z": {})", {3, false, "i18n/z", "", "", ""}},
        {core, R"("myi18n/en.json": {}, "i18n.php": {})", {2, false, "", "", "", ""}},
        {core, R"("extension.json": {})", {1, false, "", "", "extension.json", ""}},
        {core, R"("extension.json": {"status": "D"})", {1, false, "", "", "extension.json", ""}},
        {core, R"("extension.json": {"status": "R"})", {1, false, "", "", "extension.json", ""}},
        {core, R"("skin.json": {"status": "A"})", {1, false, "", "skin.json", "", ""}},
        {core, R"("x/skin.json": {"status": "C"})", {1, false, "", "x/skin.json", "", ""}},
        {core, R"("wikiversions.json": {}, "wmf-config/extension-list": {})", {2, false, "", "", "", ""}},
        {core, R"("wikiversions-labs.json": {})", {1, false, "", "", "", ""}},
        {config, R"("wmf-config/extension-list": {})", {1, false, "", "wmf-config/extension-list", "", ""}},
        {config, R"("wikiversions.json": {})", {1, false, "", "", "", "wikiversions.json"}},
        {config, R"("wikiversions-labs.json": {}, "/COMMIT_MSG": {})", {1, true, "", "", "", ""}},
        {config, R"("wikiversions-labs.json": {}, "wmf-config/LabsServices.php": {})", {2, true, "", "", "", ""}},
        {config, R"("wikiversions-labs.json": {}, "wmf-config/x.php": {})", {2, false, "", "", "", ""}},
        {config, R"("/COMMIT_MSG": {})", {}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.project);
        CAPTURE(row.files);
        CHECK(touched(row.project, row.files) == row.touched);
    }
}

TEST_CASE("the patterns are those of the policy") {
    Policy policy;
    policy.slow = {"*.php"};
    const Change change =
        change_with(R"("current_revision": "a", "revisions": {"a": {"files": {"x.php": {}}}})", policy);
    CHECK(change.touched.slow == "x.php");
}

TEST_CASE("of very many files the first 20,000 are looked at, and beta only is not said of the rest unseen") {
    const auto files = [](int count) {
        std::string text = "\"wikiversions-labs.json\": {}";
        for (int i = 1; i < count; ++i) text += ",\"/m" + std::to_string(i) + "\":{}";
        return text;
    };
    CHECK(touched(config, files(20'000)) == Touched{1, true, "", "", "", ""});
    CHECK(touched(config, files(20'001)) == Touched{1, false, "", "", "", ""});
}
