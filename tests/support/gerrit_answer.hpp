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

/// Gerrit's answer to an anonymous GET of `target`, which may begin with `/r`. At most `page` changes per query, unless
/// that is 0.
FakeReply gerrit_answer(const Changes&, std::string_view target, int page = 0);

/// A refusal: Gerrit sends one line of plain text.
FakeReply refusal(int status, const std::string& text);

}  // namespace support
