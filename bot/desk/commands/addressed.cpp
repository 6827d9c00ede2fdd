#include "bot/desk/commands/addressed.hpp"

#include <algorithm>

namespace bot::desk::commands {
namespace {

constexpr std::size_t longest = 400;  // bytes of a command that are read

bool blank(char c) {
    return c == ' ' || c == '\t';
}

std::vector<std::string> words_of(std::string_view text, bool as_written) {
    text = text.substr(0, longest);
    std::vector<std::string> words;
    std::string word;
    const auto end = [&] {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    };
    for (char c : text) {
        if (blank(c)) {
            end();
        } else {
            word += !as_written && c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        }
    }
    end();
    return words;
}

Addressed read(std::string_view text, bool surely) {
    return {words_of(text, false), surely, words_of(text, true)};
}

std::string_view trim_front(std::string_view s) {
    while (!s.empty() && blank(s.front())) s.remove_prefix(1);
    return s;
}

}  // namespace

std::optional<Addressed> addressed(const LineHeard& line, std::string_view nick, const ChatTraits& chat) {
    const std::string_view text = trim_front(line.text);
    const bool in_private = line.channel.empty();
    const bool named = !nick.empty() && text.size() >= nick.size() && chat.same(text.substr(0, nick.size()), nick);
    if (named) {
        const std::string_view rest = text.substr(nick.size());
        if (!rest.empty() && (rest.front() == ':' || rest.front() == ',')) {
            return read(rest.substr(1), true);
        }
        if (!rest.empty() && blank(rest.front())) return read(rest, in_private);
    }
    if (in_private) return read(text, true);
    return std::nullopt;
}

}  // namespace bot::desk::commands
