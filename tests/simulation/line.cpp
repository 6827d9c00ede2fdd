#include "tests/simulation/line.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace simulation {

namespace {

using Text = std::string_view;

/// Removes `end` from the end of `text`, if it is there.
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

/// Removes ` (begin...end)` from the end; returns the text in between.
std::optional<Text> mark(Text& text, Text begin, Text end) {
    const auto at = text.rfind(begin);
    if (at == Text::npos || !text.ends_with(end) || at + begin.size() + end.size() > text.size()) return {};
    const Text between = text.substr(at + begin.size(), text.size() - end.size() - at - begin.size());
    if (between.find(')') != Text::npos) return {};
    text.remove_suffix(text.size() - at);
    return between;
}

/// The last time in it: `15:00` of `until Tue 15:00 UTC`.
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

/// The number before `what`, which occurs once or not at all.
int number_before(Text text, Text what) {
    const auto at = text.find(what);
    if (at == Text::npos) return 0;
    const auto begin = text.find_last_not_of("0123456789", at - 1) + 1;
    return std::atoi(std::string(text.substr(begin, at - begin)).c_str());
}

/// `2/6 patches, 1 needs attention, 2 unchecked (Gerrit read 12 min ago)`
void read_care(Text text, Line& line) {
    line.need_care = number_before(text, " needs attention") + number_before(text, " need attention");
    line.unchecked = number_before(text, " unchecked");
    line.old = text.find(" (Gerrit read ") != Text::npos;
}

/// The start of the next change number in a list: seven digits and a blank.
std::size_t next_number(Text text, std::size_t from) {
    for (std::size_t at = from; at + 8 <= text.size(); ++at) {
        const bool digits = text.substr(at, 7).find_first_not_of("0123456789") == Text::npos;
        if (digits && text[at + 7] == ' ' && (at == 0 || text.substr(0, at).ends_with(", "))) return at;
    }
    return text.size() + 2;
}

/// Removes ` Blocked: 1000001 vetoed (Code-Review -2 by kay), 1000002 abandoned.` from the end.
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

/// Removes `All are here.`, `Presence unknown.` or `Here: ada; absent: kay, lea.` from the end.
void read_presence(Text& text, Line& line) {
    if (ends(text, " All are here.")) return void(line.presence["*"] = "here");
    if (ends(text, " Presence unknown.")) return void(line.presence["*"] = "unknown");
    const auto at = text.rfind(". ");
    if (at == Text::npos || !text.ends_with('.')) return;
    Text list = text.substr(at + 2, text.size() - at - 3);
    std::map<std::string, std::string> found;
    while (!list.empty()) {
        const Text part = list.substr(0, list.find("; "));
        list.remove_prefix(std::min(list.size(), part.size() + 2));
        const auto colon = part.find(": ");
        std::string where(part.substr(0, colon));
        if (where == "Here" || where == "Away" || where == "Absent" || where == "Unknown")
            where[0] = static_cast<char>(where[0] + 'a' - 'A');
        if (where != "here" && where != "away" && where != "absent" && where != "unknown") return;
        for (Text names = part.substr(colon + 2); !names.empty();) {
            const Text name = names.substr(0, names.find(", "));
            found[seen(name)] = where;
            names.remove_prefix(std::min(names.size(), name.size() + 2));
        }
    }
    line.presence = std::move(found);
    text = text.substr(0, at + 1);
}

/// Reads `UTC late backport window: 4 live, 1 skipped (no-show); 52 min; left: 1000002 (next with room: another, 21:00
/// UTC)`; returns the number of patches.
std::optional<int> read_summary(Text text, Text& head, std::set<int>& left) {
    if (const auto floor = text.find(". The floor is free"); floor != Text::npos) text = text.substr(0, floor);
    const Text begin = "; left: ";
    for (auto at = text.rfind(begin); at != Text::npos; at = text.rfind(begin)) {
        for (std::size_t i = at + begin.size(); i + 7 <= text.size(); i += 9) {
            const Text number = text.substr(i, 7);
            if (number.find_first_not_of("0123456789") != Text::npos) break;
            left.insert(std::atoi(std::string(number).c_str()));
            if (text.substr(i + 7, 2) != ", ") break;
        }
        text = text.substr(0, at);
    }
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

int change_at(Text text) {
    return std::atoi(std::string(text.substr(0, 7)).c_str());
}

/// Lines that are said while a window is conducted.
bool as_conduct(Text text, Line& line) {
    using Kind = Line::Kind;
    Text left, right;
    const auto is = [&line](Kind kind, Text head) {
        line.kind = kind;
        line.head = head;
        return true;
    };
    if (ends(text, " and no deployer is here. Deploying? \"oriel: claim\".")) {
        if (!split(text, " has been open for ", left, right)) return false;
        return is(Kind::alarm, left);
    }
    for (const Text tail : {"; your patches can go to ", ", and no later window on the calendar has room."}) {
        const auto at = text.find("no deployer came to ");
        const auto end = text.find(tail, at == Text::npos ? 0 : at);
        if (at == Text::npos || end == Text::npos) continue;
        return is(Kind::nobody_came,
                  std::string(text.substr(0, at)) + std::string(text.substr(at + 20, end - at - 20)));
    }
    if (split(text, ": you are next with ", left, right)) {
        line.patches = change_at(right);
        return is(Kind::up, left);
    }
    if (text.find(" waits for you; are you here?") != Text::npos && split(text, ": ", left, right)) {
        const auto at = text.find(" waits for you; are you here?");
        line.patches = at < 7 ? 0 : change_at(text.substr(at - 7));
        return is(Kind::up_again, text.substr(0, text.find(": ")));
    }
    if (text.ends_with(" is next; it has no requestor.")) {
        line.patches = change_at(text);
        return is(Kind::up, {});
    }
    if (split(text, " lifted the hold on ", left, right))
        return is(Kind::unhold, right.substr(0, right.rfind(" (after ")));
    if (const auto end = text.find(" on hold: ");
        end != Text::npos && split(text.substr(0, end), " put ", left, right)) {
        return is(Kind::hold, right);
    }
    if (text.ends_with(" back; \"oriel: claim\" takes it.") && split(text, " gives ", left, right))
        return is(Kind::released, right.substr(0, right.rfind(" (")));
    return false;
}

}  // namespace

std::string seen(Text text) {
    std::string out(text);
    const Text mark = "\xE2\x80\x8B";
    for (auto at = out.find(mark); at != std::string::npos; at = out.find(mark)) out.erase(at, mark.size());
    return out;
}

bool is_head(const std::string& head, Text pings, Text window) {
    const auto words = [](const std::string& text) {
        std::istringstream in(text);
        std::multiset<std::string> out;
        for (std::string word; in >> word;) {
            if (word.ends_with(':')) word.pop_back();
            out.insert(word.substr(0, word.find("|away")));  // the nick that a person has at present
        }
        return out;
    };
    const std::string shown = seen(head);
    if (!shown.ends_with(window)) return false;
    return words(shown.substr(0, shown.size() - window.size())) == words(std::string(pings));
}

Line read_line(Text text) {
    using Kind = Line::Kind;
    Line line;
    if (const auto minutes = mark(text, " (late by ", " min)")) line.late = std::atoi(std::string(*minutes).c_str());
    line.repeat = ends(text, " (repeat after restart)") || ends(text, " (repeat after reconnect)");
    line.aged = mark(text, " (calendar read ", ")").has_value();

    if (text.starts_with("your ")) return line;  // in private; window names may be anything there
    read_blocked(text, line);
    const Text whole = text;
    read_presence(text, line);

    Text left, right;
    const auto as = [&line](Kind kind, Text head) {
        line.kind = kind;
        line.head = head;
        return line;
    };
    if (begins(text, "No patches are listed for ") && ends(text, ".")) return as(Kind::no_patches, text);
    if (ends(text, " lists patches, but no requestor who can be pinged.")) return as(Kind::nobody_to_ping, text);
    if (ends(text, "; please stay here to test them.")) {
        if (!split(text, ": you have patches in ", left, right)) return line;
        return as(Kind::requests, std::string(left) + ": " + std::string(right));
    }
    if (line.presence.empty() || whole.find(" opens at ") != Text::npos) {
        Text counted;
        if (split(text, " opens at ", left, right) && split(right, " UTC: ", right, counted)) {
            line.end = hour(right);
            line.count = counted.substr(0, counted.find(' '));
            return as(Kind::gathers, left);
        }
    }
    text = whole;
    if (const auto gaps = text.rfind(" Lines of the deployment log may be missing: "); gaps != Text::npos)
        text = text.substr(0, gaps);
    line.presence.clear();
    if (as_conduct(text, line)) return line;
    read_link(text, line);
    if (begins(text, "No deployments until ")) {
        const auto at = text.find(" (freeze): ");
        if (at == Text::npos) return line;
        line.end = hour(text.substr(0, at));
        return as(Kind::freeze, text.substr(at + 11));
    }
    if (split(text, " opens now, until ", left, right)) {
        const auto stop = right.find(". ");
        line.end = hour(right.substr(0, std::min({stop, right.find(", held by "), right.find(", locked by ")})));
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
        if (const auto patches = read_summary(text, head, line.left)) {
            line.patches = *patches;
            return as(Kind::summary, head);
        }
    return line;
}

}  // namespace simulation
