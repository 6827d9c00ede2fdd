#include "bot/irc/split.hpp"

#include <algorithm>

namespace bot::irc {
namespace {

constexpr std::size_t least = 40;  // a minimum, whatever mask the server claims for us

bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// The place to cut a text that is longer than the budget.
std::size_t cut_of(std::string_view text, std::size_t budget) {
    const auto space = text.rfind(' ', budget);
    if (space != text.npos && space > 0) return space;
    std::size_t cut = budget;
    while (cut > budget - 3 && continues(text[cut])) --cut;
    return continues(text[cut]) ? budget : cut;  // not UTF-8
}

}  // namespace

std::size_t room_for_text(std::string_view mask, std::string_view target) {
    constexpr std::string_view frame = ": PRIVMSG  :\r\n";
    const auto used = mask.size() + target.size() + frame.size();
    return used + least < 512 ? 512 - used : least;
}

std::vector<std::string> split(std::string_view text, std::size_t budget) {
    budget = std::max<std::size_t>(budget, 4);
    std::string clean(text);
    std::ranges::replace_if(
        clean, [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');

    std::vector<std::string> pieces;
    std::string_view rest = clean;
    const auto skip_spaces = [&] { rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size())); };
    if (rest.find_first_not_of(' ') == rest.npos) return pieces;
    while (rest.size() > budget) {
        const auto cut = cut_of(rest, budget);
        const auto piece = rest.substr(0, cut);
        const auto end = piece.find_last_not_of(' ');
        if (end != piece.npos) pieces.emplace_back(piece.substr(0, end + 1));
        rest.remove_prefix(cut);
        skip_spaces();
    }
    if (!rest.empty()) pieces.emplace_back(rest);
    return pieces;
}

}  // namespace bot::irc
