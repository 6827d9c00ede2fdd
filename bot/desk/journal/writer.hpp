#pragma once
// Writes records by their `fields` (fields.hpp). Only for source files of this room.
#include <optional>
#include <utility>

#include "bot/desk/journal/json.hpp"
#include "bot/desk/journal/kinds.hpp"
#include "bot/desk/journal/words.hpp"

namespace bot::desk::journal {

/// The JSON of a value. Records need `fields` or `items`.
template <class T>
Json json_of(const T&);

/// Fills an object or an array.
class Writer {
public:
    static constexpr bool reads = false;
    explicit Writer(Json& to) : to_(to) {}

    template <class T>
    Writer& operator()(const char* name, const T& value) {
        to_[name] = json_of(value);
        return *this;
    }
    template <class T>
    Writer& needs(const char* name, const T& value) {
        return (*this)(name, value);
    }
    template <class Map, class Describe>
    Writer& rows(const char* name, const Map& map, Describe describe) {
        Json rows = Json::array();
        Writer(rows).all(map, describe);
        to_[name] = std::move(rows);
        return *this;
    }
    template <class T, class Out, class In>
    Writer& as(const char* name, const T& value, Out out, In) {
        return (*this)(name, out(value));
    }
    template <class T, class Out, class In>
    Writer& needs_as(const char* name, const T& value, Out out, In) {
        return (*this)(name, out(value));
    }
    template <class... T>
    Writer& skip(const T&...) {
        return *this;
    }
    template <class T>
    Writer& item(const T& value) {
        to_.push_back(json_of(value));
        return *this;
    }
    template <class T>
    Writer& later(const T& value) {
        return item(value);
    }
    template <class Map, class Describe>
    void all(const Map& map, Describe describe) {
        for (const auto& [key, value] : map) {
            Json row = Json::object();
            Writer io(row);
            describe(io, key, value);
            to_.push_back(std::move(row));
        }
    }

private:
    Json& to_;
};

template <class T>
Json json_of(const T& value) {
    if constexpr (std::same_as<T, Json> || std::is_arithmetic_v<T> || std::same_as<T, std::string>) {
        return Json(value);
    } else if constexpr (std::is_enum_v<T>) {
        return Json(words<T>()[static_cast<std::size_t>(value)]);
    } else if constexpr (is_time_point<T>) {
        return Json(value.time_since_epoch().count());
    } else if constexpr (is_duration<T>) {
        return Json(value.count());
    } else if constexpr (is_a<T, std::optional>) {
        return value ? json_of(*value) : Json(nullptr);
    } else if constexpr (is_a<T, std::pair>) {
        return Json::array({json_of(value.first), json_of(value.second)});
    } else if constexpr (is_object<T>) {
        Json out = Json::object();
        for (const auto& [key, each] : value) out[key] = json_of(each);
        return out;
    } else if constexpr (requires { value.begin(); }) {
        Json out = Json::array();
        for (const auto& each : value) out.push_back(json_of(each));
        return out;
    } else if constexpr (is_a<T, std::variant>) {
        Json out = {{names<T>.tag, names<T>.names[value.index()]}};
        Writer io(out);
        std::visit([&io](const auto& each) { fields(io, each); }, value);
        return out;
    } else if constexpr (StoredAsArray<Writer, const T>) {
        Json out = Json::array();
        Writer io(out);
        items(io, value);
        return out;
    } else {
        Json out = Json::object();
        Writer io(out);
        fields(io, value);
        return out;
    }
}

}  // namespace bot::desk::journal
