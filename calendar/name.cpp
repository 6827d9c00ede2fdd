#include "calendar/name.hpp"

#include "calendar/text.hpp"

namespace calendar {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// The length of `(Max N patches)` at the beginning of `text`, or 0; sets `limit`.
std::size_t max_patches(std::string_view text, std::optional<int>& limit) {
    std::string_view rest = text;
    const auto take = [&](std::string_view word) {
        rest = trim(rest);
        return take_word(rest, word);
    };
    if (!take("(") || !take("max")) return 0;
    take(".");
    rest = trim(rest);
    const auto number = digits(rest.substr(0, rest.find_first_not_of("0123456789")));
    if (!number) return 0;
    rest.remove_prefix(std::min(rest.find_first_not_of("0123456789"), rest.size()));
    if (!take("patch")) return 0;
    take("es");
    if (!take(")")) return 0;
    if (!limit) limit = number;
    return text.size() - rest.size();
}

/// The length of the discretion sentence at the beginning of `text`, or 0.
std::size_t discretion(std::string_view text) {
    constexpr std::string_view begins = "your patch may or may not be deployed";
    constexpr std::string_view ends = "discretion of the deployer";
    constexpr std::size_t longest = 160;
    if (!same_word(text.substr(0, begins.size()), begins)) return 0;
    const std::size_t found = find_word(text.substr(0, longest), ends);
    if (found == npos) return begins.size();
    std::size_t length = found + ends.size();
    if (text.substr(length).starts_with('s')) ++length;
    if (text.substr(length).starts_with('.')) ++length;
    return length;
}

}  // namespace

NameAndLimit name_and_limit(std::string plain) {
    NameAndLimit result;
    std::string_view rest = plain;
    std::string kept;
    while (!rest.empty()) {
        std::size_t length = rest.front() == '(' ? max_patches(rest, result.limit) : 0;
        if (lower(rest.front()) == 'y') length = discretion(rest);
        if (length == 0) {
            kept += rest.front();
            length = 1;
        }
        rest.remove_prefix(length);
    }
    result.name = trim(cut(fold(kept), 300));
    return result;
}

}  // namespace calendar
