#include "bot/desk/model/page_changes.hpp"

#include <algorithm>

namespace bot::desk {
inline namespace model {
namespace {

bool matters(const Window& w, Instant now) {
    return !w.freeze && now < w.end && w.start <= now + PageChanges::near;
}

bool same_outcome(const std::optional<Window>& a, const std::optional<Window>& b) {
    return a.has_value() == b.has_value() && (!a || calendar::same_window(*a, *b));
}

/// False when the window is over meanwhile, or the change was noticed more than 15 minutes ago.
bool worth_telling(const Window& before, const std::optional<Window>& after, Instant noted, Instant now) {
    const Instant end = after ? std::max(before.end, after->end) : before.end;
    return now < end && now - noted < std::chrono::minutes{15};
}

bool contains(const std::vector<Window>& windows, const Window& w) {
    return std::any_of(windows.begin(), windows.end(),
                       [&](const Window& other) { return calendar::same_window(other, w); });
}

}  // namespace

std::vector<PageChanges::Told> PageChanges::read(const calendar::Schedule& current, std::size_t unread, Instant now) {
    if (pending_.empty() && unread == unread_ && reference_.windows() == current.windows()) return {};
    const calendar::Changes changes = calendar::compare(reference_, current);
    std::map<Key, Pending> found;
    const auto note = [&](const Window& before, std::optional<Window> after) {
        const Key key{before.start, before.name};
        const auto known = pending_.find(key);
        const bool same = known != pending_.end() && same_outcome(known->second.after, after);
        // A change that mattered when first seen matters until the second reading.
        if (!same && !matters(before, now)) return;
        const Instant noted = same && known->second.noted <= now ? known->second.noted : now;
        found.emplace(key, Pending{before, std::move(after), noted});
    };
    for (const auto& pair : changes.moved) note(pair.before, pair.after);
    const bool missing =
        std::any_of(changes.gone.begin(), changes.gone.end(), [now](const Window& w) { return now < w.end; });
    const bool spoilt = missing && unread > unread_;
    if (!spoilt) {
        for (const auto& window : changes.gone) note(window, std::nullopt);
    }

    std::vector<Told> told;
    for (auto it = found.begin(); it != found.end();) {
        if (now - it->second.noted < second_look) {
            ++it;
            continue;
        }
        if (worth_telling(it->second.before, it->second.after, it->second.noted, now)) {
            told.push_back(Told{std::move(it->second.before), std::move(it->second.after)});
        }
        it = found.erase(it);
    }
    pending_ = std::move(found);

    // Changes that are not confirmed keep the earlier window.
    std::vector<Window> agreed;
    std::vector<Window> open_question;
    for (const auto& [key, p] : pending_) {
        if (p.after) open_question.push_back(*p.after);
    }
    for (const auto& w : current.windows()) {
        if (!contains(open_question, w)) agreed.push_back(w);
    }
    for (const auto& [key, p] : pending_) agreed.push_back(p.before);
    if (spoilt) {
        agreed.insert(agreed.end(), changes.gone.begin(), changes.gone.end());
    } else {
        unread_ = unread;
    }
    reference_ = calendar::Schedule(std::move(agreed));
    return told;
}

std::optional<Instant> PageChanges::wakes_at() const {
    std::optional<Instant> first;
    for (const auto& [key, p] : pending_) {
        if (!first || p.noted + second_look < *first) first = p.noted + second_look;
    }
    return first;
}

}  // namespace model
}  // namespace bot::desk
