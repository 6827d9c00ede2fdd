#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bot::log {

/// One change of a backport: `[[gerrit:NUMBER|SUBJECT (T1 T2)]]`.
struct Entry {
    int number = 0;
    std::string subject;             ///< without its tasks; cut short when not `whole`
    std::vector<std::string> tasks;  ///< `T123456`, in the order written
    bool whole = true;               ///< its closing brackets were seen
    bool operator==(const Entry&) const = default;
};

/// The changes a deployment is for.
struct Backport {
    std::vector<Entry> entries;  ///< at most 64
    /// What follows the brackets of the last entry; nullopt while that one is not closed. When the changes go on behind
    /// it (a comma, an unfinished number), that too is nullopt.
    std::optional<std::string_view> tail;
};

/// Reads `Backport for ` and its entries; nullopt when the text does not begin so. An entry begins with
/// `[[gerrit:NUMBER|`, first or behind the closing brackets of another: commas and single brackets are left to
/// subjects. A number is given only when its bar was seen, so that a text cut inside it yields none; more than nine
/// digits are none. `tail` points into `text`.
std::optional<Backport> read_backport(std::string_view text);

}  // namespace bot::log
