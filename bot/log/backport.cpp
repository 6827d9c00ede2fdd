#include "bot/log/backport.hpp"

#include <algorithm>

#include "bot/log/text.hpp"
#include "calendar/change_number.hpp"
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

/// The last words before a change in a deployer's text, in lower case, without punctuation.
std::string words_before(std::string_view text) {
    constexpr std::size_t most = 60;
    if (text.size() > most) text.remove_prefix(text.size() - most);
    std::string words;
    for (const char c : text) {
        const bool of_word = calendar::is_letter(c) || is_digit(c) || c == '-';
        words += of_word ? calendar::lower(c) : ' ';
    }
    return calendar::fold(words);
}

bool ends_with_one_of(std::string_view words, std::initializer_list<std::string_view> ends) {
    return std::ranges::any_of(ends, [&](std::string_view end) {
        return words.ends_with(end) && (words.size() == end.size() || words[words.size() - end.size() - 1] == ' ');
    });
}

/// Whether the words before a change say that it is undone.
bool undoes(std::string_view words) {
    return ends_with_one_of(words, {"revert", "reverts", "reverted", "reverting", "revert of", "undo", "undoing",
                                    "roll back", "rolling back", "rollback", "rollback of", "back out", "backing out"});
}

/// Whether the words before a change only mention it.
bool mentions(std::string_view words) {
    return ends_with_one_of(words, {"follow-up to",
                                    "follow-up of",
                                    "follow-up for",
                                    "follow-up",
                                    "followup to",
                                    "followup for",
                                    "followup",
                                    "follow up to",
                                    "follow up for",
                                    "follow up",
                                    "prep for",
                                    "prepare for",
                                    "preparation for",
                                    "fix for",
                                    "fixup for",
                                    "fix-up for",
                                    "fixup to",
                                    "needed for",
                                    "needed by",
                                    "required for",
                                    "required by",
                                    "before",
                                    "without",
                                    "not",
                                    "except",
                                    "but not",
                                    "minus",
                                    "instead of",
                                    "because of",
                                    "caused by",
                                    "broken by",
                                    "see",
                                    "see also",
                                    "cf",
                                    "re",
                                    "like",
                                    "depends on",
                                    "from",
                                    "by",
                                    "not revert",
                                    "not reverting",
                                    "no revert of",
                                    "after revert of",
                                    "after reverting",
                                    "revert revert",
                                    "reverts revert",
                                    "undo revert"});
}

/// A change that is named without brackets at the front of `text`: its number, and how many bytes name it.
std::optional<std::pair<int, std::size_t>> bare_change(std::string_view text) {
    constexpr std::size_t least = 4, most = 9;
    std::size_t before = 0;
    if (calendar::same_word(text.substr(0, 4), "http")) {
        const std::string_view url = text.substr(0, text.find_first_of(" \t,;()<>[]\"'|"));
        const std::size_t root = url.find("/r/");
        if (root == url.npos || calendar::find_word(url.substr(0, root), "gerrit") == url.npos) return std::nullopt;
        const auto number = calendar::named_change(url, url.substr(0, root + 2));
        return number ? std::optional(std::pair{*number, url.size()}) : std::nullopt;
    }
    for (const std::string_view word : {"gerrit:", "gerrit/", "gerrit ", "gerrit #", "change:", "change "}) {
        if (calendar::same_word(text.substr(0, word.size()), word)) before = word.size();
    }
    if (before == 0) return std::nullopt;
    const std::size_t blanks = run(text.substr(before), calendar::is_blank);
    const std::string_view rest = text.substr(before + blanks);
    const std::size_t length = run(rest, is_digit);
    if (length < least || length > most) return std::nullopt;
    if (length < rest.size() && (calendar::is_letter(rest[length]) || rest[length] == '_')) return std::nullopt;
    const auto number = calendar::positive(rest.substr(0, length));
    return number ? std::optional(std::pair{*number, before + blanks + length}) : std::nullopt;
}

/// `[[gerrit:12|Wider margins (T1)]]` at the front of `text`, and how many bytes it takes; its end may be missing.
std::optional<std::pair<Entry, std::size_t>> linked_change(std::string_view text) {
    if (!text.starts_with(marker)) return std::nullopt;
    const std::size_t end = text.find(close);
    const bool whole = end != text.npos;
    const std::string_view part = text.substr(marker.size(), whole ? end - marker.size() : text.npos);
    const std::size_t bar = std::min(part.find('|'), part.size());
    if (!whole && bar == part.size()) return std::nullopt;
    const auto number = calendar::digits(trim(part.substr(0, bar)));
    if (!number || *number == 0) return std::nullopt;
    const std::string_view subject = bar == part.size() ? std::string_view{} : part.substr(bar + 1);
    return std::pair{read_entry(*number, subject, whole), whole ? end + close.size() : text.size()};
}

}  // namespace

std::vector<Entry> read_named(std::string_view text) {
    std::vector<Entry> entries;
    std::size_t end_of_last = 0;
    std::string words_of_last;
    for (std::size_t at = 0; at < text.size() && entries.size() < most_entries;) {
        const bool at_word =
            at == 0 || !(calendar::is_letter(text[at - 1]) || is_digit(text[at - 1]) || text[at - 1] == '-');
        std::optional<std::pair<Entry, std::size_t>> found = linked_change(text.substr(at));
        if (!found && at_word) {
            if (const auto bare = bare_change(text.substr(at)))
                found = std::pair{Entry{bare->first, {}, {}, true}, bare->second};
        }
        if (!found) {
            ++at;
            continue;
        }
        Entry& entry = found->first;
        // "revert A, B and C": the words before the first one count for all.
        std::string words = words_before(text.substr(end_of_last, at - end_of_last));
        if (end_of_last != 0 && (words.empty() || words == "and")) words = words_of_last;
        words_of_last = words;
        end_of_last = at + found->second;
        entry.undone = undoes(words) && calendar::find_word(entry.subject, "revert") != 0;
        const bool known = std::ranges::any_of(entries, [&](const Entry& e) { return e.number == entry.number; });
        if (!known && !mentions(words)) entries.push_back(std::move(entry));
        at = end_of_last;
    }
    return entries;
}

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
