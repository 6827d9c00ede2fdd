#include "bot/desk/query/edits_owners.hpp"

#include <algorithm>

#include "bot/desk/text/nicks.hpp"

namespace bot::desk::askers {
namespace {

using calendar::EntryAt;

constexpr std::size_t most = 1000;

bool is_of(const Asker& asker, const EntryAt& entry) {
    return asker.place == entry.place && asker.change == entry.change &&
           asker.requestor == fold(entry.requestor.value_or(""));
}

/// One step of an edit, as far as it concerns whose something is.
struct Step {
    State& s;
    const Writing& w;
    std::int64_t revision;

    std::vector<Asker>& all() const { return s.writer.askers; }

    void operator()(const calendar::Add& add) const {
        // What is moved by being listed anew stays whose it was.
        const bool moves = w.kind == Writing::Kind::move;
        for (const auto& entry : add.entries) {
            std::string account = w.account;
            if (moves) {
                const auto before = std::find_if(all().begin(), all().end(), [&](const Asker& a) {
                    return a.change == entry.change && a.requestor == fold(add.requestor);
                });
                if (before == all().end()) continue;
                account = before->account;
            }
            all().push_back({add.place, entry.change, fold(add.requestor), account, revision});
        }
    }
    void operator()(const calendar::Withdraw& step) const {
        std::erase_if(all(), [&](const Asker& a) { return is_of(a, step.entry); });
    }
    void operator()(const calendar::Move& step) const {
        for (Asker& a : all()) {
            if (!is_of(a, step.entry)) continue;
            a.place = step.to;
            a.revision = revision;
        }
    }
    template <class Other>
    void operator()(const Other&) const {}
};

bool listed(const State& s, const Asker& asker) {
    for (const auto& entry : calendar::find_entries(s.reading.schedule().windows(), asker.change)) {
        if (is_of(asker, entry)) return true;
    }
    return false;
}

}  // namespace

void made(State& s, const Writing& w, std::int64_t revision) {
    for (const auto& step : w.steps) std::visit(Step{s, w, revision}, step);
    auto& all = s.writer.askers;
    if (all.size() > most) all.erase(all.begin(), all.end() - most);
}

std::vector<Asker> of(const State& s, const std::vector<int>& changes) {
    std::vector<Asker> out;
    for (const Asker& a : s.writer.askers) {
        if (std::find(changes.begin(), changes.end(), a.change) != changes.end()) out.push_back(a);
    }
    return out;
}

void taken_back(State& s, const std::vector<int>& changes, std::vector<Asker> before, std::int64_t revision) {
    auto& all = s.writer.askers;
    std::erase_if(all,
                  [&](const Asker& a) { return std::find(changes.begin(), changes.end(), a.change) != changes.end(); });
    for (Asker& a : before) {
        a.revision = revision;
        all.push_back(std::move(a));
    }
}

void page_read(State& s) {
    if (!s.reading.unread().empty()) return;  // what a typo hides is not gone
    std::erase_if(s.writer.askers, [&](const Asker& a) { return s.reading.revision() >= a.revision && !listed(s, a); });
}

void follow(State& s, const calendar::Window& before, const calendar::Window& after) {
    for (Asker& a : s.writer.askers) {
        if (a.place == calendar::place_of(before)) a.place = calendar::place_of(after);
    }
}

bool asked(const State& s, const EntryAt& entry, const std::string& account) {
    return !account.empty() && std::any_of(s.writer.askers.begin(), s.writer.askers.end(),
                                           [&](const Asker& a) { return is_of(a, entry) && a.account == account; });
}

}  // namespace bot::desk::askers
