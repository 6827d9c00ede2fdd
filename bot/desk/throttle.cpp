#include "bot/desk/throttle.hpp"

#include <algorithm>

namespace bot::desk {

Throttle::Verdict Throttle::heard(const std::string& asker, calendar::Instant now) {
    // A clock put back leaves instants of the future behind: those have passed too.
    const auto passed = [now](calendar::Instant t) { return t + span <= now || t > now; };
    for (auto it = askers_.begin(); it != askers_.end();) {
        auto& answered = it->second.answered;
        while (!answered.empty() && passed(answered.front())) answered.pop_front();
        it = answered.empty() ? askers_.erase(it) : std::next(it);
    }
    Asker& a = askers_[asker];
    if (a.answered.size() < most) {
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
    if (found == askers_.end() || found->second.answered.size() < most) return std::chrono::seconds{0};
    return std::max(std::chrono::seconds{1}, found->second.answered.front() + span - now);
}

}  // namespace bot::desk
