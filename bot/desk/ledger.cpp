#include "bot/desk/ledger.hpp"

#include <algorithm>

#include "bot/desk/announcements.hpp"
#include "bot/desk/clean.hpp"

namespace bot::desk {
namespace {

// Longer than any step of a clock that puts itself right, shorter than a week of lines.
constexpr auto kept = std::chrono::hours{72};

bool resting(const Ledger::Line& line, Instant now) {
    return line.refused && line.at <= now && now < line.at + Ledger::rest;
}

}  // namespace

void Ledger::want(const Cause& cause, std::string about, std::string text, Instant due, Instant until) {
    Line line;
    line.order = next_order_;
    line.about = std::move(about);
    line.text = std::move(text);
    line.due = due;
    line.until = until;
    if (lines_.emplace(cause, std::move(line)).second) ++next_order_;
}

void Ledger::adopt(const Cause& cause, const Cause& like) {
    const auto known = lines_.find(like);
    if (known == lines_.end() || lines_.count(cause)) return;
    Line line = known->second;
    // The line itself stays with the first cause; this one only remembers that it was taken care of.
    line.stage = Stage::said;
    line.text.clear();
    line.order = next_order_++;
    lines_.emplace(cause, std::move(line));
}

std::vector<Say> Ledger::take(const std::string& channel, Instant now) {
    std::vector<std::pair<const Cause*, Line*>> ready;
    for (auto& [cause, line] : lines_) {
        if (line.stage != Stage::wanted || now >= line.until || resting(line, now)) continue;
        ready.emplace_back(&cause, &line);
    }
    std::sort(ready.begin(), ready.end(), [](auto& a, auto& b) { return a.second->order < b.second->order; });
    std::vector<Say> out;
    for (auto& [cause, line] : ready) {
        line->stage = Stage::asked;
        line->at = now;
        line->refused = false;
        out.push_back(Say{*cause, channel, clean(announcements::marked(*line, now)), true});
    }
    return out;
}

void Ledger::said(const Cause& cause, Instant now) {
    const auto found = lines_.find(cause);
    if (found == lines_.end() || found->second.stage != Stage::asked) return;
    found->second.stage = Stage::said;
    found->second.at = now;
    found->second.text.clear();
}

void Ledger::unsaid(const Cause& cause, bool perhaps, Instant now) {
    const auto found = lines_.find(cause);
    if (found == lines_.end() || found->second.stage != Stage::asked) return;
    found->second.stage = Stage::wanted;
    found->second.at = now;
    found->second.refused = true;
    if (perhaps && found->second.doubt == Doubt::none) found->second.doubt = Doubt::reconnect;
}

void Ledger::restarted() {
    for (auto& [cause, line] : lines_) {
        if (line.stage != Stage::asked) continue;
        line.stage = Stage::wanted;
        line.doubt = Doubt::restart;
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
        if (line.stage != Stage::said) continue;
        if (!last || line.at > last->at || (line.at == last->at && line.order > last->order)) last = &line;
    }
    return last;
}

void Ledger::prune(Instant now) {
    std::erase_if(lines_, [now](const auto& entry) {
        const Line& line = entry.second;
        return line.due + kept < now && line.stage != Stage::asked;
    });
}

}  // namespace bot::desk
