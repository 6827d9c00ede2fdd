#include "calendar/change_number.hpp"

#include <algorithm>

#include "calendar/text.hpp"
#include "calendar/url.hpp"

namespace calendar {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// The number at the beginning of a path, if it ends there or at `/`, `?`, `#` or `,`.
std::optional<int> leading(std::string_view path) {
    return positive(path.substr(0, path.find_first_of("/?#,")));
}

void drop_scheme(std::string_view& address) {
    if (!take_word(address, "https:")) take_word(address, "http:");
    take_word(address, "//");
}

/// The path of a URL after `gerrit`, without leading slashes; nullopt for another site.
std::optional<std::string_view> path_below(std::string_view gerrit, std::string_view address) {
    drop_scheme(gerrit);
    drop_scheme(address);
    gerrit = without_end_slashes(gerrit);
    const std::string_view host = gerrit.substr(0, gerrit.find('/'));
    if (host.empty() || !take_word(address, host)) return std::nullopt;
    if (!take_word(address, ":443")) take_word(address, ":80");
    gerrit.remove_prefix(host.size());
    if (!address.starts_with(gerrit)) return std::nullopt;
    address.remove_prefix(gerrit.size());
    if (!address.starts_with('/')) return std::nullopt;
    while (address.starts_with('/')) address.remove_prefix(1);
    return address;
}

/// The number after the last `/+/` that a number follows: project names may contain `+`.
std::optional<int> behind_project(std::string_view path) {
    for (std::size_t at = path.rfind("/+/"); at != npos && at > 0; at = path.rfind("/+/", at - 1)) {
        if (const auto number = leading(path.substr(at + 3))) return number;
    }
    return std::nullopt;
}

}  // namespace

std::optional<int> named_change(std::string_view text, std::string_view gerrit) {
    text = trim(text);
    constexpr std::string_view prefix = "gerrit:";
    auto path = path_below(gerrit, text);
    if (take_word(text, prefix)) path = trim(text);
    if (!path) return std::nullopt;
    take_word(*path, "#/");
    if (const auto number = leading(*path)) return number;
    if (take_word(*path, "q/")) return leading(*path);
    if (!take_word(*path, "c/")) return std::nullopt;
    if (const auto number = leading(*path)) return number;
    return behind_project(path->substr(0, path->find_first_of("?#")));
}

std::optional<int> change_number(std::string_view text, std::string_view gerrit) {
    text = trim(text);
    auto number = positive(text);
    // A patch set may follow: 1200311/2.
    if (const std::size_t slash = text.find('/'); slash != npos && positive(text.substr(slash + 1))) {
        number = positive(text.substr(0, slash));
    }
    return number ? number : named_change(text, gerrit);
}

bool is_change_id(std::string_view text) {
    constexpr std::size_t length = 41;
    return text.size() == length && text.front() == 'I' && std::ranges::all_of(text.substr(1), is_hex_digit);
}

}  // namespace calendar
