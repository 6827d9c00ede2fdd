#include "calendar/entity.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "calendar/text.hpp"
#include "calendar/utf8.hpp"

namespace calendar {
namespace {

struct Entity {
    std::string_view name;
    char32_t code;
};

constexpr std::array<Entity, 16> entities = {{
    {"amp", '&'},
    {"apos", '\''},
    {"gt", '>'},
    {"hellip", 0x2026},
    {"laquo", 0xAB},
    {"lsquo", 0x2018},
    {"lt", '<'},
    {"mdash", 0x2014},
    {"middot", 0xB7},
    {"minus", 0x2212},
    {"nbsp", 0xA0},
    {"ndash", 0x2013},
    {"quot", '"'},
    {"raquo", 0xBB},
    {"rarr", 0x2192},
    {"rsquo", 0x2019},
}};

bool is_character(char32_t code) {
    const bool control = (code < 0x20 && code != '\t' && code != '\n') || (code >= 0x7F && code < 0xA0);
    return !control && !(code >= 0xD800 && code < 0xE000) && code <= 0x10FFFF;
}

std::optional<char32_t> number(std::string_view digits) {
    const bool hex = !digits.empty() && lower(digits.front()) == 'x';
    if (hex) digits.remove_prefix(1);
    if (digits.empty() || digits.size() > 7) return std::nullopt;
    char32_t code = 0;
    for (const char c : digits) {
        const char low = lower(c);
        if (is_digit(c)) {
            code = code * (hex ? 16 : 10) + static_cast<char32_t>(c - '0');
        } else if (hex && low >= 'a' && low <= 'f') {
            code = code * 16 + static_cast<char32_t>(low - 'a' + 10);
        } else {
            return std::nullopt;
        }
    }
    return is_character(code) ? std::optional{code} : std::nullopt;
}

std::optional<char32_t> meaning(std::string_view name) {
    if (name.starts_with('#')) return number(name.substr(1));
    const auto found = std::ranges::find(entities, name, &Entity::name);
    return found == entities.end() ? std::nullopt : std::optional{found->code};
}

}  // namespace

std::string decode_entities(std::string_view text) {
    constexpr std::size_t longest = 10;  // `&#x10FFFF;`
    std::string result;
    while (!text.empty()) {
        const std::size_t start = std::min(text.find('&'), text.size());
        result += text.substr(0, start);
        text.remove_prefix(start);
        if (text.empty()) break;
        const std::size_t end = text.substr(0, longest).find(';');
        const auto code = end == std::string_view::npos ? std::nullopt : meaning(text.substr(1, end - 1));
        if (code) {
            append_utf8(result, *code);
            text.remove_prefix(end + 1);
        } else {
            result += '&';
            text.remove_prefix(1);
        }
    }
    return result;
}

}  // namespace calendar
