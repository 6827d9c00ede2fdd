#pragma once
#include <string>
#include <string_view>

#include "tests/support/gerrit_data.hpp"

namespace support {

struct FakeReply {
    int status = 200;
    std::string content_type, body;
    bool operator==(const FakeReply&) const = default;
};

/// What Gerrit answers to an anonymous GET of `target`, which may begin with `/r`. No more than `page` changes a query,
/// if that is not 0.
FakeReply gerrit_answer(const Changes&, std::string_view target, int page = 0);

/// Gerrit's refusals are one line of plain text.
FakeReply refusal(int status, const std::string& text);

}  // namespace support
