#include "bot/http/archive.hpp"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/uri.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "bot/http/address.hpp"
#include "calendar/text.hpp"
#include "calendar/url.hpp"

namespace bot::http {
namespace {

namespace asio = boost::asio;

struct Free {
    void operator()(xmlDoc* p) const { xmlFreeDoc(p); }
    void operator()(xmlChar* p) const { xmlFree(p); }
};
using Text = std::unique_ptr<xmlChar, Free>;

std::string string_of(Text text) {
    if (!text) return {};
    std::string out = reinterpret_cast<const char*>(text.get());
    out.resize(std::min(out.size(), most_row_text));
    return out;
}

std::string attribute(const xmlNode* node, const char* name) {
    return string_of(Text(xmlGetProp(node, reinterpret_cast<const xmlChar*>(name))));
}

bool is_element(const xmlNode* node, std::string_view name) {
    return node->type == XML_ELEMENT_NODE && name == reinterpret_cast<const char*>(node->name);
}

/// The next element in page order, within `top`.
const xmlNode* next(const xmlNode* node, const xmlNode* top) {
    if (node->children && node->type == XML_ELEMENT_NODE) return node->children;
    while (node != top && !node->next) node = node->parent;
    return node == top ? nullptr : node->next;
}

const xmlNode* cell(const xmlNode* row, std::string_view name) {
    for (const xmlNode* each = row->children; each; each = each->next) {
        if (is_element(each, "td") && attribute(each, "class") == name) return each;
    }
    return nullptr;
}

std::optional<std::chrono::minutes> time_of(std::string_view text) {
    const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : 100; };
    if (text.size() != 5 || text[2] != ':') return {};
    const int hour = digit(0) * 10 + digit(1), minute = digit(3) * 10 + digit(4);
    if (hour > 23 || minute > 59) return {};
    return std::chrono::minutes{hour * 60 + minute};
}

/// Whether its path is `/log/ID`.
bool is_entry(std::string_view address) {
    const auto url = calendar::parse_url(address);
    if (!url || url->has_user || url->has_query || url->has_fragment) return false;
    std::string_view id = url->path;
    if (!calendar::take(id, "/log/")) return false;
    const auto good = [](char c) { return calendar::is_digit(c) || calendar::is_letter(c) || c == '_' || c == '-'; };
    return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), good);
}

std::optional<std::string> entry_of(const xmlNode* time, const std::string& page) {
    for (const xmlNode* each = time; each; each = next(each, time)) {
        if (!is_element(each, "a")) continue;
        const std::string link = attribute(each, "href");
        const std::string address = string_of(Text(xmlBuildURI(reinterpret_cast<const xmlChar*>(link.c_str()),
                                                               reinterpret_cast<const xmlChar*>(page.c_str()))));
        const auto leads = origin_of(address);
        if (leads && leads == origin_of(page) && is_entry(address)) return address;
    }
    return std::nullopt;
}

/// Removes the angle brackets of `<kay@deploy2002>`.
std::string bare(std::string nick) {
    if (nick.size() >= 2 && nick.front() == '<' && nick.back() == '>') return nick.substr(1, nick.size() - 2);
    return nick;
}

std::string content(const xmlNode* node) {
    return std::string(calendar::trim(string_of(Text(xmlNodeGetContent(node)))));
}

}  // namespace

std::vector<desk::ArchiveRow> archive_rows(std::string_view html, const std::string& address) {
    std::vector<desk::ArchiveRow> out;
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
    const std::unique_ptr<xmlDoc, Free> page(
        htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8", options));
    const xmlNode* top = page ? xmlDocGetRootElement(page.get()) : nullptr;
    for (const xmlNode* node = top; node && out.size() < most_rows; node = next(node, top)) {
        if (!is_element(node, "tr")) continue;
        const xmlNode *time = cell(node, "time"), *nick = cell(node, "nick"), *message = cell(node, "message");
        if (!time || !nick || !message) continue;
        const auto minutes = time_of(content(time));
        auto entry = entry_of(time, address);
        if (minutes && entry) out.push_back({std::move(*entry), *minutes, bare(content(nick)), content(message)});
    }
    return out;
}

std::string archive_address(std::string search, int change) {
    constexpr std::string_view mark = "{change}";
    const auto at = search.find(mark);
    const std::string number = change == 0 ? std::string() : std::to_string(change);
    return at == search.npos ? search + number : search.replace(at, mark.size(), number);
}

asio::awaitable<ArchiveNews> ask_archive(Client& client, std::string search, int change) {
    constexpr std::chrono::seconds patience{10};
    constexpr std::size_t most = 2 << 20;
    Request request;
    request.url = archive_address(std::move(search), change);
    request.headers = {{"Accept", "text/html"}};
    request.connect_timeout = patience;
    request.timeout = patience;
    request.max_bytes = most;
    const std::string address = request.url;
    const Answer answer = co_await client.fetch(std::move(request));
    if (const auto* failure = std::get_if<Failure>(&answer)) co_return failure->text;
    const auto& response = std::get<Response>(answer);
    if (response.status != 200) co_return fmt::format("it answered with status {}", response.status);
    auto rows = archive_rows(response.body, address);
    if (change == 0) co_return rows;
    const std::string number = std::to_string(change);
    std::erase_if(rows, [&](const desk::ArchiveRow& row) { return row.text.find(number) == row.text.npos; });
    co_return rows;
}

}  // namespace bot::http
