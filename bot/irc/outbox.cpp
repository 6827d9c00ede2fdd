#include "bot/irc/outbox.hpp"

#include <algorithm>

namespace bot::irc {

std::vector<std::uint64_t> Outbox::add(std::vector<Part> parts, bool urgent) {
    std::vector<std::uint64_t> lost;
    if (parts.empty()) return lost;
    const auto id = parts.front().id;
    while (urgent_.size() + normal_.size() + parts.size() > most) {
        if (normal_.empty()) return lost.push_back(id), lost;
        lost.push_back(normal_.front().id);
        erase(lost.back());
    }
    auto& lane = urgent ? urgent_ : normal_;
    std::ranges::move(parts, std::back_inserter(lane));
    return lost;
}

void Outbox::keep_house(std::string line) {
    if (house_.size() >= most_house) return;
    Part part;
    part.line = std::move(line);
    house_.push_back(std::move(part));
}

std::vector<std::uint64_t> Outbox::forget(std::string_view target) {
    std::vector<std::uint64_t> lost;
    for (auto* lane : {&urgent_, &normal_})
        for (const auto& part : *lane)
            if (part.to == target && (lost.empty() || lost.back() != part.id)) lost.push_back(part.id);
    for (const auto id : lost) erase(id);
    return lost;
}

std::optional<Part> Outbox::next(Moment now) {
    for (auto* lane : {&urgent_, &house_, &normal_}) {
        if (lane->empty()) continue;
        if (!bucket_.take(now)) return {};
        Part part = std::move(lane->front());
        lane->pop_front();
        return part;
    }
    return {};
}

Moment Outbox::wakes_at() const {
    return urgent_.empty() && house_.empty() && normal_.empty() ? never : bucket_.next();
}

void Outbox::erase(std::uint64_t id) {
    for (auto* lane : {&urgent_, &normal_}) std::erase_if(*lane, [id](const Part& part) { return part.id == id; });
}

}  // namespace bot::irc
