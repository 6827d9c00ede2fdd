#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "bot/config/config.hpp"
#include "bot/desk/query/windows.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/starts.hpp"
#include "bot/driver/clock.hpp"
#include "bot/main/calendar_source.hpp"
#include "bot/main/learned.hpp"
#include "bot/main/subcommands.hpp"
#include "calendar/change_number.hpp"
#include "gerrit/checks.hpp"
#include "version.hpp"

namespace bot {
namespace {

using calendar::Instant;
using Json = nlohmann::ordered_json;

/// The entries that have no status done or not done.
gerrit::Known::Roots open_entries(const calendar::Window& w) {
    gerrit::Known::Roots roots;
    for (const auto& r : w.requests) {
        for (const auto& p : r.patches) {
            const bool finished = p.status == calendar::Status::done || p.status == calendar::Status::not_done;
            if (p.change && !finished) roots.changes.push_back(*p.change);
        }
    }
    return roots;
}

calendar::Window chosen(const calendar::Schedule& schedule, const CheckWhat& what) {
    if (!what.window) {
        const auto found = desk::query::which_windows({}, schedule, *what.at);
        if (found.empty()) throw std::runtime_error("no window that takes lists is open or comes later on this page");
        return found.front();
    }
    std::vector<calendar::Window> starting = schedule.started(*what.window - std::chrono::seconds{1}, *what.window);
    if (starting.empty()) {
        throw std::runtime_error("no window of this page starts at " + calendar::to_text(*what.window) +
                                 "; oriel windows lists them");
    }
    const auto lists = std::find_if(starting.begin(), starting.end(), [](const auto& w) { return w.takes_lists(); });
    return lists == starting.end() ? starting.front() : *lists;
}

Json to_json(const gerrit::Checked& patch, Instant now) {
    Json findings = Json::array();
    for (const auto& f : patch.findings) {
        findings.push_back(
            {{"code", std::string(gerrit::to_text(f.code))},
             {"severity", std::string(gerrit::to_text(gerrit::severity(f.code)))},
             {"text", without_gaps(desk::wording::with_cure(f, desk::ChatTraits(), now, patch.listed))}});
    }
    Json json;
    json["change"] = patch.patch.change ? Json(*patch.patch.change) : Json(nullptr);
    json["branch"] = patch.change ? Json(patch.change->branch) : Json(nullptr);
    json["project"] = patch.change ? Json(patch.change->project) : Json(nullptr);
    json["subject"] = patch.change ? Json(patch.change->subject) : Json(nullptr);
    json["requestor"] = patch.requestor ? Json(*patch.requestor) : Json(nullptr);
    json["findings"] = std::move(findings);
    return json;
}

void print_json(const calendar::Window* w, const gerrit::WindowCheck& check, Instant now) {
    Json json;
    json["window"] = nullptr;
    if (w) {
        json["window"] = {{"start", calendar::to_text(w->start)},
                          {"end", calendar::to_text(w->end)},
                          {"name", w->name},
                          {"limit", w->limit ? Json(*w->limit) : Json(nullptr)},
                          {"used", check.count.used},
                          {"over", check.count.over()},
                          {"by_branch", check.groups}};
    }
    json["patches"] = Json::array();
    for (const auto& patch : check.patches) json["patches"].push_back(to_json(patch, now));
    std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

void print_text(const calendar::Window* w, const gerrit::WindowCheck& check, Instant now) {
    if (w) {
        const std::string groups = desk::wording::groups(check);
        std::cout << fmt::format("{}, {}: {}{}\n", desk::wording::name_of(*w), desk::when(w->start, now),
                                 desk::wording::patch_count(*w), groups.empty() ? "" : " (" + groups + ")");
    }
    for (const auto& patch : check.patches) {
        const std::string who = patch.requestor ? ", " + *patch.requestor : std::string();
        std::cout << without_gaps(desk::wording::titled(patch) + who + ": " +
                                  desk::wording::verdict(patch, desk::ChatTraits(), now, true))
                  << "\n";
    }
}

}  // namespace

int check(CheckWhat what) {
    config::Config config;
    if (!what.from.config.empty()) config = config::load(what.from.config);
    const desk::Settings settings = config::desk_settings(config, version);
    const GerritFrom from = gerrit_from(config, what.gerrit, what.versions);
    const gerrit::Policy policy = policy_for(settings.policy, from);
    if (!what.at) what.at = driver::SystemClock().now();
    const Instant now = *what.at;

    gerrit::Known::Roots roots;
    calendar::Schedule schedule;
    std::optional<calendar::Window> window;
    if (what.changes.empty()) {
        schedule = calendar::Schedule(calendar::read_page(calendar_text(what.from).text, settings.rules).windows);
        window = chosen(schedule, what);
        roots = open_entries(*window);
    }
    for (const auto& text : what.changes) {
        if (const auto number = change_named(text, settings.rules, from)) {
            roots.changes.push_back(*number);
        } else if (calendar::is_change_id(text)) {
            roots.change_ids.push_back(text);
        } else {
            throw names_no_change(text, settings.rules, true);
        }
    }

    const Learned learned = learn(config, policy, from, roots, now);
    const gerrit::World world = world_of(learned, schedule, policy, now);
    gerrit::WindowCheck found;
    if (window) {
        found = gerrit::check(*window, {}, world);
    } else {
        for (const auto& id : roots.change_ids) {
            const auto named = learned.known.siblings(id);
            if (!named) {
                found.patches.emplace_back().pending = true;
                found.patches.back().patch.title = id;
            } else if (named->empty()) {
                std::cerr << "oriel: " << id << " names no change that can be seen\n";
            } else {
                roots.changes.insert(roots.changes.end(), named->begin(), named->end());
            }
        }
        for (int number : roots.changes) found.patches.push_back(gerrit::check(number, world));
    }
    for (auto& patch : found.patches) {
        const bool in_doubt = patch.patch.change && learned.in_doubt.contains(*patch.patch.change);
        if (!patch.pending && !in_doubt) continue;
        gerrit::Finding unchecked{gerrit::Code::unchecked, patch.patch.change};
        unchecked.text = "Gerrit";
        patch.findings.push_back(std::move(unchecked));
    }
    what.json ? print_json(window ? &*window : nullptr, found, now)
              : print_text(window ? &*window : nullptr, found, now);
    return std::any_of(found.patches.begin(), found.patches.end(),
                       [](const auto& p) { return p.worst() == gerrit::Severity::block; });
}

}  // namespace bot
