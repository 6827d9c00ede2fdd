#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "calendar/wikitext.hpp"

/// The first half of reading wikitext: which brackets belong together.
namespace calendar::wikitext {

/// A pair of brackets, or a comment or verbatim stretch.
struct Pair {
    Kind kind;
    Span open, close;  ///< the brackets themselves
};

/// A `|` or `=`; whom it divides is settled by the pairs around it.
struct Divider {
    std::size_t at;
    char what;
};

struct Marks {
    std::vector<Pair> pairs;        ///< properly nested; ascending by `open.from`
    std::vector<Divider> dividers;  ///< ascending
    std::vector<std::size_t> broken, stray;
};

/// One pass with a stack; no byte is looked at more than a few times.
Marks find_marks(std::string_view text, Fence fence);

}  // namespace calendar::wikitext
