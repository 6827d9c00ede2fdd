#pragma once
#include <nlohmann/json.hpp>
#include <vector>

#include "tests/support/gerrit_data.hpp"

namespace support {

/// Fake changes with the properties of the changes in a real answer, in the fields that fake ones have.
std::vector<FakeChange> likenesses(const nlohmann::json& answer);

}  // namespace support
