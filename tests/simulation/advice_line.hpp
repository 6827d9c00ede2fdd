#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "tests/simulation/mind.hpp"

namespace simulation {

/// The content of a private line about one entry, as its reader can see it.
struct Sentence {
    enum class Kind { stands, fits, cleared, left, other };
    Kind kind = Kind::other;
    int change = 0;
    std::string window, hour;  ///< `UTC late backport window`, `21:00`
    std::set<Ill> named;
    std::string strange;  ///< text that no reader understands
};

/// `text`: without marks.
std::vector<Sentence> read_advice(std::string_view text);

/// The problem that is named there, if people know it.
std::optional<Ill> read_ill(std::string_view item);

/// The line without `(late by ...)` and `(repeat ...)`.
std::string unmarked(std::string_view line);

}  // namespace simulation
