#include "gerrit/policy.hpp"

#include <algorithm>

#include "calendar/text.hpp"

namespace gerrit {

bool fits(std::string_view text, std::string_view pattern) {
    constexpr std::size_t none = std::string_view::npos;
    // The place to resume if the text after the last star does not match: that star then takes one more byte.
    std::size_t star = none, behind = 0;
    std::size_t t = 0, p = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            behind = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p, ++t;
        } else if (star != none) {
            p = star + 1;
            t = ++behind;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == none;
}

bool fits_any(std::string_view text, const std::vector<std::string>& patterns) {
    return std::ranges::any_of(patterns, [&](const std::string& pattern) { return fits(text, pattern); });
}

namespace {

bool named_by(std::string_view window, const std::vector<std::string>& patterns) {
    const std::string name = calendar::lower(window);
    return std::ranges::any_of(patterns,
                               [&](const std::string& pattern) { return fits(name, calendar::lower(pattern)); });
}

}  // namespace

bool Sources::hold(std::string_view project, std::string_view branch) const {
    return fits_any(project, projects) && fits_any(branch, branches);
}

const Sources* Policy::other(std::string_view window) const {
    const auto found = std::ranges::find_if(others, [&](const Other& o) { return named_by(window, o.windows); });
    return found == others.end() ? nullptr : &found->takes;
}

bool Policy::is_train(std::string_view window) const {
    return named_by(window, train_windows);
}

}  // namespace gerrit
