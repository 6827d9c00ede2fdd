#include "calendar/diff.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace calendar {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t context = 3;

/// Splits into lines, each with its `\n`; the last one may lack it.
Lines lines_of(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

/// Replaces the lines [from, to) of the old text.
struct Change {
    std::size_t from, to;
    std::string text;
};

/// The offset of each line, and of the end of the text.
std::vector<std::size_t> begins_of(const Lines& lines) {
    std::vector<std::size_t> begins{0};
    for (const std::string_view line : lines) begins.push_back(begins.back() + line.size());
    return begins;
}

class Differ {
public:
    explicit Differ(std::string_view before) : text_{before}, lines_{lines_of(before)}, begins_{begins_of(lines_)} {}

    std::vector<Change> changes(const std::vector<Edit>& edits) const {
        std::vector<Change> result;
        for (std::size_t i = 0; i < edits.size();) {
            // Edits that touch the same line form one change.
            const std::size_t from = line_of(edits[i].span.from);
            std::size_t to = behind(edits[i].span), first = i;
            for (++i; i < edits.size() && line_of(edits[i].span.from) < to; ++i)
                to = std::max(to, behind(edits[i].span));
            std::string text;
            std::size_t at = begins_[from];
            for (; first < i; ++first) {
                text.append(text_, at, edits[first].span.from - at).append(edits[first].text);
                at = edits[first].span.to;
            }
            text.append(text_, at, begins_[to] - at);
            trim_into(result, {from, to, std::move(text)});
        }
        return result;
    }

    std::string hunk(const std::vector<Change>& changes, std::size_t first, std::size_t last,
                     std::ptrdiff_t moved) const {
        const std::size_t from = changes[first].from - std::min(context, changes[first].from);
        const std::size_t to = std::min(changes[last - 1].to + context, lines_.size());
        std::string body;
        std::size_t at = from, fresh = to - from;
        for (; first < last; ++first) {
            const Change& change = changes[first];
            for (; at < change.from; ++at) line(body, ' ', lines_[at]);
            for (; at < change.to; ++at) line(body, '-', lines_[at]);
            const Lines added = lines_of(change.text);
            for (const std::string_view each : added) line(body, '+', each);
            fresh += added.size() - (change.to - change.from);
        }
        for (; at < to; ++at) line(body, ' ', lines_[at]);
        const std::size_t there = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(from) + moved);
        return fmt::format("@@ -{} +{} @@\n", range(from, to - from), range(there, fresh)) + body;
    }

private:
    /// The line that holds a byte. If the text ends with `\n`, its end belongs to the empty line after the last one.
    std::size_t line_of(std::size_t at) const {
        const auto above = static_cast<std::size_t>(std::ranges::upper_bound(begins_, at) - begins_.begin()) - 1;
        const bool open_end = above == lines_.size() && above > 0 && !lines_.back().ends_with('\n');
        return open_end ? above - 1 : above;
    }

    /// The line after the last one that an edit touches. An edit that ends just after a line end touches the next line
    /// too: their bytes may end up on one line.
    std::size_t behind(wikitext::Span span) const { return std::min(line_of(span.to) + 1, lines_.size()); }

    /// Adds a change without the equal lines at both ends, unless nothing is left.
    void trim_into(std::vector<Change>& changes, Change change) const {
        std::string_view text = change.text;
        const Lines fresh = lines_of(text);
        std::size_t front = 0, back = fresh.size();
        while (change.from < change.to && front < back && lines_[change.from] == fresh[front]) ++change.from, ++front;
        while (change.from < change.to && front < back && lines_[change.to - 1] == fresh[back - 1]) --change.to, --back;
        std::string kept;
        for (; front < back; ++front) kept += fresh[front];
        if (change.from < change.to || !kept.empty()) changes.push_back({change.from, change.to, std::move(kept)});
    }

    static void line(std::string& body, char mark, std::string_view line) {
        (body += mark) += line;
        if (!line.ends_with('\n')) body += "\n\\ No newline at end of file\n";
    }

    /// An empty range is given by the line before it.
    static std::string range(std::size_t from, std::size_t count) {
        if (count == 1) return std::to_string(from + 1);
        return fmt::format("{},{}", count == 0 ? from : from + 1, count);
    }

    std::string_view text_;
    Lines lines_;
    std::vector<std::size_t> begins_;
};

std::string quoted(std::string_view name) {
    const auto plain = [](char c) { return c > ' ' && c < 0x7F && c != '"' && c != '\\'; };
    if (std::ranges::all_of(name, plain)) return std::string{name};
    std::string result = "\"";
    for (const char c : name) {
        if (plain(c) || c == ' ') {
            result += c;
        } else {
            result += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
        }
    }
    return result + '"';
}

}  // namespace

std::string unified_diff(std::string_view before, const std::vector<Edit>& edits, std::string_view name) {
    const Differ differ{before};
    const std::vector<Change> changes = differ.changes(edits);
    if (changes.empty()) return {};
    std::string diff = fmt::format("--- {0}\n+++ {0}\n", quoted(name));
    std::ptrdiff_t moved = 0;
    for (std::size_t first = 0, last; first < changes.size(); first = last) {
        for (last = first + 1; last < changes.size(); ++last)
            if (changes[last].from > changes[last - 1].to + 2 * context) break;
        diff += differ.hunk(changes, first, last, moved);
        for (std::size_t i = first; i < last; ++i)
            moved += static_cast<std::ptrdiff_t>(lines_of(changes[i].text).size()) -
                     static_cast<std::ptrdiff_t>(changes[i].to - changes[i].from);
    }
    return diff;
}

}  // namespace calendar
