#include "tests/simulation/line.hpp"

#include <algorithm>
#include <cstdlib>

namespace simulation {

namespace {

using Text = std::string_view;

/// Cuts `end` off the end of `text`, if it is there.
bool ends(Text& text, Text end) {
    if (!text.ends_with(end)) return false;
    text.remove_suffix(end.size());
    return true;
}

bool begins(Text& text, Text begin) {
    if (!text.starts_with(begin)) return false;
    text.remove_prefix(begin.size());
    return true;
}

/// Cuts ` (begin...end)` off the end; answers what stood between.
std::optional<Text> mark(Text& text, Text begin, Text end) {
    const auto at = text.rfind(begin);
    if (at == Text::npos || !text.ends_with(end) || at + begin.size() + end.size() > text.size()) return {};
    const Text between = text.substr(at + begin.size(), text.size() - end.size() - at - begin.size());
    if (between.find(')') != Text::npos) return {};
    text.remove_suffix(text.size() - at);
    return between;
}

/// The last hour in it: `15:00` of `until Tue 15:00 UTC`.
std::string hour(Text text) {
    const auto colon = text.rfind(':');
    if (colon == Text::npos || colon < 2 || colon + 3 > text.size()) return {};
    return std::string(text.substr(colon - 2, 5));
}

void read_link(Text& text, Line& line) {
    const auto at = text.rfind(" http");
    if (at == Text::npos) return;
    const Text link = text.substr(at);
    const Text id = "#deploycal-item-";
    if (const auto anchor = link.find(id); anchor != Text::npos) line.anchor = link.substr(anchor + id.size());
    text = text.substr(0, at);
}

/// The number before `what`, of which there is one or none.
int number_before(Text text, Text what) {
    const auto at = text.find(what);
    if (at == Text::npos) return 0;
    const auto begin = text.find_last_not_of("0123456789", at - 1) + 1;
    return std::atoi(std::string(text.substr(begin, at - begin)).c_str());
}

/// `2/6 patches, 1 needs care, 2 unchecked (Gerrit read 12 min ago)`
void read_care(Text text, Line& line) {
    line.need_care = number_before(text, " needs care") + number_before(text, " need care");
    line.unchecked = number_before(text, " unchecked");
    line.old = text.find(" (Gerrit read ") != Text::npos;
}

/// Where the next change number of a list begins: seven digits and a blank.
std::size_t next_number(Text text, std::size_t from) {
    for (std::size_t at = from; at + 8 <= text.size(); ++at) {
        const bool digits = text.substr(at, 7).find_first_not_of("0123456789") == Text::npos;
        if (digits && text[at + 7] == ' ' && (at == 0 || text.substr(0, at).ends_with(", "))) return at;
    }
    return text.size() + 2;
}

/// Cuts ` Blocked: 1000001 vetoed (Code-Review -2 by kay), 1000002 abandoned.` off the end.
void read_blocked(Text& text, Line& line) {
    const Text begin = " Blocked: ";
    const auto at = text.rfind(begin);
    if (at == Text::npos || !text.ends_with('.')) return;
    const Text list = text.substr(at + begin.size(), text.size() - at - begin.size() - 1);
    text = text.substr(0, at);
    for (std::size_t i = 0; i < list.size();) {
        const std::size_t next = next_number(list, i + 1);
        const Text item = list.substr(i, next - 2 - i);
        line.blocked.emplace_back(std::atoi(std::string(item.substr(0, 7)).c_str()),
                                  item.substr(std::min<std::size_t>(8, item.size())));
        i = next;
    }
}

/// `UTC late backport window: 4 live, 1 skipped (no-show); 52 min`; answers how many patches it counts.
std::optional<int> read_summary(Text text, Text& head) {
    const auto colon = text.rfind(": ");
    if (colon == Text::npos) return std::nullopt;
    head = text.substr(0, colon);
    text.remove_prefix(colon + 2);
    text = text.substr(0, text.find("; "));
    int sum = 0;
    while (!text.empty()) {
        const Text item = text.substr(0, text.find(", "));
        const auto blank = item.find(' ');
        if (blank == 0 || blank == Text::npos || item.substr(0, blank).find_first_not_of("0123456789") != Text::npos)
            return std::nullopt;
        sum += std::atoi(std::string(item.substr(0, blank)).c_str());
        text.remove_prefix(std::min(text.size(), item.size() + 2));
    }
    return sum;
}

bool split(Text text, Text by, Text& left, Text& right) {
    const auto at = text.rfind(by);
    if (at == Text::npos) return false;
    left = text.substr(0, at);
    right = text.substr(at + by.size());
    return true;
}

}  // namespace

Line read_line(Text text) {
    using Kind = Line::Kind;
    Line line;
    if (const auto minutes = mark(text, " (late by ", " min)")) line.late = std::atoi(std::string(*minutes).c_str());
    line.repeat = ends(text, " (repeat after restart)") || ends(text, " (repeat after reconnect)");
    line.aged = mark(text, " (calendar read ", ")").has_value();

    if (text.starts_with("your ")) return line;  // in private, where windows may have any name
    read_blocked(text, line);

    Text left, right;
    const auto as = [&line](Kind kind, Text head) {
        line.kind = kind;
        line.head = head;
        return line;
    };
    if (begins(text, "No patches are listed for ") && ends(text, ".")) return as(Kind::no_patches, text);
    if (ends(text, " lists patches, but nobody who can be pinged for them.")) return as(Kind::nobody_to_ping, text);
    if (ends(text, "; please stay here to test them.")) {
        if (!split(text, ": you have patches in ", left, right)) return line;
        return as(Kind::requests, std::string(left) + ": " + std::string(right));
    }
    read_link(text, line);
    if (begins(text, "No deployments until ")) {
        const auto at = text.find(" (freeze): ");
        if (at == Text::npos) return line;
        line.end = hour(text.substr(0, at));
        return as(Kind::freeze, text.substr(at + 11));
    }
    if (split(text, " opens now, until ", left, right)) {
        const auto stop = right.find(". ");
        line.end = hour(right.substr(0, stop));
        if (const auto slash = right.find('/', stop); slash != Text::npos) {
            const Text counted = right.substr(stop + 2);
            line.count = counted.substr(0, counted.find(' '));
            read_care(counted, line);
        } else if (stop != Text::npos && right.find("patch", stop) != Text::npos) {
            line.count = right.substr(stop + 2, right.find(' ', stop + 2) - stop - 2);
        }
        return as(Kind::opening, left);
    }
    if (split(text, " UTC is cancelled", left, right)) {
        Text head, when;
        if (!split(left, " of ", head, when)) return line;
        line.from = hour(when);
        return as(Kind::cancelled, head);
    }
    if (split(text, " -> ", left, right) && ends(right, " UTC.")) {
        line.to = hour(right);
        Text head, from;
        if (!split(left, " moved ", head, from)) return line;
        line.from = hour(from);
        return as(Kind::moved, head);
    }
    if (ends(text, " while merging, so it must be approved again.") && split(text, " got patch set ", left, right)) {
        line.patch_set = std::atoi(std::string(right).c_str());
        const auto number = left.rfind(' ');
        line.patches = std::atoi(std::string(left.substr(number == Text::npos ? 0 : number + 1)).c_str());
        return as(Kind::patch_set, {});
    }
    if (Text head; ends(text, "."))
        if (const auto patches = read_summary(text, head)) {
            line.patches = *patches;
            return as(Kind::summary, head);
        }
    return line;
}

}  // namespace simulation
