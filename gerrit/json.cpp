#include "gerrit/json.hpp"

#include <boost/json/src.hpp>  // the library itself, compiled here

#include "calendar/text.hpp"
#include "calendar/utf8.hpp"

namespace gerrit {

std::optional<json::value> read_json(std::string_view text, json::storage_ptr resource) {
    constexpr std::size_t most = 16'000'000;
    if (text.size() > most) return std::nullopt;
    json::parse_options options;
    options.allow_invalid_utf8 = true;  // one bad byte must not cost the whole answer; `valid_text` fixes each text
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
    return text == nullptr ? std::string{} : valid_text({text->data(), text->size()}, most);
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

std::string valid_text(std::string_view text, std::size_t most) {
    const std::string whole = calendar::as_utf8(calendar::cut(text, most));
    return std::string{calendar::cut(whole, most)};
}

}  // namespace gerrit
