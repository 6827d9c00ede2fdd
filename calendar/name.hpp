#pragma once
#include <optional>
#include <string>

namespace calendar {

/// What a card's `window` says.
struct NameAndLimit {
    std::string name;          ///< at most 300 bytes
    std::optional<int> limit;  ///< N of `(Max N patches)`
};

/// Takes the boilerplate out of a card's plain text: `(Max N patches)` and the sentence about the deployer's
/// discretion, in any case.
NameAndLimit name_and_limit(std::string plain);

}  // namespace calendar
