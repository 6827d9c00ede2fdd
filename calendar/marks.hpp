#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "calendar/wikitext.hpp"

/// The first half of the wikitext parser: pairs the brackets.
namespace calendar::wikitext {

/// A pair of brackets, or a comment or verbatim stretch.
struct Pair {
    Kind kind;
    Span open, close;  ///< the spans of the brackets themselves
};

/// A `|` or `=`. The pairs around it determine what it divides.
struct Divider {
    std::size_t at;
    char what;
};

struct Marks {
    std::vector<Pair> pairs;        ///< properly nested; ascending by `open.from`
    std::vector<Divider> dividers;  ///< ascending
    std::vector<std::size_t> broken, stray;
};

/// Finds the marks in one pass with a stack, in time linear in the size of `text`.
Marks find_marks(std::string_view text, Fence fence);

}  // namespace calendar::wikitext
