#include "bot/desk/rules/edits_owners.hpp"

#include <algorithm>

#include "bot/desk/query/edits_owners.hpp"
#include "bot/desk/text/chat.hpp"

namespace bot::desk::rules::edits::owners {
namespace {

using query::is_of;

constexpr std::size_t most = 1000;

/// Applies one step of an edit to the owners.
struct OwnerUpdate {
    State& s;
    const PageEdit& w;
    std::int64_t revision;

    std::vector<EntryOwner>& all() const { return s.page_edits.owners; }

    void operator()(const calendar::Add& add) const {
        // An entry that is moved by listing it again keeps its owner.
        const bool moves = w.kind == PageEdit::Kind::move;
        for (const auto& entry : add.entries) {
            std::string account = w.account;
            if (moves) {
                const auto before = std::find_if(all().begin(), all().end(), [&](const EntryOwner& a) {
                    return a.change == entry.change && a.requestor == s.chat().fold(add.requestor);
                });
                if (before == all().end()) continue;
                account = before->account;
            }
            all().push_back({add.place, entry.change, s.chat().fold(add.requestor), account, revision});
        }
    }
    void operator()(const calendar::Withdraw& step) const {
        std::erase_if(all(), [&](const EntryOwner& a) { return is_of(a, step.entry, s.chat()); });
    }
    void operator()(const calendar::Move& step) const {
        for (EntryOwner& a : all()) {
            if (!is_of(a, step.entry, s.chat())) continue;
            a.place = step.to;
            a.revision = revision;
        }
    }
    template <class Other>
    void operator()(const Other&) const {}
};

bool listed(const State& s, const EntryOwner& asker) {
    for (const auto& entry : calendar::find_entries(s.calendar.schedule().windows(), asker.change)) {
        if (is_of(asker, entry, s.chat())) return true;
    }
    return false;
}

}  // namespace

void made(State& s, const PageEdit& w, std::int64_t revision) {
    for (const auto& step : w.steps) std::visit(OwnerUpdate{s, w, revision}, step);
    auto& all = s.page_edits.owners;
    if (all.size() > most) all.erase(all.begin(), all.end() - most);
}

void taken_back(State& s, const std::vector<int>& changes, std::vector<EntryOwner> before, std::int64_t revision) {
    auto& all = s.page_edits.owners;
    std::erase_if(
        all, [&](const EntryOwner& a) { return std::find(changes.begin(), changes.end(), a.change) != changes.end(); });
    for (EntryOwner& a : before) {
        a.revision = revision;
        all.push_back(std::move(a));
    }
}

void page_read(State& s) {
    if (!s.calendar.unread().empty()) return;  // an entry in an unreadable card is not gone
    std::erase_if(s.page_edits.owners,
                  [&](const EntryOwner& a) { return s.calendar.revision() >= a.revision && !listed(s, a); });
}

void follow(State& s, const calendar::Window& before, const calendar::Window& after) {
    for (EntryOwner& a : s.page_edits.owners) {
        if (a.place == calendar::place_of(before)) a.place = calendar::place_of(after);
    }
}

}  // namespace bot::desk::rules::edits::owners
