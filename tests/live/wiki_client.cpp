#include "tests/live/wiki_client.hpp"

#include <stdexcept>

#include "calendar/mediawiki.hpp"
#include "tests/support/socket.hpp"

namespace live {

using namespace calendar;

WikiClient::WikiClient(std::string api, std::string user, std::string password)
    : account{std::move(api), std::move(user), std::move(password)} {}

EditOutcome WikiClient::edit(EditSpec spec, bot::http::Slow slow, std::chrono::milliseconds slow_after) {
    std::optional<EditOutcome> outcome;
    boost::asio::co_spawn(
        loop.io,
        bot::http::perform_edit(*loop.client, account, session, std::move(spec), std::move(slow), timeout, slow_after),
        [&](std::exception_ptr error, EditOutcome result) {
            if (error) std::rethrow_exception(error);
            outcome = std::move(result);
        });
    loop.settle(std::chrono::seconds(180));
    return outcome.value();
}

std::vector<EditOutcome> WikiClient::look(const std::vector<EditSpec>& specs) {
    std::vector<EditOutcome> seen(specs.size());
    for (std::size_t i = 0; i < specs.size(); ++i) {
        boost::asio::co_spawn(loop.io, bot::http::perform_edit(*loop.client, account, session, specs[i]),
                              [&seen, i](std::exception_ptr error, EditOutcome outcome) {
                                  if (error) std::rethrow_exception(error);
                                  seen[i] = std::move(outcome);
                              });
    }
    loop.settle(std::chrono::seconds(180));
    return seen;
}

void WikiClient::forget_cookies() {
    loop.client.emplace(loop.io.get_executor(), bot::http::Options{.user_agent = "oriel/test", .cookies = true});
}

const std::string three_lines =
    "* one\n\ntext\n\ntext\n\ntext\n\ntext\n\n* two\n\ntext\n\ntext\n\ntext\n\ntext\n\n* three";

EditSpec put(const std::string& line, const std::string& add, const std::string& page) {
    EditSpec spec;
    spec.page = page;
    spec.summary = "for kay on IRC: put " + add;
    spec.place = [=](const std::string& text) -> std::optional<std::string> {
        if (text.find(add) != text.npos) return text;
        const auto at = text.find(line);
        if (at == text.npos) return std::nullopt;
        std::string changed = text;
        return changed.insert(std::min(text.find('\n', at), text.size()), add);
    };
    spec.holds = [=](const std::string& text) { return text.find(add) != text.npos; };
    return spec;
}

int times(const std::string& text, const std::string& what) {
    int n = 0;
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++n;
    return n;
}

std::string query(const support::Wiki& wiki, const std::string& parameters) {
    return support::http_get(wiki.port(), "/w/api.php?action=query&format=json&formatversion=2&" + parameters);
}

std::string wikitext_of(const support::Wiki& wiki, const std::string& page) {
    const std::string url = mediawiki::page_url("/w/api.php", page);
    const auto read = mediawiki::read_page_text(support::http_get(wiki.port(), url));
    if (const auto* failure = std::get_if<mediawiki::Failure>(&read)) throw std::runtime_error(failure->why);
    return std::get<mediawiki::PageText>(read).text;
}

}  // namespace live
