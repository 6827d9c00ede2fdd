#include "tests/simulation/line.hpp"

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
    return line;
}

}  // namespace simulation
