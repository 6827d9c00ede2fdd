#include "bot/http/gerrit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <random>

#include "bot/http/address.hpp"
#include "bot/http/file.hpp"

namespace bot::http {

namespace asio = boost::asio;
using gerrit::Ask;
using Why = gerrit::Failure::Why;

namespace {

constexpr int most_pages = 10;

std::chrono::milliseconds drawn(const Patience::Pause& pause) {
    static thread_local std::mt19937 random{std::random_device{}()};
    std::uniform_int_distribution<std::chrono::milliseconds::rep> any(pause.shortest.count(), pause.longest.count());
    return std::chrono::milliseconds(any(random));
}

/// One GET, without judging its status.
asio::awaitable<Answer> get(Client& client, std::string url, Patience patience) {
    Request request;
    request.url = std::move(url);
    request.headers = {{"Accept", "application/json"}};  // otherwise Gerrit indents its answers
    request.connect_timeout = patience.connect;
    request.timeout = patience.timeout;
    request.max_bytes = patience.max_bytes;
    return client.fetch(std::move(request));
}

/// Whether a retry is useless, whatever the failure is called.
bool is_final(const Answer& answer) {
    const auto* failure = std::get_if<Failure>(&answer);
    return failure && (failure->why == Failure::Why::cancelled || failure->why == Failure::Why::too_large);
}

/// GETs `url` until `read` (of status and body) succeeds or a retry is useless.
template <class T, class Read>
asio::awaitable<std::variant<T, gerrit::Failure>> persist(Client& client, std::string url, Patience patience,
                                                          Read read) {
    using Result = std::variant<T, gerrit::Failure>;
    for (std::size_t tried = 0;; ++tried) {
        const Answer answer = co_await get(client, url, patience);
        Result result = gerrit::Failure{};
        if (const auto* failure = std::get_if<Failure>(&answer)) {
            result = gerrit::Failure{Why::broken, failure->text};
        } else {
            const auto& response = std::get<Response>(answer);
            result = read(response.status, response.body);
        }
        const auto* failed = std::get_if<gerrit::Failure>(&result);
        const bool again = failed && failed->worth_retrying() && failed->why != Why::busy && !is_final(answer);
        if (!again || tried >= patience.pauses.size()) co_return result;
        const bool rested = co_await client.pause(drawn(patience.pauses[tried]));
        if (!rested) co_return result;
    }
}

/// Appends a page of an answer to the earlier ones. A change moves to the first page when it is updated, so it may
/// appear twice.
void append(gerrit::Answer& whole, gerrit::Answer page) {
    for (auto& change : page.changes) {
        const auto at = std::find_if(whole.changes.begin(), whole.changes.end(),
                                     [&](const gerrit::Change& c) { return c.number == change.number; });
        if (at == whole.changes.end()) {
            whole.changes.push_back(std::move(change));
        } else {
            *at = std::move(change);
        }
    }
    whole.found.resize(std::max(whole.found.size(), page.found.size()));
    for (std::size_t i = 0; i < page.found.size(); ++i) {
        auto& all = whole.found[i];
        for (const int number : page.found[i]) {
            if (std::find(all.begin(), all.end(), number) == all.end()) all.push_back(number);
        }
    }
    whole.branches.insert(whole.branches.end(), page.branches.begin(), page.branches.end());
    whole.approver = std::move(page.approver);
    whole.more = page.more;
}

/// The number of results on a page. With one query per item, `skip` applies to each query.
int length(const gerrit::Answer& page, Ask ask) {
    const bool for_each = ask == Ask::commits || ask == Ask::citing;
    std::size_t most = for_each ? 0 : page.changes.size();
    if (for_each) {
        for (const auto& found : page.found) most = std::max(most, found.size());
    }
    return static_cast<int>(most);
}

gerrit::Failure::Why why_of_status(int status) {
    if (status == 429) return Why::busy;
    if (status == 404) return Why::gone;
    return status >= 500 ? Why::broken : Why::refused;
}

}  // namespace

asio::awaitable<GerritNews> ask_gerrit(Client& client, std::string base, gerrit::Question question,
                                       std::map<int, std::uint64_t> have, gerrit::Policy policy, Patience patience) {
    gerrit::Answer whole;
    int skip = 0;
    for (int page = 0; page < most_pages; ++page) {
        auto url = gerrit::url(base, question, skip);
        const auto read = [&](int status, const std::string& body) {
            return gerrit::read(question, status, body, policy);
        };
        auto result = co_await persist<gerrit::Answer>(client, std::move(url), patience, read);
        if (auto* failed = std::get_if<gerrit::Failure>(&result)) {
            if (!gerrit::is_direct(question.ask) || failed->why != Why::gone) co_return std::move(*failed);
            gerrit::News gone;
            gone.question = std::move(question);
            gone.gone = true;
            co_return gone;
        }
        auto& answer = std::get<gerrit::Answer>(result);
        const int results = length(answer, question.ask);
        append(whole, std::move(answer));
        if (!whole.more) co_return gerrit::news(std::move(question), std::move(whole), have);
        if (results == 0) break;
        skip += results;
    }
    co_return gerrit::Failure{Why::broken, "Gerrit cuts its answer short, and asking for the rest does not end"};
}

asio::awaitable<VersionsNews> read_wikiversions(Client& client, std::string where, Patience patience) {
    const auto origin = origin_of(where);
    if (!origin) {
        auto file = read_file(where, patience.max_bytes);
        if (auto* why = std::get_if<Unreadable>(&file)) {
            co_return gerrit::Failure{Why::refused, std::move(why->text)};
        }
        co_return gerrit::read_wikiversions(std::get<std::string>(file));
    }
    const auto read = [&](int status, const std::string& body) -> VersionsNews {
        if (status == 200) return gerrit::read_wikiversions(body);
        return gerrit::Failure{why_of_status(status),
                               fmt::format("{} answers with HTTP status {}", origin->host, status)};
    };
    co_return co_await persist<gerrit::Versions>(client, std::move(where), patience, read);
}

}  // namespace bot::http
