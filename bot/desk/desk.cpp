#include "bot/desk/desk.hpp"

#include <algorithm>

#include "bot/desk/handler.hpp"
#include "bot/desk/journal/settings.hpp"
#include "bot/desk/journal/state.hpp"
#include "bot/desk/rules/advice.hpp"
#include "bot/desk/rules/conduct.hpp"
#include "bot/desk/rules/patches.hpp"
#include "bot/desk/text/nicks.hpp"

namespace bot::desk {

bool Link::hears(const std::string& channel) const {
    return up && channels.count(fold(channel)) > 0;
}

void adopt(Settings& settings, const Configured& e) {
    settings.channel = e.channel;
    settings.rules.zone = calendar::Zone(e.zone);
    settings.rules.limit = static_cast<int>(e.limit);
    settings.rules.gerrit = e.gerrit;
    settings.poll = std::chrono::seconds{e.poll_seconds};
    settings.source = e.source;
    settings_record::adopt(settings, e.people, e.policy);
}

Configured configured(const Settings& s) {
    return {s.channel,
            s.rules.zone.name(),
            s.rules.limit,
            s.poll.count(),
            s.rules.gerrit,
            s.source,
            settings_record::people(s),
            settings_record::policy(s)};
}

Desk::Desk(Settings settings) : state_(std::make_unique<State>()) {
    state_->settings = std::move(settings);
}
Desk::Desk(Desk&&) noexcept = default;
Desk& Desk::operator=(Desk&&) noexcept = default;
Desk::~Desk() = default;

std::vector<Action> Desk::handle(const Event& event, Instant now) {
    state_->keep = Keep::no;
    return Turn(*state_, now).take(event);
}

Keep Desk::keep() const {
    return state_->keep;
}

Instant Desk::wakes_at() const {
    const State& s = *state_;
    if (!s.last_now) return Instant::min();
    const Instant now = *s.last_now;
    Instant next = s.reading.next_due(now, s.settings.poll);
    const auto earlier = [&](std::optional<Instant> t) {
        if (t && *t > now) next = std::min(next, *t);
    };
    earlier(s.reading.schedule().next_start(now));
    earlier(s.ledger.wakes_at(now));
    earlier(s.edits.wakes_at());
    earlier(s.reading.patience_ends());
    earlier(s.review.wakes_at(s.reading.schedule(), now));
    earlier(tracking::wakes_at(s, now));
    earlier(writing::wakes_at(s, now));
    earlier(conducting::wakes_at(s, now));
    earlier(s.gates.wakes_at());
    for (const auto& asked : s.inquiries) earlier(inquiry_ends(asked));
    return std::max(next, now + std::chrono::seconds{1});
}

std::vector<PatchHistory> Desk::patches() const {
    std::vector<PatchHistory> out;
    for (const auto& [change, track] : state_->tracker.tracks) {
        out.push_back({change, track.state(), track.step().at, track.history});
    }
    return out;
}

std::string Desk::remember() const {
    return desk::remember(*state_);
}

void Desk::reconfigure(Settings settings) {
    const Configured until_told = configured(state_->settings);
    state_->settings = std::move(settings);
    adopt(state_->settings, until_told);
}

}  // namespace bot::desk
