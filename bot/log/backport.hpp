#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bot::log {

/// One change of a deployment: `[[gerrit:NUMBER|SUBJECT (T1 T2)]]`. Where a deployer wrote the text, also
/// `gerrit:NUMBER` and other forms, without subject and tasks.
struct Entry {
    int number = 0;
    std::string subject;             ///< without its tasks; truncated if not `whole`
    std::vector<std::string> tasks;  ///< `T123456`, in the order written
    bool whole = true;               ///< its closing brackets were found
    bool undone = false;             ///< the deployer's own words before it say that it is undone
    bool operator==(const Entry&) const = default;
};

/// The changes of a deployment.
struct Backport {
    std::vector<Entry> entries;  ///< at most 64
    /// The text after the last entry's closing brackets; nullopt if that entry is not closed, or if more changes follow
    /// it (a comma, an unfinished number).
    std::optional<std::string_view> tail;
};

/// Parses `Backport for ` and its entries; nullopt if the text does not begin so. An entry begins with
/// `[[gerrit:NUMBER|`, at the front or after the closing brackets of another entry; commas and single brackets belong
/// to subjects. A number counts only if its bar was found, so a text cut inside the number yields none; numbers of more
/// than nine digits are ignored. `tail` points into `text`.
std::optional<Backport> read_backport(std::string_view text);

/// The changes that a deployer's own words name: `Config: [[gerrit:12|Wider margins (T1)]]`, `Deploy gerrit:12`, a URL
/// of Gerrit, `change 1234567`. Each change once; at most 64. A change that is only mentioned is left out: after words
/// such as "follow-up to", "prepare for", "without".
std::vector<Entry> read_named(std::string_view text);

}  // namespace bot::log
