#include "bot/irc/incoming.hpp"

#include <algorithm>

namespace bot::irc {
namespace {

const std::string nothing;

std::string_view word(std::string_view& rest) {
    const auto end = rest.find(' ');
    const auto found = rest.substr(0, end);
    rest.remove_prefix(std::min(rest.find_first_not_of(' ', found.size()), rest.size()));
    return found;
}

bool readable(std::string_view command) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (command.size() == 3 && std::ranges::all_of(command, digit)) return true;
    return !command.empty() && std::ranges::all_of(command, capital);
}

char unescaped(char c) {
    switch (c) {
        case ':':
            return ';';
        case 's':
            return ' ';
        case 'r':
            return '\r';
        case 'n':
            return '\n';
        default:
            return c;
    }
}

}  // namespace

const std::string& Incoming::param(std::size_t i) const {
    return i < params.size() ? params[i] : nothing;
}
const std::string& Incoming::last() const {
    return params.empty() ? nothing : params.back();
}

std::optional<Incoming> parse(std::string_view text) {
    Incoming in;
    if (text.starts_with(':')) {
        in.source = word(text).substr(1);
        if (in.source.empty()) return {};
    }
    in.command = word(text);
    for (char& c : in.command)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (!readable(in.command)) return {};
    while (!text.empty()) {
        if (text.starts_with(':')) {
            in.params.emplace_back(text.substr(1));
            break;
        }
        in.params.emplace_back(word(text));
    }
    return in;
}

std::optional<std::string> tag(std::string_view tags, std::string_view key) {
    while (!tags.empty()) {
        const auto end = tags.find(';');
        const auto one = tags.substr(0, end);
        const auto equals = one.find('=');
        if (one.substr(0, equals) == key) {
            std::string value;
            for (std::size_t i = equals == one.npos ? one.size() : equals + 1; i < one.size(); ++i) {
                if (one[i] != '\\')
                    value += one[i];
                else if (++i < one.size())
                    value += unescaped(one[i]);
            }
            return value;
        }
        if (end == tags.npos) break;
        tags.remove_prefix(end + 1);
    }
    return {};
}

Mask mask_of(std::string_view source) {
    Mask mask;
    const auto at = source.find('@');
    if (at != source.npos) mask.host = source.substr(at + 1);
    source = source.substr(0, at);
    const auto bang = source.find('!');
    if (bang != source.npos) mask.user = source.substr(bang + 1);
    mask.nick = source.substr(0, bang);
    return mask;
}

}  // namespace bot::irc
