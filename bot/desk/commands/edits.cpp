// Answers to requests for an edit of the page.
#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/commands/answers.hpp"
#include "bot/desk/commands/parts.hpp"
#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/edits_plan.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/wording/conduct.hpp"
#include "bot/desk/wording/edits.hpp"
#include "bot/desk/wording/patches.hpp"
#include "bot/desk/wording/starts.hpp"
#include "calendar/change_number.hpp"

namespace bot::desk::commands {
namespace {

constexpr std::size_t most_numbers = 40;

/// `N... [both] [in|to WINDOW] [for NICK]`; nullopt: the arguments do not fit.
std::optional<EditRequest> read(const Question& q, const std::string& command, std::string_view before_window) {
    EditRequest out;
    const auto& words = q.arguments;
    std::size_t i = 0;
    for (; i < words.size(); ++i) {
        const auto change = calendar::change_number(words[i], q.desk.settings.rules.gerrit);
        if (!change) break;
        if (std::find(out.changes.begin(), out.changes.end(), *change) == out.changes.end()) {
            out.changes.push_back(*change);
        }
    }
    if (out.changes.empty() || out.changes.size() > most_numbers) return std::nullopt;
    if (i < words.size() && words[i] == "both") {
        out.both = true;
        ++i;
    }
    if (i < words.size() && words[i] == before_window) {
        for (++i; i < words.size() && words[i] != "for"; ++i) out.where.push_back(words[i]);
        if (out.where.empty()) return std::nullopt;
    }
    if (i < words.size() && words[i] == "for") {
        if (i + 2 != words.size()) return std::nullopt;
        out.nick = q.written.size() == words.size() ? q.written[i + 1] : words[i + 1];
        i += 2;
    }
    if (i != words.size()) return std::nullopt;
    out.account = q.by.account.value_or(std::string());
    out.deployer = role_of(q.by, q.desk.settings, q.desk.calendar.schedule()) >= Role::deployer;
    out.words = shorten(clean(command + " " + joined(words, " ")), 200);
    out.asked = q.now;
    return out;
}

Reply usage(const Question& q, const std::string& command) {
    return {{misunderstood({command}, q.chat())}};
}

/// No command moves a patch out of a held window: one with its own hold, or an open one while everything is held.
std::optional<Reply> held_back(const Question& q, const std::vector<int>& changes) {
    for (int change : changes) {
        const Track* track = q.desk.tracker.find(change);
        const Hold* hold = track && track->place ? query::held(q.desk, *track) : nullptr;
        if (!hold || q.now >= track->place->end || (!hold->start && q.now < track->place->start)) continue;
        return only(tell(Sentence::hold_stops, {{"change", std::to_string(change)},
                                                {"scope", wording::window_name(*track->place)},
                                                {"held", wording::held_by(*hold, q.chat(), q.now)}}));
    }
    return std::nullopt;
}

}  // namespace

Reply schedule(const Question& q) {
    if (auto unread = unless_read(q)) return *unread;
    auto request = read(q, "schedule", "in");
    if (!request) return usage(q, "schedule");
    Reply r;
    r.effect = std::move(*request);
    return r;
}

Reply move(const Question& q) {
    if (auto unread = unless_read(q)) return *unread;
    auto request = read(q, "move", "to");
    if (!request || request->both || request->where.empty() || !request->nick.empty()) return usage(q, "move");
    if (auto held = held_back(q, request->changes)) return *held;
    request->move = true;
    Reply r;
    r.effect = std::move(*request);
    return r;
}

Reply carry(const Question& q) {
    if (auto unread = unless_read(q)) return *unread;
    auto request = read(q, "carry", "");
    if (!request || request->both || !request->nick.empty()) return usage(q, "carry");
    if (auto held = held_back(q, request->changes)) return *held;
    request->move = true;
    Reply r;
    r.effect = std::move(*request);
    return r;
}

Reply withdraw(const Question& q) {
    if (auto unread = unless_read(q)) return *unread;
    auto request = read(q, "withdraw", "from");
    if (!request || request->both || !request->nick.empty()) return usage(q, "withdraw");
    if (auto held = held_back(q, request->changes)) return *held;
    auto outcome = query::plan_withdrawal(q.desk, *request, q.now);
    if (const auto* no = std::get_if<query::Refusal>(&outcome)) return {{wording::refusal(*no, q.desk, q.now)}};
    Reply r;
    r.effect = std::move(std::get<query::Plan>(outcome));
    return r;
}

}  // namespace bot::desk::commands
