#pragma once
// Reads records by their `fields` (fields.hpp). Only for source files of this room.
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>

#include "bot/desk/journal/events.hpp"
#include "bot/desk/journal/json.hpp"
#include "bot/desk/journal/kinds.hpp"
#include "bot/desk/journal/words.hpp"

namespace bot::desk::journal {

/// A container's value type without const keys, so that it can be assigned to.
template <class T>
struct FillableOf {
    using type = T;
};
template <class K, class V>
struct FillableOf<std::pair<const K, V>> {
    using type = std::pair<K, V>;
};
template <class T>
using Fillable = typename FillableOf<T>::type;

/// A place in a record, for messages: a member by name, or an item by index.
struct Where {
    const Where* above = nullptr;
    std::string_view name = {};
    std::size_t index = 0;
};

/// Throws BadRecord.
[[noreturn]] void refuse(const Where&, const std::string& why);
[[noreturn]] void refuse(const Where&, const Json& found, const std::string& wanted);

/// The limit for instants and durations, in seconds; as an instant, some year after 30000. A card may end
/// after the year 9999, for the calendar reads years of four digits and long lengths.
constexpr std::int64_t most_seconds = 900'000'000'000;

// The JSON's value, checked. All throw BadRecord.
const Json& object(const Json&, const Where&);
const Json& array(const Json&, const Where&);
bool truth(const Json&, const Where&);
const std::string& text(const Json&, const Where&);
std::int64_t whole(const Json&, const Where&, std::int64_t least, std::int64_t most);
std::uint64_t natural(const Json&, const Where&, std::uint64_t most);
const std::string& tag_of(const Json&, const Where&, const char* name);
[[noreturn]] void unknown(const char* what, const std::string& name);
std::size_t ordinal(const Json&, const Where&, std::span<const std::string_view> words, bool numbers);

/// Reads into a value. Throws BadRecord if the JSON does not fit.
template <class T>
void read(const Json&, T&, const Where&);

template <class Do>
void each(const Json& array, const Where& where, Do act) {
    std::size_t index = 0;
    for (const Json& found : array) act(found, Where{&where, {}, index++});
}

/// Reads an object or an array.
class Reader {
public:
    static constexpr bool reads = true;
    Reader(const Json& from, const Where& where) : from_(from), where_(where) {}

    template <class T>
    Reader& operator()(const char* name, T& value) {
        if (const Json* found = find(name)) read(*found, value, {&where_, name});
        return *this;
    }
    template <class T>
    Reader& needs(const char* name, T& value) {
        read(demand(name), value, {&where_, name});
        return *this;
    }
    template <class Map, class Describe>
    Reader& rows(const char* name, Map& map, Describe describe) {
        if (const Json* found = find(name)) {
            const Where where{&where_, name};
            Reader(array(*found, where), where).all(map, describe);
        }
        return *this;
    }
    template <class T, class Out, class In>
    Reader& as(const char* name, T& value, Out out, In in) {
        return has(name) ? needs_as(name, value, out, in) : *this;
    }
    template <class T, class Out, class In>
    Reader& needs_as(const char* name, T& value, Out out, In in) {
        std::remove_cvref_t<decltype(out(value))> stored{};
        const Where where{&where_, name};
        read(demand(name), stored, where);
        try {
            value = in(std::move(stored));
        } catch (const BadRecord&) {
            throw;
        } catch (const std::exception& e) {
            journal::refuse(where, e.what());
        }
        return *this;
    }
    template <class... T>
    Reader& skip(const T&...) {
        return *this;
    }
    template <class T>
    Reader& item(T& value) {
        const std::size_t index = next_++;
        read(at(index), value, {&where_, {}, index});
        return *this;
    }
    template <class T>
    Reader& later(T& value) {
        return next_ < from_.size() ? item(value) : *this;
    }
    template <class Map, class Describe>
    void all(Map& map, Describe describe) {
        map.clear();
        each(from_, where_, [&](const Json& row, const Where& at) {
            Fillable<typename Map::value_type> pair{};
            Reader io(object(row, at), at);
            describe(io, pair.first, pair.second);
            map.insert(map.end(), std::move(pair));
        });
    }

    /// The number of items of an array.
    std::size_t size() const { return from_.size(); }
    /// Whether the object has this member and it is not null.
    bool has(const char* name) const { return find(name) != nullptr; }
    [[noreturn]] void refuse(const std::string& why) const { journal::refuse(where_, why); }

private:
    const Json* find(const char* name) const;
    const Json& demand(const char* name) const;
    const Json& at(std::size_t index) const;

    const Json& from_;
    const Where& where_;
    std::size_t next_ = 0;
};

template <class V, std::size_t... i>
void read_variant(const Json& from, V& value, const Where& where, std::index_sequence<i...>) {
    const std::string& name = tag_of(from, where, names<V>.tag);
    const Where inside{&where, name};
    Reader io(from, inside);
    const bool known = ((names<V>.names[i] == name && (fields(io, value.template emplace<i>()), true)) || ...);
    if (!known) unknown(names<V>.what, name);
}
template <class T>
void read(const Json& from, T& value, const Where& where) {
    if constexpr (std::same_as<T, Json>) {
        value = from;
    } else if constexpr (std::same_as<T, bool>) {
        value = truth(from, where);
    } else if constexpr (std::unsigned_integral<T>) {
        value = static_cast<T>(natural(from, where, std::numeric_limits<T>::max()));
    } else if constexpr (std::signed_integral<T>) {
        using Limits = std::numeric_limits<T>;
        value = static_cast<T>(whole(from, where, Limits::min(), Limits::max()));
    } else if constexpr (std::same_as<T, std::string>) {
        value = text(from, where);
    } else if constexpr (std::is_enum_v<T>) {
        value = static_cast<T>(ordinal(from, where, words<T>(), was_number<T>));
    } else if constexpr (is_time_point<T>) {
        typename T::duration since{};
        read(from, since, where);
        value = T{since};
    } else if constexpr (is_duration<T>) {
        constexpr auto most = std::chrono::duration_cast<T>(std::chrono::seconds{most_seconds}).count();
        value = T{static_cast<typename T::rep>(whole(from, where, -most, most))};
    } else if constexpr (is_a<T, std::optional>) {
        value.reset();
        if (!from.is_null()) read(from, value.emplace(), where);
    } else if constexpr (is_a<T, std::pair>) {
        Reader(array(from, where), where).item(value.first).item(value.second);
    } else if constexpr (is_object<T>) {
        value.clear();
        for (const auto& [key, member] : object(from, where).items()) read(member, value[key], {&where, key});
    } else if constexpr (requires { value.begin(); }) {
        value.clear();
        each(array(from, where), where, [&](const Json& found, const Where& at) {
            if constexpr (requires { value.emplace_back(); }) {
                read(found, value.emplace_back(), at);
            } else {
                Fillable<typename T::value_type> item{};
                read(found, item, at);
                value.insert(std::move(item));
            }
        });
    } else if constexpr (is_a<T, std::variant>) {
        read_variant(from, value, where, std::make_index_sequence<std::variant_size_v<T>>());
    } else if constexpr (StoredAsArray<Reader, T>) {
        Reader io(array(from, where), where);
        items(io, value);
    } else {
        Reader io(object(from, where), where);
        fields(io, value);
    }
}

}  // namespace bot::desk::journal
