#include "bot/desk/journal/proof.hpp"

namespace bot::desk::journal {

void fields(auto& io, As<DeployedHead> auto& head) {
    auto& [checkout, commit] = head;
    auto& [project, branch] = checkout;
    io("project", project)("branch", branch)("commit", commit);
}

void fields(auto& io, As<Proof> auto& proof) {
    auto& [wanted, asked, next, tries, first, agreed, known, asking, down, failure] = proof;
    const auto seen = [](auto& row, auto& checkout, auto& at) {
        auto& [project, branch] = checkout;
        row("project", project)("branch", branch)("commit", at.commit).needs("at", at.at);
    };
    io("wanted", wanted)("asked", asked)("next", next)("tries", tries);
    io.rows("first", first, seen);
    io.rows("agreed", agreed, seen);
    io.rows("known", known, [](auto& row, auto& checkout, auto& lacking) {
        auto& [project, branch] = checkout;
        auto& [commit, commits, whole, asked_at] = lacking;
        row("project", project)("branch", branch)("commit", commit)("lacks", commits)("whole", whole);
        row.needs("asked", asked_at);
    });
    io.rows("asking", asking, [](auto& row, auto& checkout, auto& at) {
        auto& [project, branch] = checkout;
        row("project", project)("branch", branch).needs("at", at);
    });
    io("down", down)("failure", failure);
}

template Json json_of(const Proof&);
template void read(const Json&, Proof&, const Where&);
template Json json_of(const DeployedHead&);
template void read(const Json&, DeployedHead&, const Where&);

}  // namespace bot::desk::journal
