#include "checks_table.hpp"

namespace gerrit {
namespace {

std::string lists(const std::string& type) {
    return ada + entry(type, 101);
}
std::string finds(const std::string& codes, const std::string& group = "1.47.0-wmf.16") {
    return "1/6; " + group + " 1; 101 " + codes;
}

const std::string puppet = "operations/puppet", puppet_window = "Puppet request window '''(Max 6 patches)'''";
const Versions only16 = {{"1.47.0-wmf.16", 1072}};

}  // namespace

std::vector<Row> branch_rows() {
    const std::string one = lists("wmf.16");
    const Made fix = backport(101).fix(101);
    const Made original = Made{1101, core, "master"}.fix(101), sibling = Made{2101, core, wmf15}.fix(101);
    const Made old = backport(101, wmf14), soon = backport(101, wmf17);
    std::vector<Row> rows;
    rows.push_back({"a project that no window takes",
                    Code::not_deployable,
                    true,
                    lists(""),
                    {Made{101, "wikimedia/slides", "wmf/x"}},
                    finds("not-deployable", "wmf/x")});
    rows.push_back({"master of a project that windows take",
                    Code::not_deployable,
                    true,
                    lists(""),
                    {Made{101, core, "master"}},
                    finds("not-deployable", "master")});
    rows.push_back({"a release branch of it", Code::not_deployable, false, one, family(fix), finds("-")});
    rows.push_back({"a skin", Code::not_deployable, false, one, family(Made{101, skin, wmf16}), finds("-")});
    rows.push_back({"Puppet in a backport window",
                    Code::not_deployable,
                    true,
                    lists(""),
                    {Made{101, puppet, "production"}},
                    finds("not-deployable", "production")});
    rows.push_back({"Puppet in its own",
                    Code::not_deployable,
                    false,
                    lists("puppet"),
                    {Made{101, puppet, "production"}},
                    finds("-", "production"),
                    {.name = puppet_window}});
    rows.push_back({"a backport in Puppet's window",
                    Code::not_deployable,
                    true,
                    one,
                    family(fix),
                    finds("not-deployable"),
                    {.name = puppet_window}});
    rows.push_back({"a window without lists takes the same",
                    Code::not_deployable,
                    false,
                    one,
                    family(fix),
                    "1/-; 1.47.0-wmf.16 1; 101 -",
                    {.name = "Weekly security window"}});
    rows.push_back({"a branch that no wiki runs any more", Code::branch_not_live, true, lists("wmf.14"), family(old),
                    finds("branch-not-live", "1.47.0-wmf.14")});
    rows.push_back({"a branch that some wikis run", Code::branch_not_live, false, lists("wmf.15"),
                    family(backport(101, wmf15)), finds("-", "1.47.0-wmf.15")});
    rows.push_back({"a branch of another name", Code::branch_not_live, true, lists("wmf/next"),
                    family(backport(101, "wmf/next")), finds("branch-not-live", "wmf/next")});
    rows.push_back({"one that is live by configuration",
                    Code::branch_not_live,
                    false,
                    lists("wmf/next"),
                    family(backport(101, "wmf/next")),
                    finds("-", "wmf/next"),
                    {.versions = {}, .policy = {.always_live = {"wmf/next"}}}});
    rows.push_back({"merged into a dead branch", Code::branch_not_live, true, lists("wmf.14"), family(old.merged()),
                    finds("branch-not-live already-merged", "1.47.0-wmf.14")});
    rows.push_back({"a branch that no wiki runs yet", Code::branch_not_yet_live, true, lists("wmf.17"), family(soon),
                    finds("branch-not-yet-live", "1.47.0-wmf.17")});
    rows.push_back({"it is live since an hour",
                    Code::branch_not_yet_live,
                    false,
                    lists("wmf.17"),
                    family(soon),
                    finds("-", "1.47.0-wmf.17"),
                    {.versions = {{"1.47.0-wmf.17", 3}}}});
    rows.push_back({"listed as wmf.15, is on wmf.16", Code::type_mismatch, true, lists("wmf.15"), family(fix),
                    finds("type-mismatch")});
    rows.push_back(
        {"listed with its whole version", Code::type_mismatch, false, lists("1.47.0-wmf.16"), family(fix), finds("-")});
    rows.push_back({"listed as config, is a backport", Code::type_mismatch, true, lists("config"), family(fix),
                    finds("type-mismatch")});
    rows.push_back({"listed as a backport, is config",
                    Code::type_mismatch,
                    true,
                    lists("backport"),
                    {config(101)},
                    finds("type-mismatch", "config")});
    rows.push_back(
        {"listed as Config", Code::type_mismatch, false, lists("Config"), {config(101)}, finds("-", "config")});
    rows.push_back({"listed without a type", Code::type_mismatch, false, lists(""), family(fix), finds("-")});
    rows.push_back({"listed as config, is no window's",
                    Code::type_mismatch,
                    true,
                    lists("config"),
                    {Made{101, core, "master"}},
                    finds("not-deployable type-mismatch", "master")});
    rows.push_back({"the original is open",
                    Code::master_not_merged,
                    true,
                    one,
                    {fix, original, sibling},
                    finds("master-not-merged")});
    rows.push_back(
        {"the original is merged", Code::master_not_merged, false, one, {fix, original.merged(), sibling}, finds("-")});
    rows.push_back({"the pick tells its original",
                    Code::master_not_merged,
                    true,
                    one,
                    {fix.pick_of(7), Made{7, core, "master"}, original.merged(), sibling},
                    finds("master-not-merged")});
    rows.push_back({"a pick of a pick",
                    Code::master_not_merged,
                    true,
                    one,
                    {fix.pick_of(2101), sibling.pick_of(7), Made{7, core, "master"}, original.merged()},
                    finds("master-not-merged")});
    rows.push_back({"the message tells its original",
                    Code::master_not_merged,
                    true,
                    one,
                    {fix.pick_in_words(9).pick_in_words(7), Made{7, core, "master"}, Made{9, core, "master"}.merged(),
                     original.merged(), sibling},
                    finds("master-not-merged")});
    rows.push_back({"one pushed again: the merged one counts",
                    Code::master_not_merged,
                    false,
                    one,
                    {fix, Made{1100, core, "master"}.fix(101), original.merged(), sibling},
                    finds("-")});
    rows.push_back({"merged itself",
                    Code::master_not_merged,
                    false,
                    one,
                    {fix.merged(), original, sibling},
                    finds("already-merged")});
    rows.push_back({"the original is given up",
                    Code::master_abandoned,
                    true,
                    one,
                    {fix, original.abandoned(), sibling},
                    finds("master-abandoned")});
    rows.push_back({"another one of that name was",
                    Code::master_abandoned,
                    false,
                    one,
                    {fix, original.merged(), Made{8, core, "master"}.fix(101).abandoned(), sibling},
                    finds("-")});
    rows.push_back({"merged 29 minutes ago",
                    Code::master_just_merged,
                    true,
                    one,
                    {fix, original.merged("2026-11-18T17:31Z"), sibling},
                    finds("master-just-merged")});
    rows.push_back({"merged 30 minutes ago",
                    Code::master_just_merged,
                    false,
                    one,
                    {fix, original.merged("2026-11-18T17:30Z"), sibling},
                    finds("-")});
    rows.push_back({"no original", Code::no_original, true, one, {fix, sibling}, finds("no-original")});
    rows.push_back({"the same Change-Id elsewhere is none",
                    Code::no_original,
                    true,
                    one,
                    {fix, Made{1101, skin, "master"}.fix(101).merged(), sibling},
                    finds("no-original")});
    rows.push_back({"an original", Code::no_original, false, one, {fix, original.merged(), sibling}, finds("-")});
    rows.push_back({"the configuration has no originals",
                    Code::no_original,
                    false,
                    lists("config"),
                    {config(101)},
                    finds("-", "config")});
    rows.push_back({"nobody asked about the original yet",
                    Code::no_original,
                    false,
                    one,
                    {fix.pick_of(1101), original.unasked(), sibling},
                    finds("...")});
    rows.push_back({"the older branch lacks it",
                    Code::missing_branch,
                    true,
                    one,
                    {fix, original.merged()},
                    finds("missing-branch")});
    rows.push_back({"the newer branch lacks it",
                    Code::missing_branch,
                    true,
                    lists("wmf.15"),
                    {backport(101, wmf15), original.merged()},
                    finds("missing-branch", "1.47.0-wmf.15")});
    rows.push_back({"both have it", Code::missing_branch, false, one, {fix, original.merged(), sibling}, finds("-")});
    rows.push_back({"the other one is given up",
                    Code::missing_branch,
                    true,
                    one,
                    {fix, original.merged(), sibling.abandoned()},
                    finds("missing-branch")});
    rows.push_back({"one branch is live",
                    Code::missing_branch,
                    false,
                    one,
                    {fix, original.merged()},
                    finds("-"),
                    {.versions = only16}});
    rows.push_back({"the other has it under another Change-Id",
                    Code::missing_branch,
                    false,
                    one + entry("wmf.15", 102),
                    {fix.pick_of(1101), original.merged(), Made{102, core, wmf15}.pick_of(1101)},
                    "2/6; 1.47.0-wmf.15 1, 1.47.0-wmf.16 1; 101 -, 102 -"});
    rows.push_back({"it was in master before the branch",
                    Code::missing_branch,
                    false,
                    lists("wmf.15"),
                    {backport(101, wmf15), original.merged().held(wmf16)},
                    finds("-", "1.47.0-wmf.15")});
    return rows;
}

}  // namespace gerrit
