#include "bot/desk/desk.hpp"

#include <algorithm>

#include "bot/desk/handler.hpp"
#include "bot/desk/journal/settings.hpp"
#include "bot/desk/journal/state.hpp"
#include "bot/desk/query/checks.hpp"
#include "bot/desk/query/deployers.hpp"
#include "bot/desk/rules/advice.hpp"
#include "bot/desk/rules/conduct.hpp"
#include "bot/desk/rules/conduct_clock.hpp"
#include "bot/desk/rules/patches_clock.hpp"
#include "bot/desk/rules/patches_proof.hpp"
#include "bot/desk/text/chat.hpp"

namespace bot::desk {

Desk::Desk(Settings settings) : state_(std::make_unique<State>()) {
    state_->settings = std::move(settings);
}
Desk::Desk(Desk&&) noexcept = default;
Desk& Desk::operator=(Desk&&) noexcept = default;
Desk::~Desk() = default;

std::vector<Action> Desk::handle(const Event& event, Instant now) {
    return EventHandler(*state_, now).take(event);
}

Keep Desk::keep() const {
    return state_->keep;
}

Instant Desk::wakes_at() const {
    const State& s = *state_;
    if (!s.last_now) return Instant::min();
    const Instant now = *s.last_now;
    Instant next = s.calendar.next_due(now, s.settings.poll);
    const auto earlier = [&](std::optional<Instant> t) {
        if (t && *t > now) next = std::min(next, *t);
    };
    earlier(s.calendar.schedule().next_start(now));
    earlier(s.ledger.wakes_at(now));
    earlier(s.page_changes.wakes_at());
    earlier(s.calendar.patience_ends());
    earlier(s.gerrit.wakes_at(s.calendar.schedule(), now));
    earlier(rules::patches::wakes_at(s, now));
    earlier(rules::patches::proof_wakes_at(s, now));
    earlier(rules::edits::wakes_at(s, now));
    earlier(rules::conduct::wakes_at(s, now));
    earlier(s.gates.wakes_at());
    for (const auto& asked : s.inquiries) earlier(query::inquiry_ends(asked));
    return std::max(next, now + std::chrono::seconds{1});
}

std::vector<PatchHistory> Desk::patches() const {
    std::vector<PatchHistory> out;
    for (const auto& [change, track] : state_->tracker.tracks) {
        out.push_back({change, track.state(), track.step().at, track.history});
    }
    return out;
}

std::vector<std::string> Desk::unknown_shells() const {
    return query::unknown_shells(*state_);
}

std::string Desk::remember() const {
    return journal::remember(*state_);
}

void Desk::reconfigure(Settings settings) {
    const Configured until_told = journal::configured(state_->settings);
    state_->settings = std::move(settings);
    journal::adopt(state_->settings, until_told);
}

}  // namespace bot::desk
