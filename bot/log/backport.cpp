#include "bot/log/backport.hpp"

#include <algorithm>

#include "bot/log/text.hpp"
#include "calendar/text.hpp"

namespace bot::log {
namespace {

using calendar::is_digit;
using calendar::trim;

constexpr std::string_view marker = "[[gerrit:";
constexpr std::string_view close = "]]";
constexpr std::size_t most_entries = 64;
constexpr std::size_t most_tasks = 32;

/// The offsets of the entries: of each marker at the front or after the end of another entry.
std::vector<std::size_t> beginnings(std::string_view text) {
    std::vector<std::size_t> found;
    for (std::size_t at = text.find(marker); at != text.npos && found.size() < most_entries;
         at = text.find(marker, at + marker.size())) {
        std::string_view before = trim(text.substr(0, at));
        if (before.ends_with(',')) before = trim(before.substr(0, before.size() - 1));
        if (before.empty() || before.ends_with(close)) found.push_back(at);
    }
    return found;
}

/// Reads `T1 T2`, perhaps without blanks; empty for anything else.
std::vector<std::string> read_tasks(std::string_view text) {
    std::vector<std::string> tasks;
    while (!(text = trim(text)).empty()) {
        const auto end = std::ranges::find_if_not(text.begin() + 1, text.end(), is_digit);
        const auto length = static_cast<std::size_t>(end - text.begin());
        if (text.front() != 'T' || length < 2 || length > 10 || tasks.size() == most_tasks) return {};
        tasks.emplace_back(text.substr(0, length));
        text.remove_prefix(length);
        if (text.starts_with(',')) text.remove_prefix(1);
    }
    return tasks;
}

Entry read_entry(int number, std::string_view subject, bool whole) {
    Entry entry{number, {}, {}, whole};
    subject = trim(subject);
    const std::size_t bracket = subject.rfind('(');
    if (whole && subject.ends_with(')') && bracket != subject.npos) {
        entry.tasks = read_tasks(subject.substr(bracket + 1, subject.size() - bracket - 2));
        if (!entry.tasks.empty()) subject = trim(subject.substr(0, bracket));
    }
    entry.subject = subject;
    return entry;
}

/// Whether another entry begins here, judging by the text so far.
bool goes_on(std::string_view tail) {
    if (!tail.starts_with(',')) return false;
    tail = trim(tail.substr(1));
    return marker.starts_with(tail.substr(0, marker.size()));
}

}  // namespace

std::optional<Backport> read_backport(std::string_view text) {
    const auto opening = match(text, "Backport for ");
    if (!opening.whole()) return std::nullopt;
    text = opening.rest;
    Backport result;
    const auto starts = beginnings(text);
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const bool last = i + 1 == starts.size();
        const std::string_view part = text.substr(starts[i], last ? text.npos : starts[i + 1] - starts[i]);
        const std::size_t bar = std::min(part.find('|'), part.size());
        const std::size_t end = part.rfind(close);
        const bool whole = end != part.npos && end > bar;
        if (last && whole) result.tail = trim(part.substr(end + close.size()));
        const auto number = calendar::digits(part.substr(marker.size(), bar - marker.size()));
        if (!number || bar == part.size()) continue;
        result.entries.push_back(read_entry(*number, part.substr(bar + 1, whole ? end - bar - 1 : part.npos), whole));
    }
    if (result.tail && goes_on(*result.tail)) result.tail.reset();
    return result;
}

}  // namespace bot::log
