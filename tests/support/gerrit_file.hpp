#pragma once
#include <string_view>

#include "tests/support/gerrit.hpp"

namespace support {

/// Fills a Gerrit from JSON:
/// `{"now": "2026-11-23T14:00:00Z", "branches": [{"project", "name", "from"}], "serve": {"/path": any JSON},
///   "changes": [...]}`. The fields of a change are those of FakeChange; `files` maps paths to `M`, `A`, `D`, `R`;
/// `votes` is a list of `[label, value, user name]`; people are user names; instants are RFC 3339.
/// Throws std::runtime_error that names the error.
void load_gerrit(Gerrit&, std::string_view text);

}  // namespace support
