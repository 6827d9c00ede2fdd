#include "tests/simulation/advice_line.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace simulation {

namespace {

using Text = std::string_view;

bool begins(Text& text, Text begin) {
    if (!text.starts_with(begin)) return false;
    text.remove_prefix(begin.size());
    return true;
}

/// The start of the next sentence: `your 1000001`.
std::size_t next_sentence(Text text, std::size_t from) {
    for (std::size_t at = text.find("your 1", from); at != Text::npos; at = text.find("your 1", at + 1)) {
        const Text number = text.substr(at + 5, 7);
        const bool digits = number.size() == 7 && number.find_first_not_of("0123456789") == Text::npos;
        if (digits && (at == 0 || text[at - 1] == ' ')) return at;
    }
    return text.size() + 1;
}

/// Reads `UTC late backport window (Tue 21:00 UTC)`; returns the text after it.
std::optional<Text> read_window(Text text, Text end, Sentence& out) {
    const auto close = text.find(std::string(" UTC)") + std::string(end));
    if (close == Text::npos || close < 5) return std::nullopt;
    const Text both = text.substr(0, close);
    const auto open = both.rfind(" (");
    if (open == Text::npos) return std::nullopt;
    out.window = both.substr(0, open);
    out.hour = both.substr(close - 5);
    return text.substr(close + 5 + end.size());
}

void read_items(Text verdict, Sentence& out) {
    bool elsewhere = false;  // after the name of another window, which may contain anything
    while (!verdict.empty()) {
        const auto end = std::min(verdict.find("; "), verdict.size());
        Text item = verdict.substr(0, end);
        verdict.remove_prefix(std::min(verdict.size(), end + 2));
        begins(item, "it cannot go in yet: ") || begins(item, "please look: ");
        if (item.starts_with("the next with room is ") || item.starts_with("no window on the calendar has room")) {
            elsewhere = true;
        } else if (const auto ill = read_ill(item)) {
            out.named.insert(*ill);
        } else if (!std::exchange(elsewhere, false)) {
            out.strange = item;
        }
    }
}

Sentence read_sentence(Text text) {
    Sentence out;
    if (!begins(text, "your ") || !text.ends_with('.')) return out;
    text.remove_suffix(1);
    out.change = std::atoi(std::string(text.substr(0, 7)).c_str());
    text.remove_prefix(7);
    if (begins(text, ": you now fit (")) {
        const auto into = text.find(") into ");
        if (into == Text::npos || !read_window(text.substr(into + 7), "", out)) return out;
        out.kind = Sentence::Kind::fits;
        return out;
    }
    if (begins(text, " did not go live in ")) {
        const auto next =
            std::min(text.rfind("; the next with room is "), text.rfind("; no window on the calendar has"));
        auto state = Text::npos;
        for (const Text word :
             {": skipped", ": failed", ": unknown", ": rolled back", ": merg", ": test", ": scheduled"}) {
            const auto at = text.substr(0, next).find(word);
            state = std::min(state, at);
        }
        if (next == Text::npos || state == Text::npos) return out;
        out.window = text.substr(0, state);
        out.kind = Sentence::Kind::left;
        return out;
    }
    const auto left_in = [&](std::size_t end) {
        if (end == Text::npos) return out;
        out.window = text.substr(0, end);
        out.kind = Sentence::Kind::left;
        return out;
    };
    if (begins(text, " is merged, and I did not see it deployed in ")) {
        const auto ships = text.rfind(": it ships with the next run");
        return left_in(ships != Text::npos ? ships : text.find(", but "));
    }
    if (begins(text, ": I do not know whether it went live in ")) return left_in(text.rfind(" (unknown"));
    constexpr Text still = " and still merged after ";
    if (const auto at = text.find(still); text.starts_with(" is ") && at != Text::npos) {
        text.remove_prefix(at + still.size());
        return left_in(text.rfind(": the next run ships it"));
    }
    if (!begins(text, " for ")) return out;
    const auto verdict = read_window(text, ": ", out);
    if (!verdict) return out;
    out.kind = Sentence::Kind::stands;
    if (*verdict == "nothing stands in its way any more")
        out.kind = Sentence::Kind::cleared;
    else
        read_items(*verdict, out);
    return out;
}

}  // namespace

std::optional<Ill> read_ill(Text item) {
    // The longest prefix wins: "abandoned in master" is not "abandoned".
    const IllRow* best = nullptr;
    for (const IllRow& each : ills()) {
        if (!item.starts_with(each.begins) || item.find(each.holds) == Text::npos) continue;
        if (!best || each.begins.size() > best->begins.size()) best = &each;
    }
    return best ? std::optional(best->ill) : std::nullopt;
}

std::vector<Sentence> read_advice(Text text) {
    std::vector<Sentence> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = next_sentence(text, at + 1);
        out.push_back(read_sentence(text.substr(at, next - 1 - at)));
        at = next;
    }
    return out;
}

std::string unmarked(Text line) {
    for (const Text mark : {" (repeat after restart)", " (repeat after reconnect)"})
        if (line.ends_with(mark)) line.remove_suffix(mark.size());
    const auto late = line.rfind(" (late by ");
    if (late != Text::npos && line.find(')', late) + 1 == line.size()) line = line.substr(0, late);
    return std::string(line);
}

}  // namespace simulation
