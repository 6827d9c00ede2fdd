#include "checks_table.hpp"

namespace gerrit {
namespace {

const std::string one = ada + entry("wmf.16", 101), one_config = ada + entry("config", 301);
const std::string fine = "1/6; 1.47.0-wmf.16 1; 101 -", fine_config = "1/6; config 1; 301 -";

std::string finds(const std::string& codes) {
    return "1/6; 1.47.0-wmf.16 1; 101 " + codes;
}
std::string config_finds(const std::string& codes) {
    return "1/6; config 1; 301 " + codes;
}

Touched file(std::string Touched::*kind, const std::string& name) {
    Touched touched;
    touched.files = 2;
    touched.*kind = name;
    return touched;
}

const Around begun{.now = "2026-11-18T21:00Z"}, just_before{.now = "2026-11-18T20:59Z"};

}  // namespace

std::vector<Row> change_rows() {
    const Made fix = backport(101);
    const auto slow = file(&Touched::slow, "i18n/en.json");
    const auto list = file(&Touched::new_extension, "wmf-config/extension-list");
    const auto json = file(&Touched::extension_json, "skin.json");
    const auto step = file(&Touched::train_step, "wikiversions.json");
    Touched beta;
    beta.files = 1;
    beta.beta_only = true;
    const Made green = fix.vote("Verified", 2).vote("Code-Review", 2), red = fix.vote("Verified", -1, "ci");
    std::vector<Row> rows;
    rows.push_back({"nobody knows it", Code::unknown_change, true, one, {}, finds("unknown-change")});
    rows.push_back({"a backport as it should be", Code::unknown_change, false, one, family(fix), fine});
    rows.push_back({"nobody asked yet", Code::unknown_change, false, one, {fix.unasked()}, finds("...")});
    rows.push_back(
        {"an unknown one that is done", Code::unknown_change, false, ada + entry("wmf.16", 101, "done"), {}, fine});
    rows.push_back({"an unknown one counts under its type",
                    Code::unknown_change,
                    true,
                    ada + entry("WMF.15", 101),
                    {},
                    "1/6; 1.47.0-wmf.15 1; 101 unknown-change"});
    rows.push_back({"or under its type as written",
                    Code::unknown_change,
                    true,
                    ada + entry("wmf.9", 101),
                    {},
                    "1/6; wmf.9 1; 101 unknown-change"});
    rows.push_back({"or under its whole version",
                    Code::unknown_change,
                    true,
                    ada + entry("wmf/1.46.0-wmf.9", 101),
                    {},
                    "1/6; 1.46.0-wmf.9 1; 101 unknown-change"});
    rows.push_back({"Gerrit was down from the start",
                    Code::unchecked,
                    true,
                    one,
                    {fix.unasked()},
                    finds("unchecked"),
                    {.gerrit_down = true}});
    rows.push_back(
        {"Gerrit is down, but had answered", Code::unchecked, false, one, family(fix), fine, {.gerrit_down = true}});
    rows.push_back(
        {"nobody knows the versions", Code::unchecked, true, one, family(fix), finds("unchecked"), {.versions = {}}});
    rows.push_back({"the configuration needs no versions",
                    Code::unchecked,
                    false,
                    one_config,
                    {config(301)},
                    fine_config,
                    {.versions = {}}});
    rows.push_back({"of a status that nobody knows", Code::unchecked, true, one,
                    family(fix.of_status(ChangeStatus::unknown)), finds("unchecked")});
    rows.push_back({"given up", Code::abandoned, true, one, family(fix.abandoned()), finds("abandoned")});
    rows.push_back({"of one that is given up nothing else is said", Code::abandoned, true, one,
                    family(fix.abandoned().draft().vote("Code-Review", -2).comments(3)), finds("abandoned")});
    rows.push_back({"not given up", Code::abandoned, false, one, family(fix), fine});
    rows.push_back(
        {"still being written", Code::work_in_progress, true, one, family(fix.draft()), finds("work-in-progress")});
    rows.push_back({"ready", Code::work_in_progress, false, one, family(fix), fine});
    rows.push_back({"merged before its window", Code::already_merged, true, one, family(fix.merged()),
                    finds("already-merged"), just_before});
    rows.push_back({"merged in its window", Code::already_merged, false, one, family(fix.merged("2026-11-18T21:00Z")),
                    fine, begun});
    rows.push_back({"merged before its window, which has begun", Code::already_merged, true, one,
                    family(fix.merged("2026-11-18T20:59Z")), finds("already-merged"), begun});
    rows.push_back(
        {"merged: what is left to fix does not matter", Code::already_merged, true, one,
         family(fix.merged().vote("Verified", -1).vote("Code-Review", -1).comments(2).needs(5).touches(slow)),
         finds("already-merged")});
    rows.push_back({"merged: what it holds does",
                    Code::train_step,
                    true,
                    one_config,
                    {config(301).merged().touches(step)},
                    config_finds("train-step already-merged")});
    rows.push_back({"vetoed", Code::vetoed, true, one, family(fix.vote("Code-Review", -2)), finds("vetoed")});
    rows.push_back({"vetoed by one, approved by another", Code::vetoed, true, one,
                    family(fix.vote("Code-Review", 2).vote("Code-Review", -2, "kay")), finds("vetoed")});
    rows.push_back({"only objected", Code::vetoed, false, one, family(fix.vote("Code-Review", -1)), finds("objected")});
    rows.push_back({"objected", Code::objected, true, one,
                    family(fix.vote("Code-Review", -1).vote("Code-Review", 1, "kay")), finds("objected")});
    rows.push_back({"praised", Code::objected, false, one, family(fix.vote("Code-Review", 1)), fine});
    rows.push_back({"the tests fail", Code::ci_failed, true, one, family(red), finds("ci-failed")});
    rows.push_back({"the tests pass", Code::ci_failed, false, one, family(fix.vote("Verified", 2)), fine});
    rows.push_back(
        {"they fail in the window, not approved", Code::ci_failed, true, one, family(red), finds("ci-failed"), begun});
    rows.push_back({"they fail in the window, approved", Code::ci_failed, false, one,
                    family(red.vote("Code-Review", 2)), fine, begun});
    rows.push_back({"they fail in the window, approved there", Code::ci_failed, false, one,
                    family(red.approved_at("2026-11-18T21:00Z")), fine, begun});
    rows.push_back({"they fail in the window, approved long before", Code::ci_failed, true, one,
                    family(red.approved_at("2026-11-18T20:59Z")), finds("ci-failed"), begun});
    rows.push_back({"approved, and its window comes", Code::ci_failed, true, one, family(red.vote("Code-Review", 2)),
                    finds("ci-failed"), just_before});
    rows.push_back(
        {"does not merge, twice", Code::merge_conflict, true, one, family(fix.conflict(2)), finds("merge-conflict")});
    rows.push_back({"does not merge, once", Code::merge_conflict, false, one, family(fix.conflict(1)), fine});
    rows.push_back({"something to answer", Code::unresolved_comments, true, one, family(fix.comments(1)),
                    finds("unresolved-comments")});
    rows.push_back({"nothing to answer", Code::unresolved_comments, false, one, family(fix.comments(0)), fine});
    rows.push_back({"another patch set",
                    Code::new_patch_set,
                    true,
                    one,
                    family(fix.patch_sets(3)),
                    finds("new-patch-set"),
                    {.checked = {{101, 2}}}});
    rows.push_back({"the patch set that was checked",
                    Code::new_patch_set,
                    false,
                    one,
                    family(fix.patch_sets(3)),
                    fine,
                    {.checked = {{101, 3}, {102, 1}}}});
    rows.push_back({"another one, approved in the window",
                    Code::new_patch_set,
                    false,
                    one,
                    family(green.patch_sets(3)),
                    fine,
                    {.now = begun.now, .checked = {{101, 2}}}});
    rows.push_back({"another one in the window, not approved",
                    Code::new_patch_set,
                    true,
                    one,
                    family(fix.patch_sets(3)),
                    finds("new-patch-set"),
                    {.now = begun.now, .checked = {{101, 2}}}});
    rows.push_back({"a new extension",
                    Code::new_extension,
                    true,
                    one_config,
                    {config(301).touches(list)},
                    config_finds("new-extension")});
    rows.push_back({"none", Code::new_extension, false, one_config, {config(301)}, fine_config});
    rows.push_back({"extension.json changes", Code::extension_json, true, one, family(fix.touches(json)),
                    finds("extension-json")});
    rows.push_back({"it does not", Code::extension_json, false, one, family(fix), fine});
    rows.push_back({"one in the configuration is none",
                    Code::extension_json,
                    false,
                    one_config,
                    {config(301).touches(json)},
                    fine_config});
    rows.push_back({"a step of the train",
                    Code::train_step,
                    true,
                    one_config,
                    {config(301).touches(step)},
                    config_finds("train-step")});
    rows.push_back({"no step", Code::train_step, false, one_config, {config(301)}, fine_config});
    rows.push_back({"localisation", Code::slow_i18n, true, one, family(fix.touches(slow)), finds("slow-i18n")});
    rows.push_back({"no localisation", Code::slow_i18n, false, one, family(fix), fine});
    rows.push_back({"only the beta cluster's",
                    Code::beta_only,
                    true,
                    one_config,
                    {config(301).touches(beta)},
                    config_finds("beta-only")});
    rows.push_back({"not only", Code::beta_only, false, one_config, {config(301)}, fine_config});
    rows.push_back({"the worst comes first", Code::vetoed, true, one,
                    family(fix.draft().vote("Code-Review", -2).comments(1).touches(slow)),
                    finds("work-in-progress vetoed unresolved-comments slow-i18n")});
    return rows;
}

}  // namespace gerrit
