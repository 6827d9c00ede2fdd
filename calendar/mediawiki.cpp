#include "calendar/mediawiki.hpp"

#include <fmt/format.h>

#include "calendar/api_answer.hpp"
#include "calendar/text.hpp"
#include "calendar/url.hpp"

namespace calendar::mediawiki {
namespace {

struct Revision {
    const Json* page;
    const Json* revision;
    std::int64_t number;
};

std::variant<Revision, Failure> newest_revision(const Json& answer, std::string_view body) {
    if (answer.is_discarded()) return not_understood("is no JSON", body);
    if (auto error = api_error(answer)) return *error;
    const Json* query = member(&answer, "query", Json::value_t::object);
    const Json* page = first(member(query, "pages", Json::value_t::array));
    if (page == nullptr) return not_understood("holds no page", body);
    const std::string title = in_quotes(text_member(page, "title"));
    if (is_true(page, "missing")) return Failure{"missingtitle", fmt::format("the wiki has no page {}", title)};
    if (is_true(page, "invalid"))
        return Failure{"invalidtitle", fmt::format("the wiki takes {} for no title of a page", title)};
    const Json* revision = first(member(page, "revisions", Json::value_t::array));
    const Json* number = member(revision, "revid", Json::value_t::number_unsigned);
    if (number == nullptr) return not_understood("holds no revision", body);
    return Revision{page, revision, number->get<std::int64_t>()};
}

}  // namespace

std::string query_url(std::string_view api, std::string_view query, std::string_view name, std::string_view value) {
    return fmt::format("{}{}action=query&{}&{}={}&format=json&formatversion=2", api,
                       api.find('?') == std::string_view::npos ? '?' : '&', query, name, url_encoded(value));
}

std::string revision_url(std::string_view api, std::string_view page) {
    return query_url(api, "prop=revisions&rvprop=ids", "titles", page);
}

std::string page_url(std::string_view api, std::string_view page) {
    return query_url(api, "prop=revisions%7Cinfo&rvprop=ids%7Ccontent&rvslots=main&inprop=url&curtimestamp=1", "titles",
                     page);
}

std::variant<std::int64_t, Failure> read_revision(std::string_view body) {
    const Json answer = parsed(body);
    auto found = newest_revision(answer, body);
    if (auto* failure = std::get_if<Failure>(&found)) return std::move(*failure);
    return std::get<Revision>(found).number;
}

std::variant<PageText, Failure> read_page_text(std::string_view body) {
    const Json answer = parsed(body);
    auto found = newest_revision(answer, body);
    if (auto* failure = std::get_if<Failure>(&found)) return std::move(*failure);
    const auto& [page, revision, number] = std::get<Revision>(found);
    const Json* slots = member(revision, "slots", Json::value_t::object);
    const Json* slot = member(slots, "main", Json::value_t::object);
    const Json* content = member(slot, "content", Json::value_t::string);
    if (content == nullptr) return not_understood("holds no text of the page", body);
    return PageText{number, content->get<std::string>(), text_member(page, "fullurl"),
                    text_member(&answer, "curtimestamp")};
}

}  // namespace calendar::mediawiki
