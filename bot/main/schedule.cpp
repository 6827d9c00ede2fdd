#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iostream>
#include <stdexcept>

#include "bot/desk/wording/findings.hpp"
#include "bot/driver/clock.hpp"
#include "bot/main/carry_out.hpp"
#include "bot/main/edit_commands.hpp"
#include "bot/main/learned.hpp"
#include "bot/main/no_edit.hpp"
#include "bot/main/places.hpp"
#include "calendar/page.hpp"

namespace bot {
namespace {

using calendar::Instant;
using calendar::Window;
using gerrit::Checked;
using gerrit::Severity;

/// By then the deployers have already read the list.
constexpr std::chrono::minutes too_late{10};

std::vector<int> numbers(const ScheduleWhat& what, const calendar::Rules& rules, const GerritFrom& from) {
    std::vector<int> all;
    for (const auto& text : what.changes) {
        const auto number = change_named(text, rules, from);
        if (!number) throw names_no_change(text, rules, false);
        if (std::ranges::find(all, *number) == all.end()) all.push_back(*number);
    }
    return all;
}

std::string said(const Checked& patch, Severity severity, Instant now) {
    std::string text;
    for (const auto& finding : patch.findings)
        if (gerrit::severity(finding.code) == severity)
            text +=
                (text.empty() ? "" : "; ") + without_gaps(desk::wording::with_cure(finding, desk::ChatTraits(), now));
    return text;
}

/// The checks of all changes; throws with everything that blocks any of them.
std::vector<Checked> deployable(const std::vector<int>& changes, const Learned& learned, const gerrit::World& world) {
    std::vector<Checked> all;
    std::string blocked;
    for (const int change : changes) {
        const Checked& patch = all.emplace_back(gerrit::check(change, world));
        std::string why = said(patch, Severity::block, world.now);
        if (why.empty() && (patch.pending || !patch.change || learned.in_doubt.contains(change)))
            why = "Gerrit could not be asked about it";
        if (!why.empty()) blocked += fmt::format("{}{}: {}", blocked.empty() ? "" : "\noriel: ", change, why);
    }
    if (!blocked.empty()) throw std::runtime_error(blocked);
    return all;
}

Window chosen(const EditWhere& where, const std::vector<Window>& windows, const std::vector<Checked>& patches,
              const gerrit::World& world) {
    const Takes takes = [&](const Window& window) {
        return window.end > world.now && std::ranges::all_of(patches, [&](const Checked& patch) {
                   return gerrit::takes(window, *patch.change, world.policy);
               });
    };
    const int n = static_cast<int>(patches.size());
    const Instant earliest = world.now + too_late;
    if (where.window) return window_for(windows, takes, n, *where.window, earliest);
    if (const auto next = next_for(windows, takes, n, earliest)) return *next;
    throw std::runtime_error(fmt::format("no window of this page starts later, takes {} and has room for {}",
                                         n == 1 ? "this" : "all of these", n));
}

/// Throws if another window that has not ended lists one of the changes and waits for it.
void listed_nowhere_else(const std::vector<int>& changes, const std::vector<Window>& windows,
                         const calendar::Place& here, Instant now) {
    for (const Window& window : windows) {
        if (window.end <= now || calendar::place_of(window) == here) continue;
        for (const int change : changes) {
            const bool waits = std::ranges::any_of(window.requests, [&](const calendar::Request& request) {
                return std::ranges::any_of(request.patches, [&](const calendar::Patch& patch) {
                    return patch.change == change && patch.status == calendar::Status::pending;
                });
            });
            if (!waits) continue;
            throw std::runtime_error(
                fmt::format("{} is listed in {} already: move it instead, with oriel move {} --to {}", change,
                            shown(calendar::place_of(window)), change, calendar::to_text(here.start)));
        }
    }
}

/// The findings about the listed entries, one line each.
std::string told(const gerrit::WindowCheck& check, const Window& window, const std::vector<int>& changes, Instant now) {
    std::string lines;
    for (const auto& patch : check.patches) {
        if (!patch.patch.change || std::ranges::find(changes, *patch.patch.change) == changes.end()) continue;
        std::string care;
        for (const Severity severity : {Severity::block, Severity::warn, Severity::note}) {
            const std::string more = said(patch, severity, now);
            if (!more.empty()) care += fmt::format("; {}{}", severity == Severity::note ? "note: " : "", more);
        }
        lines += fmt::format("{} is in: {}, {}/{}{}\n", *patch.patch.change, shown(calendar::place_of(window)),
                             check.count.used, window.limit.value_or(0), care);
    }
    return lines;
}

}  // namespace

int schedule(const EditWhere& where, const ScheduleWhat& what) {
    must_be_writable(where);
    config::Config config;
    if (!where.from.config.empty()) config = config::load(where.from.config);
    const Instant now = what.at ? *what.at : driver::SystemClock().now();
    const GerritFrom from = gerrit_from(config, what.gerrit, what.versions);
    const CalendarText page = calendar_text(where.from);
    const calendar::Rules& rules = page.settings.rules;
    const gerrit::Policy policy = policy_for(page.settings.policy, from);
    const std::vector<int> changes = numbers(what, rules, from);

    const calendar::Schedule before(calendar::read_page(page.text, rules).windows);
    const Learned learned = learn(config, policy, from, {.changes = changes, .change_ids = {}}, now);
    const gerrit::World world = world_of(learned, before, policy, now);
    const std::vector<Checked> patches = deployable(changes, learned, world);
    calendar::Add add{calendar::place_of(chosen(where, before.windows(), patches, world)), what.nick, {}};
    listed_nowhere_else(changes, before.windows(), add.place, now);
    for (const auto& patch : patches) add.entries.push_back({patch.group, patch.change->number, patch.change->subject});

    const calendar::Edited edited = placed(page, add);
    const calendar::Schedule after(calendar::read_page(edited.text, rules).windows);
    const auto window = std::ranges::find(after.windows(), add.place, calendar::place_of);
    const auto check = gerrit::check(*window, {}, world_of(learned, after, policy, now));
    const std::string done = told(check, *window, changes, now);
    if (!where.write) std::cerr << done;
    return carry_out(where, page, edited, add, fmt::format("schedule {}", fmt::join(changes, " ")), done);
}

}  // namespace bot
