#include <fmt/format.h>

#include <algorithm>

#include "calendar/text.hpp"
#include "calendar/version.hpp"
#include "gerrit/dependencies.hpp"
#include "gerrit/scene.hpp"

namespace gerrit {
namespace {

constexpr int veto = -2, strikes = 2;

bool is_taken(const Scene& scene, const Change& change) {
    if (scene.window != nullptr) return holds(scene.window->name, change, scene.policy());
    if (scene.is_release(change) || scene.is_config(change)) return true;
    return std::ranges::any_of(scene.policy().others, [&](const Policy::Other& other) {
        return other.takes.hold(change.project, change.branch);
    });
}

void check_live(const Scene& scene, const Change& change, Findings& findings) {
    // Branches that are live by configuration need no list of versions.
    const auto live = scene.live ? *scene.live : live_branches({}, scene.policy());
    const Liveness is = liveness(change.branch, live);
    if (is == Liveness::live) return;
    if (!scene.live) return findings.without_versions();
    const Code code = is == Liveness::not_yet ? Code::branch_not_yet_live : Code::branch_not_live;
    findings.add({.code = code, .branch = change.branch});
}

void check_type(const Scene& scene, const Change& change, const std::string& written, Findings& findings) {
    const std::string_view type = calendar::trim(written);
    if (type.empty()) return;
    if (scene.window != nullptr && scene.policy().other(scene.window->name) != nullptr) return;
    const auto says = [&](std::string_view word) { return calendar::same_word(type, word); };
    const bool says_config =
        says("config") || says("mw-config") || says("mediawiki-config") || says("operations/mediawiki-config");
    const bool wrong = scene.is_config(change)    ? !says_config
                       : scene.is_release(change) ? !says("backport") && !calendar::names_branch(type, change.branch)
                                                  : says_config;
    if (!wrong) return;
    findings.add(
        {.code = Code::type_mismatch, .project = change.project, .branch = change.branch, .type = std::string{type}});
}

/// Problems that block even a merged patch.
void check_contents(const Change& change, Findings& findings) {
    const Touched& touched = change.touched;
    if (!touched.new_extension.empty()) findings.add({.code = Code::new_extension, .file = touched.new_extension});
    if (!touched.train_step.empty()) findings.add({.code = Code::train_step, .file = touched.train_step});
}

void note_contents(const Scene& scene, const Change& change, Findings& findings) {
    const Touched& touched = change.touched;
    if (!touched.extension_json.empty() && scene.is_release(change))
        findings.add({.code = Code::extension_json, .file = touched.extension_json});
    if (!touched.slow.empty()) {
        const auto minutes = static_cast<int>(scene.policy().slow_takes.count());
        findings.add({.code = Code::slow_i18n, .file = touched.slow, .count = minutes});
    }
    if (touched.beta_only && scene.is_config(change)) findings.add(Code::beta_only);
}

void check_votes(const Scene& scene, const Change& change, Findings& findings) {
    const auto say = [&](Code code, const Vote& vote, int patch_set) {
        findings.add({.code = code,
                      .vote = fmt::format("{} {:+}", vote.label, vote.value),
                      .by = vote.by.username.empty() ? vote.by.name : vote.by.username,
                      .patch_set = patch_set});
    };
    if (const Vote* review = worst(change, "Code-Review"))
        say(review->value <= veto ? Code::vetoed : Code::objected, *review, 0);
    if (const Vote* verified = worst(change, "Verified"); verified != nullptr && !scene.is_tracked(change))
        say(Code::ci_failed, *verified, change.patch_set);
}

void check_new_patch_set(const Scene& scene, const Change& change, Findings& findings) {
    const auto checked = scene.world.checked_patch_sets.find(change.number);
    if (checked == scene.world.checked_patch_sets.end() || change.patch_set == 0) return;
    if (checked->second == change.patch_set || scene.is_tracked(change)) return;
    findings.add({.code = Code::new_patch_set, .count = checked->second, .patch_set = change.patch_set});
}

/// Problems that can still be fixed before the merge.
void check_open(const Scene& scene, const Change& change, Findings& findings) {
    if (change.work_in_progress) findings.add(Code::work_in_progress);
    check_votes(scene, change, findings);
    const Known::Entry* entry = scene.known().entry(change.number);
    if (entry != nullptr && entry->conflicts >= strikes) findings.add(Code::merge_conflict);
    if (change.unresolved_comments > 0)
        findings.add({.code = Code::unresolved_comments, .count = change.unresolved_comments});
    check_new_patch_set(scene, change, findings);
    note_contents(scene, change, findings);
    if (scene.is_release(change)) {
        check_original(scene, change, findings);
        check_siblings(scene, change, findings);
    }
    check_dependencies(scene, change, findings);
}

}  // namespace

void check_change(const Scene& scene, const Change& change, const std::string& type, Findings& findings) {
    if (change.status == ChangeStatus::unknown)
        findings.add({.code = Code::unchecked, .text = "what its status means"});
    if (change.status == ChangeStatus::abandoned) return findings.add(Code::abandoned);
    if (!is_taken(scene, change))
        findings.add({.code = Code::not_deployable, .project = change.project, .branch = change.branch});
    if (scene.is_release(change)) check_live(scene, change, findings);
    check_type(scene, change, type, findings);
    check_contents(change, findings);
    if (change.status != ChangeStatus::merged)
        check_open(scene, change, findings);
    else if (!scene.is_tracked(change))
        findings.add({.code = Code::already_merged, .since = change.submitted});
}

}  // namespace gerrit
