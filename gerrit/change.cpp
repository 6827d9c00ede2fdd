#include "gerrit/change.hpp"

#include <algorithm>

namespace gerrit {
namespace {

const Vote* chosen(const Change& change, const std::string& label, int sign) {
    const Vote* result = nullptr;
    for (const Vote& vote : change.votes) {
        if (vote.label != label || vote.value * sign <= 0) continue;
        if (result == nullptr || vote.value * sign > result->value * sign) result = &vote;
    }
    return result;
}

}  // namespace

std::string called(const Account& who) {
    return who.username.empty() ? who.name : who.username;
}

const Vote* worst(const Change& change, const std::string& label) {
    return chosen(change, label, -1);
}
const Vote* best(const Change& change, const std::string& label) {
    return chosen(change, label, 1);
}

bool approved(const Change& change) {
    const Vote* good = best(change, "Code-Review");
    const Vote* bad = worst(change, "Code-Review");
    return good != nullptr && good->value >= 2 && (bad == nullptr || bad->value > -2);
}

bool to_be_merged(const Change& change) {
    return approved(change) || (change.gate != 0 && change.gate == change.patch_set);
}

bool on_its_way(const Change& change, Instant since) {
    if (change.status == ChangeStatus::merged) return !change.submitted || *change.submitted >= since;
    if (change.status != ChangeStatus::open || !approved(change)) return false;
    return std::ranges::any_of(change.votes, [&](const Vote& vote) {
        return vote.label == "Code-Review" && vote.value >= 2 && (!vote.at || *vote.at >= since);
    });
}

}  // namespace gerrit
