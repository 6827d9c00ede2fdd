#pragma once
#include <optional>
#include <string>

namespace calendar {

/// The parts of a card's `window` argument.
struct NameAndLimit {
    std::string name;          ///< at most 300 bytes
    std::optional<int> limit;  ///< N of `(Max N patches)`
};

/// Removes the boilerplate from a card's plain text: `(Max N patches)` and the sentence about the deployer's
/// discretion, in any case.
NameAndLimit name_and_limit(std::string plain);

}  // namespace calendar
