#pragma once
// JSON for the values of the desk's journal. Only for source files of this room.
#include <nlohmann/json.hpp>

#include <optional>

#include "bot/desk/journal/events.hpp"
#include "calendar/instant.hpp"

namespace bot::desk::journal {

using Json = nlohmann::ordered_json;

inline Json seconds_of(calendar::Instant t) {
    return t.time_since_epoch().count();
}
inline calendar::Instant instant_of(const Json& j) {
    return calendar::Instant{std::chrono::seconds{j.get<std::int64_t>()}};
}

template <class T>
Json optional_of(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}
inline Json optional_of(const std::optional<calendar::Instant>& t) {
    return t ? seconds_of(*t) : Json(nullptr);
}

inline const Json& member(const Json& j, const char* key) {
    static const Json nothing = nullptr;
    const auto found = j.find(key);
    return found == j.end() ? nothing : *found;
}

/// The member, or the default of its type when an older Oriel did not write it.
template <class T>
T value_of(const Json& j, const char* key, T otherwise = {}) {
    const Json& m = member(j, key);
    return m.is_null() ? otherwise : m.get<T>();
}
template <class T>
std::optional<T> optional_at(const Json& j, const char* key) {
    const Json& m = member(j, key);
    return m.is_null() ? std::nullopt : std::optional<T>(m.get<T>());
}
inline std::optional<calendar::Instant> instant_at(const Json& j, const char* key) {
    const Json& m = member(j, key);
    return m.is_null() ? std::nullopt : std::optional(instant_of(m));
}

/// Text of strangers may be no UTF-8: what is not is kept as U+FFFD.
inline std::string text_of(const Json& j) {
    return j.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace bot::desk::journal
