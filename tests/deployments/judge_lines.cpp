#include <fmt/format.h>

#include <algorithm>

#include "tests/deployments/judge.hpp"

namespace deployments {
namespace {

/// The message of a line about patches.
enum class Tells { please_test, test_again, live, carried, other };

Tells tells(const bot::desk::Say& say) {
    const std::string_view text = say.text;
    if (!say.to.starts_with('#')) return Tells::other;  // a summary of a window, or advice
    const auto has = [&](std::string_view words) { return text.find(words) != text.npos; };
    if (has(": please test (")) return Tells::please_test;
    if (has(" for your test: ")) return Tells::test_again;
    const bool tells_live = has(" is live") || has(" are live");
    if (!tells_live) return Tells::other;
    return has("carried by the run of") ? Tells::carried : Tells::live;
}

/// The change numbers in it, outside of quoted subjects; without the one whose turn is next.
std::vector<int> changes_in(std::string_view text) {
    std::vector<int> out;
    text = text.substr(0, text.find(" Next: "));
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') quoted = !quoted;
        const bool begins = i == 0 || text[i - 1] == ' ';
        if (quoted || !begins || text.substr(i, 2) != "12") continue;
        const auto digits = text.substr(i, 7);
        if (digits.size() == 7 &&
            std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
            out.push_back(std::stoi(std::string{digits}));
    }
    return out;
}

constexpr std::string_view marks[] = {" (repeat after restart)", " (repeat after reconnect)"};

bool marked(std::string_view text) {
    return std::any_of(std::begin(marks), std::end(marks), [&](auto mark) { return text.find(mark) != text.npos; });
}

/// The deployment in progress at this time, or the last one before.
const Episode* episode_at(const Day& day, Instant at) {
    const Episode* out = nullptr;
    for (const Episode& e : day.episodes)
        if (e.deployment.begin() <= at) out = &e;
    return out;
}

void judge_repeats(const Outcome& out, Verdict& verdict) {
    std::map<std::string, std::vector<const SaidLine*>> by_cause;
    for (const SaidLine& line : out.said) by_cause[line.say.cause].push_back(&line);
    for (const auto& [cause, lines] : by_cause) {
        bool arrived = false, doubt = false;
        for (const SaidLine* line : lines) {
            const auto say = [&](std::string_view what) {
                verdict.violations.push_back({line->at, fmt::format("{}: {} ({})", what, line->say.text, cause)});
            };
            if (arrived) say("said again though it had arrived");
            if (!arrived && doubt && !marked(line->say.text)) say("repeated without a mark");
            if (!doubt && marked(line->say.text)) say("marked as a repeat, and is none");
            arrived = arrived || line->fate == SaidLine::Fate::told;
            doubt = doubt || line->fate == SaidLine::Fate::doubt;
        }
    }
}

/// A person asked twice to test a patch, or a patch reported as live twice, with different causes.
void judge_twice(const Day& day, const Outcome& out, Verdict& verdict) {
    std::map<std::string, std::string> causes;
    for (const SaidLine& line : out.said) {
        const Tells what = tells(line.say);
        const Episode* e = episode_at(day, line.at);
        const auto once = [&](const std::string& key) {
            const auto [known, fresh] = causes.emplace(key, line.say.cause);
            if (!fresh && known->second != line.say.cause)
                verdict.violations.push_back(
                    {line.at, fmt::format("told twice: {} ({}, {})", line.say.text, known->second, line.say.cause)});
        };
        for (int change : changes_in(line.say.text)) {
            if (what == Tells::live)
                once(fmt::format("live {} {}", change, static_cast<const void*>(day.last_of(change, line.at))));
            if (what == Tells::please_test || what == Tells::test_again)
                once(fmt::format("{} {} {}", static_cast<int>(what), change, static_cast<const void*>(e)));
        }
        once(fmt::format("{} {} {}", line.say.to, line.say.text, static_cast<const void*>(e)));
    }
}

void judge_live_lines(const Day& day, const Outcome& out, Verdict& verdict) {
    for (const SaidLine& line : out.said) {
        const Tells what = tells(line.say);
        if (what != Tells::live && what != Tells::carried) continue;
        for (int change : changes_in(line.say.text)) {
            const Episode* e = day.blamed(change, line.at);
            const auto from = day.live_from(change);
            if ((from && line.at >= *from) || !e || e->misfortune == Misfortune::rollback_unseen) continue;
            verdict.violations.push_back({line.at, "said to be live, and is not: " + line.say.text});
        }
    }
}

/// The number of different lines that say this about a change in this period.
long told(const Outcome& out, Tells what, int change, const std::string& requestor, Instant from, Instant to) {
    std::set<std::string> causes;
    for (const SaidLine& line : out.said) {
        const std::string& text = line.say.text;
        if (line.at < from || line.at > to || tells(line.say) != what || text.find(requestor) == text.npos) continue;
        for (int each : changes_in(text))
            if (each == change) causes.insert(line.say.cause);
    }
    return static_cast<long>(causes.size());
}

/// The first line of the next deployment; much later if there is none.
Instant next_begin(const Day& day, const Episode& e) {
    const std::size_t next = static_cast<std::size_t>(&e - day.episodes.data()) + 1;
    if (next >= day.episodes.size()) return day.to;
    return std::min(day.episodes[next].deployment.begin(), day.episodes[next].relayed.lines.front().at);
}

/// Whether the change seems to be on the test servers already: the deployment before put it there, its end was not
/// received, and this one's beginning arrives after the line about the test servers.
bool seems_there(const Day& day, const Episode& e, int change) {
    if (&e == day.episodes.data() || e.relayed.lines.front().message == 0) return false;
    const Episode* before = day.last_of(change, e.deployment.begin() - seconds{1});
    return before && !before->relayed.all_heard;
}

void judge_owed(const Day& day, const Outcome& out, Verdict& verdict) {
    for (const Episode& e : day.episodes) {
        const Deployment& d = e.deployment;
        if (!e.relayed.all_heard) continue;
        for (const Change& c : d.changes) {
            const auto listed = day.requestor.find(c.number);
            if (listed == day.requestor.end()) continue;
            const auto owed = [&](Tells what, std::string_view words, long& count) {
                ++count;
                // Lines may wait for their other pieces. The next deployment may ask for the same test.
                const Instant late = e.relayed.end() + seconds{20};
                const Instant to = what == Tells::please_test ? std::min(late, next_begin(day, e) - seconds{1}) : late;
                const long n = told(out, what, c.number, listed->second, d.begin(), to);
                if (n != 1)
                    verdict.violations.push_back(
                        {d.begin(), fmt::format("{} {} {} times for {} ({}; {})", listed->second, words, n, c.number,
                                                to_text(d.way), to_text(e.misfortune))});
            };
            if (e.relayed.asks_to_test(d) && !seems_there(day, e, c.number))
                owed(Tells::please_test, "was asked to test", verdict.asked);
            if (d.truth() == Progress::live) owed(Tells::live, "was told that it is live", verdict.told_live);
        }
    }
}

}  // namespace

void judge_lines(const Day& day, const Outcome& out, Verdict& verdict) {
    judge_repeats(out, verdict);
    judge_twice(day, out, verdict);
    judge_live_lines(day, out, verdict);
    judge_owed(day, out, verdict);
}

}  // namespace deployments
