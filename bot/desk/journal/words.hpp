#pragma once
// The words for enum values in the journal. Only for source files of this room.
#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>

namespace bot::desk::journal {

/// GCC and Clang print a value without a name as `(Type)7`.
template <auto value>
constexpr bool has_name() {
    return std::string_view(__PRETTY_FUNCTION__).find("= (") == std::string_view::npos;
}

/// The number of values of an enum that counts from 0.
template <class E, int n = 0>
constexpr std::size_t size_of_enum() {
    if constexpr (has_name<static_cast<E>(n)>()) {
        return size_of_enum<E, n + 1>();
    } else {
        return n;
    }
}

/// The words of an enum, in the order of its values.
template <class E>
using Words = std::array<std::string_view, size_of_enum<E>()>;

/// The words of an enum without `to_text`. Older journals hold numbers for these enums, so numbers are read too: the
/// order of their values must never change.
template <class E>
constexpr auto table = nullptr;

template <std::size_t size>
constexpr bool complete(const std::array<std::string_view, size>& words) {
    return size > 0 && std::ranges::none_of(words, &std::string_view::empty);
}

template <class E>
constexpr bool has_table = !std::is_null_pointer_v<std::remove_const_t<decltype(table<E>)>>;

template <class E>
constexpr bool was_number = has_table<E>;

template <class E>
std::span<const std::string_view> words() {
    if constexpr (has_table<E>) {
        static_assert(complete(table<E>), "one word for each value");
        return table<E>;
    } else {
        static const Words<E> all = [] {
            Words<E> out;
            for (std::size_t i = 0; i < out.size(); ++i) out[i] = to_text(static_cast<E>(i));
            return out;
        }();
        return all;
    }
}

}  // namespace bot::desk::journal
