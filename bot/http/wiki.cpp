#include "bot/http/wiki.hpp"

#include <fmt/format.h>

#include "calendar/mediawiki.hpp"

namespace bot::http {

namespace asio = boost::asio;
namespace mediawiki = calendar::mediawiki;

namespace {

constexpr std::size_t most_for_revision = 64 << 10;  // bytes; usually 162
constexpr std::size_t most_for_page = 16 << 20;      // bytes of JSON

/// A body, or the reason why there is none.
using Body = std::variant<std::string, desk::CalendarUnreadable>;

asio::awaitable<Body> get(Client& client, std::string url, std::size_t most) {
    Request request;
    request.url = std::move(url);
    request.max_bytes = most;
    Answer answer = co_await client.fetch(std::move(request));
    if (auto* failure = std::get_if<Failure>(&answer)) co_return desk::CalendarUnreadable{std::move(failure->text)};
    auto& response = std::get<Response>(answer);
    if (response.status != 200) {
        co_return desk::CalendarUnreadable{fmt::format("the wiki answers with HTTP status {}", response.status)};
    }
    co_return std::move(response.body);
}

}  // namespace

asio::awaitable<CalendarNews> read_calendar(Client& client, std::string api, std::string page, std::int64_t have) {
    if (have != 0) {
        Body body = co_await get(client, mediawiki::revision_url(api, page), most_for_revision);
        if (auto* failed = std::get_if<desk::CalendarUnreadable>(&body)) co_return std::move(*failed);
        const auto revision = mediawiki::read_revision(std::get<std::string>(body));
        if (const auto* failed = std::get_if<mediawiki::Failure>(&revision)) {
            co_return desk::CalendarUnreadable{failed->why};
        }
        if (std::get<std::int64_t>(revision) == have) co_return desk::CalendarUnmoved{have};
    }
    Body body = co_await get(client, mediawiki::page_url(api, page), most_for_page);
    if (auto* failed = std::get_if<desk::CalendarUnreadable>(&body)) co_return std::move(*failed);
    auto read = mediawiki::read_page_text(std::get<std::string>(body));
    if (const auto* failed = std::get_if<mediawiki::Failure>(&read)) co_return desk::CalendarUnreadable{failed->why};
    auto& text = std::get<mediawiki::PageText>(read);
    co_return desk::CalendarRead{text.revision, std::move(text.text), std::move(text.url)};
}

}  // namespace bot::http
