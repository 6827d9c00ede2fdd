#include "bot/desk/model/ledger.hpp"

#include <algorithm>

namespace bot::desk {
inline namespace model {
namespace {

// Longer than any clock step that corrects itself, shorter than a week of lines.
constexpr auto kept = std::chrono::hours{72};

bool resting(const Ledger::Line& line, Instant now) {
    return line.refused && line.at <= now && now < line.at + Ledger::rest;
}

}  // namespace

bool Ledger::wants_words(const Cause& cause, Instant now) const {
    const auto found = lines_.find(cause);
    if (found == lines_.end()) return true;
    const Line& line = found->second;
    return line.stage == Stage::wanted && line.text.empty() && !resting(line, now);
}

void Ledger::want(const Cause& cause, std::string about, std::string text, Instant due, Instant until, bool rerender) {
    auto [found, added] = lines_.try_emplace(cause);
    Line& line = found->second;
    if (added) line.order = next_order_++;
    if (line.stage != Stage::wanted || !line.text.empty()) return;
    line.about = std::move(about);
    line.text = std::move(text);
    line.due = due;
    line.until = until;
    line.rerender = rerender;
}

void Ledger::want_private(const std::string& to, std::string about, std::string text, Instant now, Instant until) {
    const Cause cause = "private/" + to + "/" + std::to_string(next_order_);
    want_private(cause, to, std::move(about), std::move(text), now, until);
}

void Ledger::want_private(const Cause& cause, const std::string& to, std::string about, std::string text, Instant now,
                          Instant until, Reach reach) {
    if (knows(cause)) return;
    want(cause, std::move(about), std::move(text), now, until);
    lines_.at(cause).to = to;
    lines_.at(cause).reach = reach;
}

void Ledger::drop(const Cause& cause) {
    const auto found = lines_.find(cause);
    if (found == lines_.end() || found->second.stage != Stage::wanted) return;
    found->second.text.clear();
    found->second.until = found->second.due;
}

void Ledger::adopt(const Cause& cause, const Cause& like) {
    const auto known = lines_.find(like);
    if (known == lines_.end() || lines_.contains(cause)) return;
    Line line = known->second;
    if (line.stage == Stage::asked && line.like.empty()) line.like = like;
    // The new cause takes over; the old one has nothing left to do.
    if (line.stage == Stage::wanted) {
        line.text.clear();
        known->second.stage = Stage::said;
        known->second.text.clear();
        known->second.at = Instant{};  // so that it is never the latest: it was not said under this cause
    }
    line.order = next_order_++;
    lines_.emplace(cause, std::move(line));
}

std::vector<Ledger::Due> Ledger::take(const std::string& channel, Instant now, const Finder& find) {
    struct Ready {
        const Cause* cause;
        Line* line;
        std::string to;
    };
    std::vector<Ready> ready;
    for (auto& [cause, line] : lines_) {
        // A clock that was put back before `due` makes the line wait again.
        const bool in_time = line.due <= now && now < line.until;
        if (line.stage != Stage::wanted || line.text.empty() || !in_time || resting(line, now)) continue;
        const auto to = line.to.empty() ? std::optional(channel) : find ? find(line) : std::nullopt;
        if (to) ready.push_back({&cause, &line, *to});
    }
    std::sort(ready.begin(), ready.end(), [](auto& a, auto& b) { return a.line->order < b.line->order; });
    std::vector<Due> out;
    for (auto& [cause, line, to] : ready) {
        line->stage = Stage::asked;
        line->at = now;
        line->refused = false;
        out.push_back({*cause, to, *line});
    }
    return out;
}

/// Applies a result to a pending line and to those that it covers.
template <class Change>
void Ledger::change_asked(const Cause& cause, Change change) {
    for (auto& [each, line] : lines_) {
        if (line.stage != Stage::asked || (each != cause && line.like != cause)) continue;
        change(line);
        line.like.clear();
    }
}

void Ledger::said(const Cause& cause, Instant now) {
    change_asked(cause, [now](Line& line) {
        line.stage = Stage::said;
        line.at = now;
        line.text.clear();
    });
}

void Ledger::unsaid(const Cause& cause, bool perhaps, Instant now) {
    change_asked(cause, [&](Line& line) {
        line.stage = Stage::wanted;
        line.at = now;
        line.refused = true;
        if (line.rerender) line.text.clear();
        if (perhaps && line.doubt == Doubt::none) line.doubt = Doubt::reconnect;
    });
}

void Ledger::restarted() {
    for (auto& [cause, line] : lines_) {
        if (line.stage != Stage::asked) continue;
        line.stage = Stage::wanted;
        line.doubt = Doubt::restart;
        line.like.clear();
        if (line.rerender) line.text.clear();
    }
}

std::optional<Instant> Ledger::wakes_at(Instant now) const {
    std::optional<Instant> first;
    for (const auto& [cause, line] : lines_) {
        if (line.stage != Stage::wanted || now >= line.until || !resting(line, now)) continue;
        if (!first || line.at + rest < *first) first = line.at + rest;
    }
    return first;
}

const Ledger::Line* Ledger::latest() const {
    const Line* last = nullptr;
    for (const auto& [cause, line] : lines_) {
        if (line.stage != Stage::said || !line.to.empty()) continue;
        if (!last || line.at > last->at || (line.at == last->at && line.order > last->order)) last = &line;
    }
    return last;
}

void Ledger::prune(Instant now) {
    const Line* last = latest();
    std::erase_if(lines_, [&](const auto& entry) {
        const Line& line = entry.second;
        return &line != last && line.due + kept < now && line.stage != Stage::asked;
    });
}

}  // namespace model
}  // namespace bot::desk
