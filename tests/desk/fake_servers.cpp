#include "tests/desk/fake_servers.hpp"

#include <fmt/format.h>

namespace tests {

using namespace bot::desk;

void FakeServers::run(std::set<int> changes) {
    if (changes != running_) ++commit_;
    running_ = std::move(changes);
}

Event FakeServers::answer(const ReadDeployed& ask) {
    ++questions_;
    if (fails_) return DeployedUnreadable{"HTTP 503"};
    DeployedRead out;
    for (const auto& checkout : ask.about) out.heads.push_back({checkout, fmt::format("{:08x}{:032x}", 0xc0ffee0 + commit_, 0)});
    return out;
}

Event FakeServers::answer(const ReadUndeployed& ask, const gerrit::Shelf& shelf) {
    ++questions_;
    if (fails_) return UndeployedUnreadable{ask.of, "HTTP 503"};
    UndeployedRead out{ask.of, {}, true};
    for (const auto& [number, change] : shelf.changes()) {
        const bool on_branch = change.project == ask.of.checkout.project && change.branch == ask.of.checkout.branch &&
                               change.status == gerrit::ChangeStatus::merged;
        if (on_branch && !running_.contains(number)) out.commits.push_back(change.revision);
    }
    return out;
}

}  // namespace tests
