#pragma once
#include <string_view>

#include "gerrit/question.hpp"

namespace gerrit {

/// Why an answer with a status other than 200 is none. 0: there was no answer at all. Quotes the first line of what
/// Gerrit says, but nothing of a page in HTML: that is a proxy's. Only a question about one change can find it gone.
Failure read_refusal(const Question&, int status, std::string_view body);

}  // namespace gerrit
