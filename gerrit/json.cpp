#include "gerrit/json.hpp"

#include <boost/json/src.hpp>  // the library itself, compiled here

#include "calendar/text.hpp"

namespace gerrit {

std::optional<json::value> read_json(std::string_view text, json::storage_ptr resource) {
    constexpr std::size_t most = 16'000'000;
    if (text.size() > most) return std::nullopt;
    json::parse_options options;
    options.allow_invalid_utf8 = true;  // one bad byte must not cost the whole answer; `mended` fixes each text
    boost::system::error_code error;
    json::value tree = json::parse(json::string_view{text.data(), text.size()}, error, std::move(resource), options);
    if (error) return std::nullopt;
    return tree;
}

const json::object* object_of(const json::value* value) {
    return value == nullptr ? nullptr : value->if_object();
}
const json::array* array_of(const json::value* value) {
    return value == nullptr ? nullptr : value->if_array();
}

const json::value* member(const json::object* object, std::string_view name) {
    return object == nullptr ? nullptr : object->if_contains(json::string_view{name.data(), name.size()});
}
const json::object* object_at(const json::object* object, std::string_view name) {
    return object_of(member(object, name));
}
const json::array* array_at(const json::object* object, std::string_view name) {
    return array_of(member(object, name));
}

std::string text_at(const json::object* object, std::string_view name, std::size_t most) {
    const json::value* value = member(object, name);
    const json::string* text = value == nullptr ? nullptr : value->if_string();
    return text == nullptr ? std::string{} : mended({text->data(), text->size()}, most);
}

std::optional<bool> flag_at(const json::object* object, std::string_view name) {
    const json::value* value = member(object, name);
    const bool* flag = value == nullptr ? nullptr : value->if_bool();
    return flag == nullptr ? std::nullopt : std::optional{*flag};
}

std::optional<int> integer_at(const json::object* object, std::string_view name) {
    constexpr std::int64_t most = 999'999'999;
    const json::value* value = member(object, name);
    const std::int64_t* number = value == nullptr ? nullptr : value->if_int64();
    if (number == nullptr || *number < -most || *number > most) return std::nullopt;
    return static_cast<int>(*number);
}

std::optional<int> number_at(const json::object* object, std::string_view name) {
    const auto number = integer_at(object, name);
    return number && *number > 0 ? number : std::nullopt;
}

namespace {

/// The length in bytes of the UTF-8 sequence at the front of `text`; 0 if invalid.
std::size_t sequence(std::string_view text) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return 1;
    if (first < 0xC2 || first > 0xF4) return 0;
    const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (text.size() < length) return 0;
    for (std::size_t at = 1; at < length; ++at) {
        if ((byte(at) & 0xC0) != 0x80) return 0;
    }
    // Overlong, half of a surrogate pair, or past the last character.
    const unsigned char second = byte(1);
    const bool wrong = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
                       (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
    return wrong ? 0 : length;
}

}  // namespace

std::string mended(std::string_view text, std::size_t most) {
    text = calendar::cut(text, most);
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = sequence(text);
        result += length == 0 ? std::string_view{"\xEF\xBF\xBD"} : text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return std::string{calendar::cut(result, most)};
}

}  // namespace gerrit
