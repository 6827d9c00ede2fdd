#include "gerrit/finding.hpp"

#include <fmt/format.h>

#include <array>

namespace gerrit {
namespace {

/// The facts of a finding that make it different news when they change.
enum About : unsigned {
    nothing = 0,
    place = 1,          // project, branch
    file = 2,           // file
    type = 4,           // type
    other = 8,          // other; if that is 0, text
    what = 16,          // text
    patch_set = 32,     // patch_set
    at_that_time = 64,  // at
};

struct Row {
    Code code;
    std::string_view word;
    Severity severity;
    Source source;
    unsigned about;
};

using enum Severity;
using enum Source;

constexpr auto table = std::to_array<Row>({
    {Code::unknown_change, "unknown-change", block, gerrit, nothing},
    {Code::abandoned, "abandoned", block, gerrit, nothing},
    {Code::work_in_progress, "work-in-progress", block, gerrit, nothing},
    {Code::not_deployable, "not-deployable", block, gerrit, place},
    {Code::branch_not_live, "branch-not-live", block, wikiversions, place},
    {Code::vetoed, "vetoed", block, gerrit, nothing},
    {Code::ci_failed, "ci-failed", block, gerrit, patch_set},
    {Code::merge_conflict, "merge-conflict", block, gerrit, nothing},
    {Code::new_extension, "new-extension", block, gerrit, file},
    {Code::train_step, "train-step", block, gerrit, file},
    {Code::dependency_abandoned, "dependency-abandoned", block, gerrit, other},
    {Code::dependency_cycle, "dependency-cycle", block, gerrit, other},
    {Code::dependency_not_in_branch, "dependency-not-in-branch", block, gerrit, other | place},
    {Code::over_limit, "over-limit", block, page, nothing},
    {Code::already_merged, "already-merged", warn, gerrit, nothing},
    {Code::branch_not_yet_live, "branch-not-yet-live", warn, wikiversions, place},
    {Code::type_mismatch, "type-mismatch", warn, gerrit, type | place},
    {Code::duplicate, "duplicate", warn, page, nothing},
    {Code::objected, "objected", warn, gerrit, nothing},
    {Code::master_not_merged, "master-not-merged", warn, gerrit, other},
    {Code::master_abandoned, "master-abandoned", warn, gerrit, other},
    {Code::master_just_merged, "master-just-merged", warn, gerrit, other},
    {Code::dependency_unmerged, "dependency-unmerged", warn, gerrit, other},
    {Code::dependency_order, "dependency-order", warn, page, other},
    {Code::unresolved_comments, "unresolved-comments", warn, gerrit, nothing},
    {Code::new_patch_set, "new-patch-set", warn, memory, 0},  // reported once, until the patch set is checked
    {Code::requestor_missing, "requestor-missing", warn, page, nothing},
    {Code::train_overlap, "train-overlap", warn, page, at_that_time},
    {Code::unchecked, "unchecked", warn, gerrit, what},
    {Code::no_original, "no-original", note, gerrit, nothing},
    {Code::missing_branch, "missing-branch", note, wikiversions, place},
    {Code::extension_json, "extension-json", note, gerrit, file},
    {Code::slow_i18n, "slow-i18n", note, gerrit, nothing},
    {Code::beta_only, "beta-only", note, gerrit, nothing},
});

constexpr auto all = [] {
    std::array<Code, table.size()> codes{};
    for (std::size_t i = 0; i < table.size(); ++i) codes[i] = table[i].code;
    return codes;
}();

constexpr bool complete() {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].code) != i) return false;
    return table.back().code == Code::beta_only;
}
static_assert(complete(), "one row for each code, in the order of the enum");

const Row& row(Code code) {
    return table.at(static_cast<std::size_t>(code));
}

}  // namespace

std::string_view to_text(Severity severity) {
    return severity == block ? "block" : severity == warn ? "warn" : "note";
}

std::string_view to_text(Code code) {
    return row(code).word;
}
Severity severity(Code code) {
    return row(code).severity;
}
Source source(Code code) {
    return row(code).source;
}
std::span<const Code> codes() {
    return all;
}

std::string cause(const Finding& finding) {
    const Row& is = row(finding.code);
    std::string text{is.word};
    if (finding.change) text += fmt::format(" {}", *finding.change);
    // Untrusted texts are preceded by their length, so that no text can imitate the facts after it.
    const auto add = [&](std::string_view name, std::string_view value) {
        text += fmt::format(" {}:{}={}", name, value.size(), value);
    };
    if (is.about & place) add("project", finding.project), add("branch", finding.branch);
    if (is.about & file) add("file", finding.file);
    if (is.about & type) add("type", finding.type);
    if (is.about & other) text += fmt::format(" other={}", finding.other.value_or(0));
    if ((is.about & what) || ((is.about & other) && finding.other.value_or(0) == 0)) add("text", finding.text);
    if (finding.code == Code::unknown_change && !finding.change) add("text", finding.text), add("title", finding.title);
    if (is.about & patch_set) text += fmt::format(" patch_set={}", finding.patch_set);
    if ((is.about & at_that_time) && finding.at) text += " at=" + calendar::to_text(*finding.at);
    return text;
}

}  // namespace gerrit
