#include "bot/main/learned.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <iostream>
#include <set>

#include "bot/config/checks.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/http/gerrit.hpp"
#include "calendar/change_number.hpp"
#include "calendar/url.hpp"
#include "version.hpp"

namespace bot {
namespace {

namespace asio = boost::asio;
using calendar::Instant;

constexpr int most_questions = 2000;
// A change counts as in conflict if Gerrit says so twice; it says so briefly after every rebase.
constexpr std::chrono::seconds second_look{3}, counts_as{60};

class Asking {
public:
    /// `gerrit` and `versions`: the sources.
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
        if (in_conflict(roots).empty()) co_return;
        asio::steady_timer pause(co_await asio::this_coro::executor, second_look);
        co_await pause.async_wait(asio::use_awaitable);
        asked_.clear();
        co_await ask_all(roots, at_ + counts_as);
        if (!out_.gerrit_failure.empty()) out_.in_doubt = in_conflict(roots);
    }

private:
    asio::awaitable<void> ask_all(gerrit::Known::Roots roots, Instant now) {
        const auto live = gerrit::live_branches(out_.versions.value_or(gerrit::Versions{}), policy_);
        for (int n = 0; n < most_questions; ++n) {
            // Changes that a Change-Id names are roots too.
            for (const auto& id : roots.change_ids) {
                for (int number : out_.known.siblings(id).value_or(std::vector<int>{})) {
                    if (std::find(roots.changes.begin(), roots.changes.end(), number) == roots.changes.end()) {
                        roots.changes.push_back(number);
                    }
                }
            }
            const auto open = out_.known.wants(roots, policy_, live, now);
            const auto next =
                std::find_if(open.begin(), open.end(), [&](const auto& q) { return !asked_.contains(q); });
            if (next == open.end()) co_return;
            const gerrit::Question& question = *next;
            asked_.insert(question);
            http::GerritNews news = co_await http::ask_gerrit(client_, gerrit_, question, none_, policy_, patience_);
            if (const auto* read = std::get_if<gerrit::News>(&news)) {
                out_.known.take(*read, now);
            } else {
                out_.gerrit_failure = std::get<gerrit::Failure>(news).text;
            }
        }
    }

    /// The changes that seem to be in conflict, after one check.
    std::set<int> in_conflict(const gerrit::Known::Roots& roots) const {
        std::set<int> out;
        for (const int number : roots.changes) {
            const auto* entry = out_.known.entry(number);
            if (entry && entry->conflicts == 1) out.insert(number);
        }
        return out;
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

}  // namespace

GerritFrom gerrit_from(const config::Config& config, std::string gerrit, const std::string& versions) {
    if (gerrit.empty()) gerrit = config.gerrit.url;
    gerrit = std::string(calendar::without_end_slashes(gerrit));
    if (config::url(gerrit)) {
        throw config::ConfigError({"--gerrit: \"" + desk::shorten(desk::clean(gerrit), 80) +
                                   "\" is no address: wanted https://HOST/PATH, what stands before /changes/"});
    }
    return {std::move(gerrit), versions.empty() ? config.train.wikiversions : versions};
}

gerrit::Policy policy_for(const gerrit::Policy& policy, const GerritFrom& from) {
    gerrit::Policy out = policy;
    out.also = from.gerrit;
    return out;
}

Learned learn(const config::Config& config, const gerrit::Policy& policy, const GerritFrom& from,
              const gerrit::Known::Roots& roots, Instant at) {
    Learned learned;
    asio::io_context io{1};
    http::Client client(io.get_executor(), {config::user_agent(config, version, home), config.http.ca_file, false});
    Asking asking(client, at, policy, from.gerrit, from.versions, learned);
    asio::co_spawn(io, asking.learn(roots), [&](std::exception_ptr broken) {
        client.stop();
        if (broken) std::rethrow_exception(broken);
    });
    io.run();
    if (!learned.gerrit_failure.empty()) std::cerr << "oriel: Gerrit: " << desk::clean(learned.gerrit_failure) << "\n";
    if (!learned.versions_failure.empty())
        std::cerr << "oriel: wikiversions: " << desk::clean(learned.versions_failure) << "\n";
    return learned;
}

gerrit::World world_of(const Learned& learned, const calendar::Schedule& schedule, const gerrit::Policy& policy,
                       Instant at) {
    gerrit::World world{schedule, learned.known, policy, learned.versions ? &*learned.versions : nullptr, at};
    if (!learned.gerrit_failure.empty()) world.gerrit_down = at;
    if (!learned.versions_failure.empty()) world.versions_down = at;
    return world;
}

std::optional<int> change_named(const std::string& text, const calendar::Rules& rules, const GerritFrom& from) {
    const auto number = calendar::change_number(text, rules.gerrit);
    return number ? number : calendar::named_change(text, from.gerrit);
}

config::ConfigError names_no_change(const std::string& text, const calendar::Rules& rules, bool ids) {
    return config::ConfigError({"\"" + desk::shorten(desk::clean(text), 80) + "\" names no change: wanted a number" +
                                (ids ? ", an address below " : " or an address below ") + rules.gerrit +
                                (ids ? " or a Change-Id" : "")});
}

std::string without_gaps(std::string text) {
    constexpr std::string_view gap = "\xE2\x80\x8B";
    for (std::size_t at = 0; (at = text.find(gap, at)) != text.npos;) text.erase(at, gap.size());
    return desk::clean(text);
}

}  // namespace bot
