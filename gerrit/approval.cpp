#include "gerrit/approval.hpp"

#include <algorithm>

#include "calendar/text.hpp"

namespace gerrit {
namespace {

constexpr std::size_t most_text = 20'000, most_name = 64;

bool is_name(std::string_view text) {
    const auto fits = [](char c) {
        return calendar::is_letter(c) || calendar::is_digit(c) || c == '.' || c == '_' || c == '-';
    };
    return !text.empty() && text.size() <= most_name && std::ranges::all_of(text, fits);
}

}  // namespace

std::string scap_approver(std::string_view comment) {
    constexpr std::string_view before = "Approved by ", behind = " using scap backport";
    for (std::string_view rest = comment.substr(0, most_text); !rest.empty();) {
        std::string_view line = calendar::trim(calendar::take_line(rest));
        if (!line.starts_with(before) || !line.ends_with(behind)) continue;
        if (line.size() <= before.size() + behind.size()) continue;
        line.remove_prefix(before.size());
        line.remove_suffix(behind.size());
        const std::size_t at = line.find('@');
        if (at != line.npos && is_name(line.substr(0, at)) && is_name(line.substr(at + 1))) return std::string{line};
    }
    return "";
}

bool enters_gate(std::string_view comment) {
    for (std::string_view rest = comment.substr(0, most_text); !rest.empty();) {
        const std::string_view line = calendar::trim(calendar::take_line(rest));
        if (line.starts_with("Starting gate") && line.find(" jobs") != line.npos) return true;
    }
    return false;
}

bool votes_approval(std::string_view message) {
    const std::string_view line = calendar::trim(calendar::take_line(message));
    const std::size_t colon = line.find(':');
    if (!line.starts_with("Patch Set ") || colon == line.npos) return false;
    constexpr std::string_view vote = " Code-Review+2";
    const std::size_t at = line.find(vote, colon);
    if (at == line.npos) return false;
    const std::string_view rest = line.substr(at + vote.size());
    return rest.empty() || rest.front() == ' ';
}

}  // namespace gerrit
