#include "bot/desk/model/throttle.hpp"

#include <algorithm>

namespace bot::desk {
inline namespace model {

Throttle::Verdict Throttle::heard(const std::string& asker, calendar::Instant now) {
    // If the clock was put back, instants in the future count as passed too.
    const auto passed = [this, now](calendar::Instant t) { return t + span_ <= now || t > now; };
    for (auto it = askers_.begin(); it != askers_.end();) {
        auto& answered = it->second.answered;
        while (!answered.empty() && passed(answered.front())) answered.pop_front();
        it = answered.empty() ? askers_.erase(it) : std::next(it);
    }
    Asker& a = askers_[asker];
    if (a.answered.size() < static_cast<std::size_t>(most_)) {
        a.answered.push_back(now);
        a.noticed = false;
        return Verdict::answer;
    }
    if (a.noticed) return Verdict::silence;
    a.noticed = true;
    return Verdict::notice;
}

std::chrono::seconds Throttle::wait(const std::string& asker, calendar::Instant now) const {
    const auto found = askers_.find(asker);
    if (found == askers_.end() || found->second.answered.size() < static_cast<std::size_t>(most_))
        return std::chrono::seconds{0};
    return std::max(std::chrono::seconds{1}, found->second.answered.front() + span_ - now);
}

}  // namespace model
}  // namespace bot::desk
