#include "calendar/escape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "calendar/text.hpp"
#include "calendar/utf8.hpp"

namespace calendar {
namespace {

/// C0, C1, line and paragraph separators, and the spaces that MediaWiki takes for one.
bool is_space(char32_t code) {
    return code <= 0x20 || (code >= 0x7F && code <= 0xA0) || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) ||
           code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

constexpr char32_t byte_order_mark = 0xFEFF;

/// After these names a `:` makes a link (MediaWiki's $wgUrlProtocols); after any other, `://` does.
constexpr std::array<std::string_view, 12> schemes = {"bitcoin", "geo",  "magnet", "mailto", "matrix", "news",
                                                      "sip",     "sips", "sms",    "tel",    "urn",    "xmpp"};
/// A space and a number after these make a link, if the wiki is configured so.
constexpr std::array<std::string_view, 3> numbered = {"RFC", "PMID", "ISBN"};

class Escaper {
public:
    explicit Escaper(std::string_view text) : text_{text} {}

    std::string run() {
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (must(c)) {
                result_ += fmt::format("&#{};", static_cast<int>(c));
            } else {
                result_ += c;
            }
        }
        return std::move(result_);
    }

private:
    bool must(char c) const {
        switch (c) {
            case '{':
            case '}':
            case '|':
            case '=':
            case '<':
            case '>':
                return true;
            case '&':
                return next() == '#' || is_letter(next());
            case '[':
                return doubled(c) || next() == '/';
            case ']':
            case '\'':
            case '_':
            case '!':
            case '~':
                return doubled(c);
            case ':':
                return at_ == 0 || text_.substr(at_).starts_with("://") || ends_with_any(schemes);
            case '*':
            case '#':
            case ';':
            case '-':
                return at_ == 0;
            case ' ':
                return ends_with_any(numbered);
            default:
                return false;
        }
    }

    char next() const { return at_ + 1 < text_.size() ? text_[at_ + 1] : '\0'; }
    bool doubled(char c) const { return next() == c || (at_ > 0 && text_[at_ - 1] == c); }

    template <class Words>
    bool ends_with_any(const Words& words) const {
        const std::string_view before = text_.substr(0, at_);
        return std::ranges::any_of(words, [&](std::string_view word) {
            return before.size() >= word.size() && same_word(before.substr(before.size() - word.size()), word);
        });
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string result_;
};

}  // namespace

std::string one_line(std::string_view text, std::size_t most) {
    std::string result;
    bool gap = false;
    // Bounds the work if many characters are dropped.
    text = text.substr(0, 16 * most);
    while (!text.empty()) {
        const auto [code, length] = first_character(text);
        text.remove_prefix(length);
        if (turns_direction(code) || code == byte_order_mark) continue;
        if (is_space(code)) {
            gap = true;
            continue;
        }
        if (gap && !result.empty()) result += ' ';
        gap = false;
        append_utf8(result, code);
    }
    return std::string{trim(cut(result, most))};
}

std::string escape(std::string_view text) {
    return Escaper{text}.run();
}

std::string escape_address(std::string_view address) {
    constexpr std::size_t longest = 1000;
    constexpr std::string_view special = "{}|[]<>\"'`\\^~_";
    if (address.size() > longest) return {};
    const auto begins = [&](std::string_view scheme) {
        return address.size() > scheme.size() && same_word(address.substr(0, scheme.size()), scheme);
    };
    if (!begins("https://") && !begins("http://")) return {};
    std::string result;
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte == 0x7F) return {};
        const bool plain = byte < 0x80 && special.find(c) == special.npos;
        // One of these alone is common in URLs and has no meaning in wikitext.
        const bool alone =
            (c == '_' || c == '~') && !result.ends_with(c) && !result.ends_with("%5F") && !result.ends_with("%7E");
        if (plain || alone) {
            result += c;
        } else {
            result += fmt::format("%{:02X}", byte);
        }
    }
    return result;
}

}  // namespace calendar
