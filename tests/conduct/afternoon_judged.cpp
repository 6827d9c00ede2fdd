#include "tests/conduct/afternoon.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "tests/conduct/afternoon_hours.hpp"

using namespace std::chrono_literals;

namespace tests {

std::vector<Held> Afternoon::holds() const {
    std::vector<Held> out;
    const auto all = nlohmann::json::parse(stage_.desk().remember());
    for (const auto& each : all.at("conduct").at("holds")) {
        Held held{each.at("window"), {}, each.at("at")};
        if (!each.at("start").is_null()) held.start = each.at("start").get<std::int64_t>();
        out.push_back(held);
    }
    return out;
}

bool Afternoon::is_held(const std::vector<Held>& all, int change) const {
    return std::any_of(all.begin(), all.end(), [&](const Held& each) {
        return !each.start || (listed_.count(each.window) && listed_.at(each.window).count(change));
    });
}

Instant Afternoon::end_of(int change) {
    return change < 1200310 ? two + 1h : change < 1200320 ? two + 150min : two + 8h;
}

std::map<int, long> Afternoon::steps_of_people() const {
    std::map<int, long> out;
    for (const PatchHistory& each : stage_.desk().patches())
        out[each.change] = std::count_if(each.history.begin(), each.history.end(),
                                         [](const PatchStep& step) { return step.source == Source::person; });
    return out;
}

bool Afternoon::holds_nick(std::string_view text, std::string_view nick) {
    const auto part = [&](std::size_t i) {
        const char c = i < text.size() ? text[i] : ' ';
        return c == '_' || c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    for (auto at = text.find(nick); at != text.npos; at = text.find(nick, at + 1))
        if ((at == 0 || !part(at - 1)) && !part(at + nick.size())) return true;
    return false;
}

std::set<int> Afternoon::numbers(std::string_view text) {
    std::set<int> out;
    for (auto at = text.find("12003"); at != text.npos; at = text.find("12003", at + 1))
        out.insert(std::atoi(std::string(text.substr(at, 7)).c_str()));
    return out;
}

void Afternoon::listen(bool asked, const std::vector<Held>* held, const Someone* asker) {
    for (const Say& line : stage_.take_said()) {
        note("oriel" + (line.to == channel ? "" : " (to " + line.to + ")") + "> " + line.text);
        if (line.cause.empty()) {
            if (!asked) wrong("an answer to nobody: " + line.text);
            if (asked) answered(*asker, line.text);
            continue;
        }
        if (line.to != channel) continue;
        ++lines;
        const int tries = ++tries_[line.cause];
        const bool marked =
            line.text.ends_with(" (repeat after restart)") || line.text.ends_with(" (repeat after reconnect)");
        const bool refused = refused_.count(line.cause) > 0;
        if (tries > 1 && !marked && !refused && !in_doubt_.count(line.cause))
            wrong("said twice without a mark: " + line.text);
        if (!confirms_) refused_.insert(line.cause);
        judge_quiet(line, tries);
        if (tries == 1) judge_first(line, held);
    }
}

void Afternoon::answered(const Someone& who, const std::string& text) {
    if (text.find("I will ping you only when it is your turn") != text.npos) quiet_.insert(*who.account);
    if (text.find("you are pinged as before") != text.npos) quiet_.erase(*who.account);
    for (const auto& [name, changes] : listed_)
        if (text.find(name) != text.npos && text.find(" is yours") != text.npos) summed_up_.erase(name);
    if (text.find("first. Nothing changed.") != text.npos) ++refused_while_held;
}

bool Afternoon::is_turn_of(const Someone& who, const std::string& text) const {
    const auto about = numbers(text);
    return who.deploys || std::any_of(about.begin(), about.end(), [&](int n) { return requestor_.at(n) == who.name; });
}

void Afternoon::judge_quiet(const Say& line, int tries) {
    static const std::set<std::string> turn = {"test",    "again",    "up",         "up again",     "live",
                                               "over",    "bad",      "patch set",  "tested",       "live although bad",
                                               "carried", "reverted", "live again", "still merged", "silent"};
    const bool of_turn = turn.count(kind_of(line)) > 0;
    if (of_turn) ++pings_of_turn;
    if (quiet_.empty() || tries > 1) return;
    ++quiet_lines;
    for (const Someone& each : people_) {
        if (!each.account || !quiet_.count(*each.account)) continue;
        if (of_turn && is_turn_of(each, line.text)) continue;
        if (holds_nick(line.text, each.name) || holds_nick(line.text, each.nick))
            wrong(each.name + " wants no pings: " + line.text);
    }
}

void Afternoon::judge_first(const Say& line, const std::vector<Held>* held) {
    const std::string kind = kind_of(line);
    const auto next = line.text.find("you are next with ");
    const bool calls =
        kind == "test" || kind == "again" || kind == "up" || kind == "up again" || next != line.text.npos;
    const std::set<int> about = numbers(next == line.text.npos ? line.text : line.text.substr(next));
    if (held && calls) {
        if (!held->empty()) ++held_lines;
        for (int change : about)
            for (const Held& each : *held) {
                const bool still = std::find(held_.begin(), held_.end(), each) != held_.end();
                if (still && is_held({each}, change)) wrong("called forward while it is held: " + line.text);
            }
    }
    if (kind == "end") sum_up(line.text);
    if (kind != "test") return;
    for (int change : about) {
        long testing = 0;
        for (const PatchHistory& each : stage_.desk().patches())
            if (each.change == change)
                testing = std::count_if(each.history.begin(), each.history.end(),
                                        [](const PatchStep& step) { return step.to == Progress::testing; });
        if (++asked_[change] > testing) wrong("asked to test more often than it was to be tested: " + line.text);
    }
}

void Afternoon::sum_up(const std::string& text) {
    const std::string name = text.substr(0, text.find(": "));
    const auto listed = listed_.find(name);
    if (listed == listed_.end()) return wrong("no such window: " + text);
    ++summaries;
    if (!summed_up_.insert(name).second) wrong("summed up twice: " + text);
    int sum = 0;
    std::string_view counts = std::string_view(text).substr(name.size() + 2);
    const auto left_at = counts.find("; left: ");
    const auto left = left_at == counts.npos ? std::set<int>{} : numbers(counts.substr(left_at));
    int live = 0;
    counts = counts.substr(0, counts.find("; "));
    while (!counts.empty()) {
        const std::string item(counts.substr(0, counts.find(", ")));
        counts.remove_prefix(std::min(counts.size(), item.size() + 2));
        const int n = std::atoi(item.c_str());
        if (n < 1) wrong("it counts \"" + item + "\": " + text);
        sum += n;
        if (item.find(" live") != item.npos) live += n;
    }
    if (sum != static_cast<int>(listed->second.size()))
        wrong(fmt::format("{} patches were listed: {}", listed->second.size(), text));
    for (int change : left)
        if (!listed->second.count(change)) wrong("what is left was never listed: " + text);
    if (static_cast<int>(left.size()) > sum - live) wrong("more is left than did not go live: " + text);
}

bool Afternoon::was_up(Instant from, Instant to) const {
    bool up = false, always = true;
    for (const auto& [at, is_up] : links_) {
        if (at <= from) up = is_up;
        if (at > from && at <= to) always = always && is_up;
    }
    return up && always;
}

void Afternoon::judge_ends() {
    for (const auto& [name, changes] : listed_) {
        const bool ended = name != "UTC late backport window";
        const Instant end = end_of(*changes.begin());
        if (ended && !summed_up_.count(name) && was_up(end - 1min, end + 2min)) wrong("never summed up: " + name);
    }
    for (const PatchHistory& each : stage_.desk().patches()) {
        const bool ended = each.change < 1200320;
        if (!ended || each.state != Progress::scheduled) continue;
        std::string history;
        for (const PatchStep& step : each.history)
            history += fmt::format("\n      {} {} {} {}", date::format("%T", step.at), to_text(step.to),
                                   to_text(step.source), step.evidence);
        wrong(fmt::format("{} is still scheduled after its window{}", each.change, history));
    }
}

void Afternoon::note(const std::string& what) {
    if (tell_) fmt::print("    {} {}\n", date::format("%T", stage_.now()), what);
}

void Afternoon::wrong(const std::string& what) {
    note("WRONG " + what);
    FAIL_CHECK(date::format("%T", stage_.now()) << " " << what);
}

}  // namespace tests
