#include "gerrit/refusal.hpp"

#include <fmt/format.h>

#include "calendar/text.hpp"
#include "gerrit/json.hpp"

namespace gerrit {
namespace {

using Why = Failure::Why;

/// The first line of plain text; empty for anything else.
std::string first_line(std::string_view body) {
    constexpr std::size_t most = 200;
    body = calendar::trim(body.substr(0, 10 * most));
    if (body.starts_with('<') || calendar::find_word(body, "<html") != body.npos) return "";
    return calendar::fold(valid_text(body.substr(0, body.find_first_of("\r\n")), most));
}

Why why(const Question& question, int status, std::string_view line, bool is_page) {
    if (status == 429) return Why::busy;
    if (status == 408 || status < 400 || status >= 500) return Why::broken;
    if (status != 404) return Why::refused;
    if (is_page) return Why::broken;
    if (line.starts_with("Multiple changes found")) return Why::ambiguous;
    return is_direct(question.ask) ? Why::gone : Why::refused;
}

}  // namespace

Failure read_refusal(const Question& question, int status, std::string_view body) {
    if (status == 0) return {Why::broken, "Gerrit does not answer"};
    const std::string line = first_line(body);
    const bool is_page = line.empty() && !calendar::trim(body).empty();
    return {why(question, status, line, is_page),
            fmt::format("Gerrit answers {}{}{}", status, line.empty() ? "" : ": ", line)};
}

}  // namespace gerrit
