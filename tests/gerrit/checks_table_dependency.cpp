#include "checks_table.hpp"

namespace gerrit {
namespace {

const std::string one = ada + entry("wmf.16", 101), one_config = ada + entry("config", 301);

std::string finds(const std::string& codes) {
    return "1/6; 1.47.0-wmf.16 1; 101 " + codes;
}
std::string config_finds(const std::string& codes) {
    return "1/6; config 1; 301 " + codes;
}
/// The window of the row with one more entry.
Around also(const std::string& when, const std::string& type, int number, const std::string& status = "") {
    return {.cards = card(when, backports, ada + entry(type, number, status))};
}

}  // namespace

std::vector<Row> dependency_rows() {
    const Made fix = backport(101), other{102, skin, wmf16}, master{7, skin, "master"};
    const Made on15{8, skin, wmf15}, on16{9, skin, wmf16};
    const Changes siblings = {on15.fix(7), on16.fix(7)};
    const std::string both = "2/6; 1.47.0-wmf.16 2; 101 -, 102 no-original missing-branch";
    std::vector<Row> rows;
    rows.push_back({"needs one that is open", Code::dependency_unmerged, true, one,
                    family(fix.needs(102)) + Changes{other}, finds("dependency-unmerged")});
    rows.push_back({"needs one that is merged", Code::dependency_unmerged, false, one,
                    family(fix.needs(102)) + Changes{other.merged()}, finds("-")});
    rows.push_back({"needs one listed behind it", Code::dependency_unmerged, false, one + entry("wmf.16", 102),
                    family(fix.needs(102)) + Changes{other}, both});
    rows.push_back({"needs one of the window before", Code::dependency_unmerged, false, one,
                    family(fix.needs(102)) + Changes{other}, finds("-"), also(hour_before, "wmf.16", 102)});
    rows.push_back({"needs one that the window before did not do", Code::dependency_unmerged, true, one,
                    family(fix.needs(102)) + Changes{other}, finds("dependency-unmerged"),
                    also(hour_before, "wmf.16", 102, "not done")});
    rows.push_back({"needs one that was done elsewhere", Code::dependency_unmerged, true,
                    one + entry("wmf.16", 102, "done"), family(fix.needs(102)) + Changes{other},
                    "2/6; 1.47.0-wmf.16 2; 101 dependency-unmerged, 102 -"});
    rows.push_back({"needs one behind it that is work in progress", Code::dependency_unmerged, true,
                    one + entry("wmf.16", 102), family(fix.needs(102)) + Changes{other.draft()},
                    "2/6; 1.47.0-wmf.16 2; 101 dependency-unmerged, 102 work-in-progress no-original missing-branch"});
    rows.push_back({"needs what nobody can see", Code::dependency_unmerged, true, one, family(fix.needs(404)),
                    finds("dependency-unmerged")});
    rows.push_back({"needs a Change-Id that names nothing", Code::dependency_unmerged, true, one,
                    family(fix.needs_fix(404)), finds("dependency-unmerged")});
    rows.push_back({"needs two other places", Code::dependency_unmerged, true, one,
                    family(fix.needs_text("https://elsewhere.example/1").needs_text("https://elsewhere.example/2")),
                    finds("dependency-unmerged dependency-unmerged")});
    rows.push_back({"needs one twice, and stands on it", Code::dependency_unmerged, true, one,
                    family(fix.needs(102).needs_fix(102).on_top_of(102)) + Changes{Made{102, core, wmf16}},
                    finds("dependency-unmerged")});
    rows.push_back({"stands on an open one", Code::dependency_unmerged, true, one,
                    family(fix.on_top_of(102)) + Changes{Made{102, core, wmf16}}, finds("dependency-unmerged")});
    rows.push_back({"stands on a merged one", Code::dependency_unmerged, false, one,
                    family(fix.on_top_of(102)) + Changes{Made{102, core, wmf16}.merged()}, finds("-")});
    rows.push_back({"its parent is of another branch", Code::dependency_unmerged, false, one,
                    family(fix.on_top_of(102)) + Changes{Made{102, core, "master"}}, finds("-")});
    rows.push_back({"needs an open one in master", Code::dependency_unmerged, true, one,
                    family(fix.needs(7)) + Changes{master}, finds("dependency-unmerged")});
    rows.push_back({"the configuration needs an open one in master",
                    Code::dependency_unmerged,
                    true,
                    one_config,
                    {config(301).needs(7), master},
                    config_finds("dependency-unmerged")});
    rows.push_back({"a backport needs the configuration", Code::dependency_unmerged, true, one,
                    family(fix.needs(302)) + Changes{config(302)}, finds("dependency-unmerged")});
    rows.push_back({"the configuration is before it", Code::dependency_unmerged, false, one,
                    family(fix.needs(302)) + Changes{config(302)}, finds("-"), also(hour_before, "config", 302)});
    rows.push_back({"merged, it needs nothing more", Code::dependency_unmerged, false, one,
                    family(fix.merged().needs(102)) + Changes{other}, finds("already-merged")});
    rows.push_back({"nobody asked about it yet", Code::dependency_unmerged, false, one,
                    family(fix.needs(102)) + Changes{other.unasked()}, finds("...")});
    rows.push_back({"needs one that was given up", Code::dependency_abandoned, true, one,
                    family(fix.needs(102)) + Changes{other.abandoned()}, finds("dependency-abandoned")});
    rows.push_back({"needs one that was not", Code::dependency_abandoned, false, one,
                    family(fix.needs(102)) + Changes{other.merged()}, finds("-")});
    rows.push_back({"stands on one that was given up", Code::dependency_abandoned, true, one,
                    family(fix.on_top_of(102)) + Changes{Made{102, core, wmf16}.abandoned()},
                    finds("dependency-abandoned")});
    rows.push_back(
        {"another of that Change-Id was given up", Code::dependency_abandoned, false, one,
         family(fix.needs_fix(102)) + Changes{other.fix(102).merged(), Made{103, skin, wmf16}.fix(102).abandoned()},
         finds("-")});
    rows.push_back({"two that need each other", Code::dependency_cycle, true, one + entry("wmf.16", 102),
                    family(fix.needs(102)) + Changes{other.needs(101)},
                    "2/6; 1.47.0-wmf.16 2; 101 dependency-cycle, 102 dependency-cycle no-original missing-branch"});
    rows.push_back({"one needs the other", Code::dependency_cycle, false, one + entry("wmf.16", 102),
                    family(fix.needs(102)) + Changes{other}, both});
    rows.push_back(
        {"needs itself", Code::dependency_cycle, true, one, family(fix.needs(101)), finds("dependency-cycle")});
    rows.push_back({"a circle of three, by Change-Id, parent and address", Code::dependency_cycle, true, one,
                    family(fix.needs_fix(102)) + Changes{other.on_top_of(103), Made{103, skin, wmf16}.needs(101)},
                    finds("dependency-cycle")});
    rows.push_back({"a circle that it only leads to", Code::dependency_cycle, false, one,
                    family(fix.needs(102)) + Changes{other.needs(103), Made{103, skin, wmf16}.needs(102)},
                    finds("dependency-unmerged")});
    rows.push_back({"needs one of a later window", Code::dependency_order, true, one,
                    family(fix.needs(102)) + Changes{other}, finds("dependency-order"),
                    also(next_hour, "wmf.16", 102)});
    rows.push_back({"needs one of the same hour in another window", Code::dependency_order, false, one,
                    family(fix.needs(102)) + Changes{other}, finds("-"), also(hour, "wmf.16", 102)});
    rows.push_back({"stands in this window and in a later one", Code::dependency_order, false,
                    one + entry("wmf.16", 102), family(fix.needs(102)) + Changes{other}, both,
                    also(next_hour, "wmf.16", 102)});
    rows.push_back({"merged, though a later window lists it", Code::dependency_order, false, one,
                    family(fix.needs(102)) + Changes{other.merged()}, finds("-"), also(next_hour, "wmf.16", 102)});
    rows.push_back({"needs what its branch has not", Code::dependency_not_in_branch, true, one,
                    family(fix.needs(7)) + Changes{master.merged()}, finds("dependency-not-in-branch")});
    rows.push_back({"needs what its branch has", Code::dependency_not_in_branch, false, one,
                    family(fix.needs(7)) + Changes{master.merged().held(wmf16)}, finds("-")});
    rows.push_back({"by Change-Id, and its branch has it not", Code::dependency_not_in_branch, true, one,
                    family(fix.needs_fix(7)) + Changes{master.merged(), on15.fix(7).merged()},
                    finds("dependency-not-in-branch")});
    rows.push_back({"by Change-Id, only on another branch", Code::dependency_not_in_branch, true, one,
                    family(fix.needs_fix(8)) + Changes{on15.merged()}, finds("dependency-not-in-branch")});
    rows.push_back({"by Change-Id, picked to its branch", Code::dependency_not_in_branch, false, one,
                    family(fix.needs_fix(7)) + Changes{master.merged(), on16.fix(7).merged()}, finds("-")});
    rows.push_back({"by Change-Id, the pick is in this window", Code::dependency_not_in_branch, false,
                    one + entry("wmf.16", 9), family(fix.needs_fix(7)) + Changes{master.merged()} + siblings,
                    "2/6; 1.47.0-wmf.16 2; 101 -, 9 -"});
    rows.push_back({"by Change-Id, the pick was given up but is not needed", Code::dependency_abandoned, false, one,
                    family(fix.needs_fix(7)) + Changes{master.merged().held(wmf16), on16.fix(7).abandoned()},
                    finds("-")});
    rows.push_back(
        {"in two projects, one lacking", Code::dependency_not_in_branch, true, one,
         family(fix.needs_fix(7)) + Changes{master.merged(), Made{10, core, "master"}.fix(7).merged().held(wmf16)},
         finds("dependency-not-in-branch")});
    rows.push_back({"the configuration needs it in every branch",
                    Code::dependency_not_in_branch,
                    true,
                    one_config,
                    {config(301).needs(7), master.merged().held(wmf16)},
                    config_finds("dependency-not-in-branch")});
    rows.push_back({"every branch has it",
                    Code::dependency_not_in_branch,
                    false,
                    one_config,
                    {config(301).needs(7), master.merged().held(wmf16).held(wmf15)},
                    config_finds("-")});
    rows.push_back({"one has it, to the other it was picked",
                    Code::dependency_not_in_branch,
                    false,
                    one_config,
                    {config(301).needs_fix(7), master.merged().held(wmf16), on15.fix(7).merged()},
                    config_finds("-")});
    rows.push_back({"to the other it will be picked too late",
                    Code::dependency_not_in_branch,
                    true,
                    one_config,
                    {config(301).needs_fix(7), master.merged().held(wmf16), on15.fix(7)},
                    config_finds("dependency-not-in-branch"),
                    also(next_hour, "wmf.15", 8)});
    rows.push_back({"nobody knows the branches",
                    Code::dependency_not_in_branch,
                    false,
                    one_config,
                    {config(301).needs(7), master.merged()},
                    config_finds("unchecked"),
                    {.versions = {}}});
    return rows;
}

}  // namespace gerrit
