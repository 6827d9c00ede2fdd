#include "bot/desk/model/gate_poll.hpp"

#include <algorithm>

namespace bot::desk {
inline namespace model {

std::vector<ReadGate> GatePoll::ask(const std::map<int, int>& merging, Instant now) {
    std::erase_if(followed_, [&](const auto& row) {
        const auto still = merging.find(row.first);
        return still == merging.end() || still->second != row.second.patch_set;
    });
    std::vector<ReadGate> out;
    for (const auto& [change, patch_set] : merging) {
        const auto known = followed_.find(change);
        if (known == followed_.end() && followed_.size() >= most) continue;
        // An instant in the future means that the clock was put back.
        const bool rests = known != followed_.end() && known->second.asked <= now && now < known->second.asked + pace;
        if (rests) continue;
        Follow& follow = followed_[change];
        follow.patch_set = patch_set;
        follow.asked = now;
        out.push_back({change, patch_set});
    }
    return out;
}

void GatePoll::read(const GateRead& e, Instant now) {
    const auto known = followed_.find(e.change);
    if (known == followed_.end() || known->second.patch_set != e.patch_set) return;
    known->second.read = now;
    known->second.remaining = e.queued ? e.remaining : std::nullopt;
}

std::optional<Instant> GatePoll::wakes_at() const {
    std::optional<Instant> next;
    for (const auto& [change, follow] : followed_)
        next = std::min(next.value_or(follow.asked + pace), follow.asked + pace);
    return next;
}

std::optional<std::chrono::seconds> GatePoll::left(int change, Instant now) const {
    const auto known = followed_.find(change);
    if (known == followed_.end() || !known->second.remaining) return std::nullopt;
    const auto age = now - *known->second.read;
    if (age < std::chrono::seconds{0} || age > young) return std::nullopt;
    return std::max(*known->second.remaining - age, std::chrono::seconds{0});
}

}  // namespace model
}  // namespace bot::desk
