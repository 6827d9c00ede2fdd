#include "gerrit/finding.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <set>
#include <string>

using namespace gerrit;

namespace {

/// The words of the codes with this severity, in their order.
std::string words(Severity wanted) {
    std::string text;
    for (const Code code : codes())
        if (severity(code) == wanted) text += (text.empty() ? "" : " ") + std::string{to_text(code)};
    return text;
}

calendar::Instant at(const std::string& text) {
    return *calendar::parse_instant(text);
}

template <class Edit>
std::string cause_with(Finding finding, Edit edit) {
    edit(finding);
    return cause(finding);
}

Finding full(Code code) {
    return {.code = code,
            .change = 101,
            .vote = "Code-Review -2",
            .by = "ada",
            .project = "mediawiki/core",
            .branch = "wmf/1.47.0-wmf.16",
            .file = "i18n/en.json",
            .type = "wmf.15",
            .window = "Late",
            .text = "Gerrit",
            .other = 7,
            .since = at("2026-11-18T10:00Z"),
            .at = at("2026-11-18T21:00Z"),
            .count = 7,
            .limit = 6,
            .patch_set = 2};
}

}  // namespace

TEST_CASE("codes have stable words and severities") {
    CHECK(words(Severity::block) ==
          "unknown-change abandoned work-in-progress not-deployable branch-not-live vetoed ci-failed merge-conflict "
          "new-extension train-step dependency-abandoned dependency-cycle dependency-not-in-branch over-limit");
    CHECK(words(Severity::warn) ==
          "already-merged branch-not-yet-live type-mismatch duplicate objected master-not-merged master-abandoned "
          "master-just-merged dependency-unmerged dependency-order unresolved-comments new-patch-set "
          "requestor-missing train-overlap unchecked");
    CHECK(words(Severity::note) == "no-original missing-branch extension-json slow-i18n beta-only");
    CHECK(to_text(Severity::block) == "block");
    CHECK(to_text(Severity::warn) == "warn");
    CHECK(to_text(Severity::note) == "note");
}

TEST_CASE("every code tells what it rests on") {
    CHECK(source(Code::over_limit) == Source::page);
    CHECK(source(Code::duplicate) == Source::page);
    CHECK(source(Code::requestor_missing) == Source::page);
    CHECK(source(Code::train_overlap) == Source::page);
    CHECK(source(Code::vetoed) == Source::gerrit);
    CHECK(source(Code::branch_not_live) == Source::wikiversions);
    CHECK(source(Code::new_patch_set) == Source::memory);
}

TEST_CASE("no two codes, and no two changes, are the same news") {
    std::set<std::string> causes;
    for (const Code code : codes()) {
        CHECK(causes.insert(cause(full(code))).second);
        CHECK(causes.insert(cause_with(full(code), [](Finding& f) { f.change = 102; })).second);
    }
}

TEST_CASE("how often, how long and by whom is no news of its own") {
    for (const Code code : codes()) {
        CAPTURE(to_text(code));
        const Finding finding = full(code);
        CHECK(cause_with(finding, [](Finding& f) { f.by = "kay"; }) == cause(finding));
        CHECK(cause_with(finding, [](Finding& f) { f.vote = "Code-Review -3"; }) == cause(finding));
        CHECK(cause_with(finding, [](Finding& f) { f.count = 9; }) == cause(finding));
        CHECK(cause_with(finding, [](Finding& f) { f.limit = 5; }) == cause(finding));
        CHECK(cause_with(finding, [](Finding& f) { f.since = std::nullopt; }) == cause(finding));
        CHECK(cause_with(finding, [](Finding& f) { f.window = "Later"; }) == cause(finding));
    }
}

TEST_CASE("what a finding is about is news when it changes, and only that") {
    struct {
        const char* what;
        std::function<void(Finding&)> edit;
        std::set<Code> news_of;
    } const rows[] = {
        {"branch",
         [](Finding& f) { f.branch = "wmf/1.47.0-wmf.17"; },
         {Code::not_deployable, Code::branch_not_live, Code::branch_not_yet_live, Code::type_mismatch,
          Code::missing_branch, Code::dependency_not_in_branch}},
        {"project",
         [](Finding& f) { f.project = "mediawiki/vendor"; },
         {Code::not_deployable, Code::branch_not_live, Code::branch_not_yet_live, Code::type_mismatch,
          Code::missing_branch, Code::dependency_not_in_branch}},
        {"file",
         [](Finding& f) { f.file = "skin.json"; },
         {Code::new_extension, Code::train_step, Code::extension_json}},
        {"type", [](Finding& f) { f.type = "config"; }, {Code::type_mismatch}},
        {"other",
         [](Finding& f) { f.other = 8; },
         {Code::dependency_abandoned, Code::dependency_cycle, Code::dependency_not_in_branch, Code::dependency_unmerged,
          Code::dependency_order, Code::master_not_merged, Code::master_abandoned, Code::master_just_merged}},
        {"text", [](Finding& f) { f.text = "wikiversions"; }, {Code::unchecked}},
        {"patch set", [](Finding& f) { f.patch_set = 3; }, {Code::ci_failed}},
        {"at", [](Finding& f) { f.at = at("2026-11-19T21:00Z"); }, {Code::train_overlap}},
    };
    for (const auto& row : rows) {
        for (const Code code : codes()) {
            CAPTURE(row.what);
            CAPTURE(to_text(code));
            CHECK((cause_with(full(code), row.edit) != cause(full(code))) == row.news_of.contains(code));
        }
    }
}

TEST_CASE("where nobody can tell the other change, its words tell them apart") {
    const Finding unseen{.code = Code::dependency_unmerged, .change = 101, .text = "https://a.example/1", .other = 0};
    CHECK(cause_with(unseen, [](Finding& f) { f.text = "https://a.example/2"; }) != cause(unseen));
    CHECK(cause_with(unseen, [](Finding& f) { f.other = std::nullopt; }) == cause(unseen));
}

TEST_CASE("no text of strangers makes one cause look like another") {
    const auto placed = [](const std::string& project, const std::string& branch) {
        return cause({.code = Code::not_deployable, .change = 101, .project = project, .branch = branch});
    };
    CHECK(placed("a branch:1=b", "c") != placed("a", "b branch:1=c"));
    CHECK(placed("", "a") != placed("a", ""));
}
