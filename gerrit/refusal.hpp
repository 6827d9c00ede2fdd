#pragma once
#include <string_view>

#include "gerrit/question.hpp"

namespace gerrit {

/// Why an answer with a status other than 200 is unusable. Status 0: there was no answer at all. Quotes the first line
/// of Gerrit's text, but not an HTML page: that comes from a proxy. Only a question about a single change can find it
/// `gone`.
Failure read_refusal(const Question&, int status, std::string_view body);

}  // namespace gerrit
