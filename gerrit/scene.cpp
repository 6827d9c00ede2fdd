#include "gerrit/scene.hpp"

#include <algorithm>
#include <tuple>

namespace gerrit {
namespace {

bool wants(const calendar::Window& window, int change) {
    for (const calendar::Request& request : window.requests)
        for (const calendar::Patch& patch : request.patches)
            if (patch.change == change && !is_settled(patch)) return true;
    return false;
}

}  // namespace

bool is_settled(const calendar::Patch& patch) {
    return patch.status == calendar::Status::done || patch.status == calendar::Status::not_done;
}

bool holds(std::string_view window, const Change& change, const Policy& policy) {
    if (const Sources* other = policy.other(window)) return other->hold(change.project, change.branch);
    return policy.release.hold(change.project, change.branch) || policy.config.hold(change.project, change.branch);
}

Scene::Scene(const World& around, const calendar::Window* meant) : world{around}, window{meant} {
    if (world.versions != nullptr) live = live_branches(*world.versions, world.policy);
    for (const calendar::Window& each : world.schedule.windows())
        for (const calendar::Request& request : each.requests)
            for (const calendar::Patch& patch : request.patches)
                if (patch.change) listed.insert(*patch.change);
}

bool Scene::is_release(const Change& change) const {
    return policy().release.hold(change.project, change.branch);
}

bool Scene::is_config(const Change& change) const {
    return policy().config.hold(change.project, change.branch);
}

Scene::Place Scene::place(int change) const {
    Place result;
    // The window itself need not be in the schedule.
    result.in_time = window != nullptr && wants(*window, change);
    if (!listed.contains(change)) return result;
    for (const calendar::Window& each : world.schedule.windows()) {
        if (!wants(each, change) || each.end <= world.now) continue;  // over, and not done in it
        if (window == nullptr || each.start <= window->start)
            result.in_time = true;
        else if (result.later == nullptr)
            result.later = &each;
    }
    return result;
}

void Findings::add(Finding finding) {
    finding.change = change_;
    if (causes_.insert(cause(finding)).second) findings_.push_back(std::move(finding));
}

void Findings::unasked() {
    if (world_.gerrit_down)
        add({.code = Code::unchecked, .text = "Gerrit", .since = world_.gerrit_down});
    else
        pending_ = true;
}

void Findings::without_versions() {
    add({.code = Code::unchecked, .text = "wikiversions", .since = world_.versions_down});
}

std::vector<Finding> Findings::sorted() const {
    const auto key = [](const Finding& finding) {
        return std::tuple{-static_cast<int>(severity(finding.code)), finding.code, finding.other.value_or(0)};
    };
    std::vector<Finding> result = findings_;
    std::ranges::stable_sort(result, {}, key);
    return result;
}

}  // namespace gerrit
