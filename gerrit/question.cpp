#include "gerrit/question.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "calendar/text.hpp"
#include "calendar/url.hpp"

namespace gerrit {
namespace {

struct Kind {
    Ask ask;
    std::string_view word;
    std::size_t most;
};
constexpr std::array kinds{Kind{Ask::changes, "changes", 100},   Kind{Ask::siblings, "siblings", 40},
                           Kind{Ask::commits, "commits", 10},    Kind{Ask::one, "one", 1},
                           Kind{Ask::contained, "contained", 1}, Kind{Ask::citing, "citing", 10},
                           Kind{Ask::messages, "messages", 1}};

const Kind& kind(Ask ask) {
    return *std::ranges::find(kinds, ask, &Kind::ask);
}

constexpr std::string_view options =
    "o=CURRENT_REVISION&o=CURRENT_COMMIT&o=CURRENT_FILES&o=DETAILED_LABELS&o=DETAILED_ACCOUNTS&o=SUBMIT_REQUIREMENTS"
    "&o=SUBMITTABLE";

/// `what:A` for each item, joined by `between`.
std::string terms(const std::vector<std::string>& of, std::string_view what, std::string_view between) {
    std::string result;
    for (const std::string& thing : of) {
        result += fmt::format("{}{}:{}", result.empty() ? "" : between, what, calendar::url_encoded(thing));
    }
    return result;
}

}  // namespace

std::string_view to_text(Ask ask) {
    return kind(ask).word;
}
std::optional<Ask> ask_of(std::string_view word) {
    const auto* found = std::ranges::find(kinds, word, &Kind::word);
    return found == kinds.end() ? std::nullopt : std::optional{found->ask};
}
std::optional<int> number_of(std::string_view what) {
    return calendar::positive(what.substr(what.rfind('~') + 1));  // npos + 1 is 0
}
bool is_direct(Ask ask) {
    return ask == Ask::one || ask == Ask::contained || ask == Ask::messages;
}
std::size_t most(Ask ask) {
    return kind(ask).most;
}

std::string url(std::string_view base, const Question& question, int skip) {
    base = calendar::without_end_slashes(base);
    const std::string id = question.of.empty() ? "" : calendar::url_encoded(question.of.front());
    if (question.ask == Ask::contained) return fmt::format("{}/changes/{}/in", base, id);
    if (question.ask == Ask::messages) return fmt::format("{}/changes/{}?o=MESSAGES&o=DETAILED_ACCOUNTS", base, id);
    if (question.ask == Ask::one) return fmt::format("{}/changes/{}?{}", base, id, options);
    const std::string query = question.ask == Ask::commits  ? terms(question.of, "commit", "&q=")
                              : question.ask == Ask::citing ? terms(question.of, "message", "&q=")
                                                            : terms(question.of, "change", "+OR+");
    return fmt::format("{}/changes/?q={}&n=100&{}{}", base, query, options, skip > 0 ? fmt::format("&S={}", skip) : "");
}

}  // namespace gerrit
