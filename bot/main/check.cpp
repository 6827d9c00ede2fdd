#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

#include "bot/config/config.hpp"
#include "bot/desk/announcements.hpp"
#include "bot/desk/clean.hpp"
#include "bot/desk/times.hpp"
#include "bot/desk/which.hpp"
#include "bot/driver/clock.hpp"
#include "bot/http/gerrit.hpp"
#include "bot/main/calendar_source.hpp"
#include "bot/main/subcommands.hpp"
#include "calendar/change_number.hpp"
#include "gerrit/checks.hpp"
#include "version.hpp"

namespace bot {
namespace {

namespace asio = boost::asio;
using calendar::Instant;
using Json = nlohmann::ordered_json;

constexpr int most_questions = 2000;
// A change is in conflict when Gerrit says so twice; it says so for a moment after every rebase.
constexpr std::chrono::seconds second_look{3}, counts_as{60};

/// Everything that one run learns.
struct Learned {
    gerrit::Known known;
    std::optional<gerrit::Versions> versions;
    std::string gerrit_failure, versions_failure;
};

class Asking {
public:
    /// `gerrit` and `versions`: where they are asked.
    Asking(http::Client& client, Instant at, gerrit::Policy policy, std::string gerrit, std::string versions,
           Learned& learned)
        : client_(client),
          at_(at),
          policy_(std::move(policy)),
          gerrit_(std::move(gerrit)),
          versions_(std::move(versions)),
          out_(learned) {}

    asio::awaitable<void> learn(gerrit::Known::Roots roots) {
        http::VersionsNews versions = co_await http::read_wikiversions(client_, versions_, patience_);
        if (auto* read = std::get_if<gerrit::Versions>(&versions)) {
            out_.versions = std::move(*read);
        } else {
            out_.versions_failure = std::get<gerrit::Failure>(versions).text;
        }
        co_await ask_all(roots, at_);
        if (!in_conflict(roots)) co_return;
        asio::steady_timer pause(co_await asio::this_coro::executor, second_look);
        co_await pause.async_wait(asio::use_awaitable);
        asked_.clear();
        co_await ask_all(roots, at_ + counts_as);
    }

private:
    asio::awaitable<void> ask_all(gerrit::Known::Roots roots, Instant now) {
        const auto live = gerrit::live_branches(out_.versions.value_or(gerrit::Versions{}), policy_);
        for (int n = 0; n < most_questions; ++n) {
            // What a Change-Id names is to be known like what is named by number.
            for (const auto& id : roots.change_ids) {
                for (int number : out_.known.siblings(id).value_or(std::vector<int>{})) {
                    if (std::find(roots.changes.begin(), roots.changes.end(), number) == roots.changes.end()) {
                        roots.changes.push_back(number);
                    }
                }
            }
            const auto open = out_.known.wants(roots, policy_, live, now);
            const auto next = std::find_if(open.begin(), open.end(), [&](const auto& q) { return !asked_.count(q); });
            if (next == open.end()) co_return;
            const gerrit::Question question = *next;
            asked_.insert(question);
            http::GerritNews news = co_await http::ask_gerrit(client_, gerrit_, question, none_, policy_, patience_);
            if (const auto* read = std::get_if<gerrit::News>(&news)) {
                out_.known.take(*read, now);
            } else {
                out_.gerrit_failure = std::get<gerrit::Failure>(news).text;
            }
        }
    }

    bool in_conflict(const gerrit::Known::Roots& roots) const {
        return std::any_of(roots.changes.begin(), roots.changes.end(), [&](int number) {
            const auto* entry = out_.known.entry(number);
            return entry && entry->conflicts > 0;
        });
    }

