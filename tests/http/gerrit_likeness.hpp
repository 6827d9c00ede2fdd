#pragma once
#include <nlohmann/json.hpp>
#include <vector>

#include "tests/support/gerrit_data.hpp"

namespace support {

/// Changes of our own with what a real answer says of its changes, as far as ours have such fields.
std::vector<FakeChange> likenesses(const nlohmann::json& answer);

}  // namespace support
