#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace calendar {

/// The parts of a card's `window` argument.
struct NameAndLimit {
    std::string name;          ///< at most 300 bytes
    std::optional<int> limit;  ///< N of `(Max N patches)`
};

/// Removes the boilerplate from a card's plain text: `(Max N patches)` and the sentence about the deployer's
/// discretion, in any case.
NameAndLimit name_and_limit(std::string plain);

/// What a window's name says of deployments in it: "no deploys", "deployment freeze", "code freeze" and the like, as
/// whole words, with a hyphen or a space, in any case.
enum class Freeze { none, within, at_begin };
Freeze freeze_in(std::string_view name);

/// Whether a window's name contains the word "cancelled" or "canceled".
bool is_cancelled(std::string_view name);

}  // namespace calendar
