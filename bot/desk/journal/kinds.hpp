#pragma once
// Classifies types for Writer and Reader. Only for source files of this room.
#include <array>
#include <chrono>
#include <concepts>
#include <map>
#include <string>
#include <string_view>
#include <variant>

namespace bot::desk::journal {

/// The names of a variant's alternatives in the journal. Each alternative is an object with its name in `tag`. `what`
/// is used in messages.
template <std::size_t size>
struct Names {
    const char* tag;
    const char* what;
    std::array<std::string_view, size> names;
};
template <class T>
struct Named {
    std::string_view name;
};
template <class Variant, class... T>
constexpr Names<sizeof...(T)> names_of(const char* tag, const char* what, Named<T>... each) {
    static_assert(std::same_as<Variant, std::variant<T...>>, "one name for each alternative, in their order");
    return {tag, what, {each.name...}};
}
template <class Variant>
constexpr auto names = nullptr;

template <class Io, class T>
concept StoredAsArray = requires(Io& io, T& value) {
    items(io, value);
};

template <class T, template <class...> class Template>
constexpr bool is_a = false;
template <class... Args, template <class...> class Template>
constexpr bool is_a<Template<Args...>, Template> = true;

template <class T>
constexpr bool is_time_point = false;
template <class Clock, class Duration>
constexpr bool is_time_point<std::chrono::time_point<Clock, Duration>> = true;
template <class T>
constexpr bool is_duration = false;
template <class Rep, class Period>
constexpr bool is_duration<std::chrono::duration<Rep, Period>> = true;

/// A map with text keys is a JSON object; a map with other keys is an array of pairs.
template <class T>
constexpr bool is_object = false;
template <class V>
constexpr bool is_object<std::map<std::string, V>> = true;

}  // namespace bot::desk::journal