    http::Client& client_;
    const Instant at_;
    const gerrit::Policy policy_;
    const std::string gerrit_, versions_;
    const http::Patience patience_;
    const std::map<int, std::uint64_t> none_;
    Learned& out_;
    std::set<gerrit::Question> asked_;
};

/// Entries that the page does not call done.
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
        const auto found = desk::which_windows({}, schedule, *what.at);
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

/// As it is said on IRC, without what keeps names from highlighting there.
std::string plain(std::string text) {
    constexpr std::string_view gap = "\xE2\x80\x8B";
    for (std::size_t at = 0; (at = text.find(gap, at)) != text.npos;) text.erase(at, gap.size());
    return desk::clean(text);
}

Json to_json(const gerrit::Checked& patch, Instant now) {
    Json findings = Json::array();
    for (const auto& f : patch.findings) {
        findings.push_back({{"code", std::string(gerrit::to_text(f.code))},
                            {"severity", std::string(gerrit::to_text(gerrit::severity(f.code)))},
                            {"text", plain(desk::announcements::with_cure(f, now, patch.listed))}});
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
        const std::string groups = desk::announcements::groups(check);
        std::cout << fmt::format("{}, {}: {}{}\n", desk::announcements::name_of(*w), desk::when(w->start, now),
                                 desk::announcements::patch_count(*w), groups.empty() ? "" : " (" + groups + ")");
    }
    for (const auto& patch : check.patches) {
        const std::string who = patch.requestor ? ", " + *patch.requestor : std::string();
        std::cout << plain(desk::announcements::titled(patch) + who + ": " +
                           desk::announcements::verdict(patch, now, true))
                  << "\n";
    }
}

}  // namespace

int check(CheckWhat what) {
    config::Config config;
    if (!what.from.config.empty()) config = config::load(what.from.config);
    const desk::Settings settings = config::desk_settings(config, version);
    // Another Gerrit may be asked than the one whose addresses stand on the page.
    std::string gerrit = what.gerrit.empty() ? config.gerrit.url : what.gerrit;
    while (gerrit.ends_with('/')) gerrit.pop_back();
    const std::string versions = what.versions.empty() ? config.train.wikiversions : what.versions;
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
        if (const auto number = calendar::change_number(text, settings.rules.gerrit)) {
            roots.changes.push_back(*number);
        } else if (const auto there = calendar::named_change(text, gerrit)) {
            roots.changes.push_back(*there);
        } else if (calendar::is_change_id(text)) {
            roots.change_ids.push_back(text);
        } else {
            throw config::ConfigError({"\"" + desk::shorten(desk::clean(text), 80) +
                                       "\" names no change: wanted a number, an address below " +
                                       settings.rules.gerrit + " or a Change-Id"});
        }
    }

    Learned learned;
    asio::io_context io{1};
    http::Client client(io.get_executor(), {config::user_agent(config, version, home), config.http.ca_file, false});
    Asking asking(client, now, settings.policy, gerrit, versions, learned);
    asio::co_spawn(io, asking.learn(roots), [&](std::exception_ptr broken) {
        client.stop();
        if (broken) std::rethrow_exception(broken);
    });
    io.run();
    if (!learned.gerrit_failure.empty()) std::cerr << "oriel: Gerrit: " << desk::clean(learned.gerrit_failure) << "\n";
    if (!learned.versions_failure.empty()) {
        std::cerr << "oriel: wikiversions: " << desk::clean(learned.versions_failure) << "\n";
    }

    gerrit::World world{schedule, learned.known, settings.policy, learned.versions ? &*learned.versions : nullptr, now};
    if (!learned.gerrit_failure.empty()) world.gerrit_down = now;
    if (!learned.versions_failure.empty()) world.versions_down = now;
    gerrit::WindowCheck found;
    if (window) {
        found = gerrit::check(*window, {}, world);
    } else {
        for (const auto& id : roots.change_ids) {
            const auto named = learned.known.siblings(id).value_or(std::vector<int>{});
            if (named.empty()) std::cerr << "oriel: " << id << " names no change that can be seen\n";
            roots.changes.insert(roots.changes.end(), named.begin(), named.end());
        }
        for (int number : roots.changes) found.patches.push_back(gerrit::check(number, world));
    }
    for (auto& patch : found.patches) {
        if (!patch.pending) continue;
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
