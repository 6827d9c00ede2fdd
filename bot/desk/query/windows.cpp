#include "bot/desk/query/windows.hpp"

#include <algorithm>

#include "bot/desk/text/times.hpp"
#include "calendar/text.hpp"

namespace bot::desk::query {
namespace {

using calendar::Instant;
using calendar::Window;

/// Whether the word is the instant, or a prefix: `2026-11-23`, `2026-11-23t21:00`, with or without seconds and `z`.
bool is_instant(std::string word, Instant t) {
    if (word.ends_with('z')) word.pop_back();
    const bool whole = word.size() == 10 || word.size() == 16 || word.size() == 19;
    return whole && calendar::lower(calendar::to_text(t)).starts_with(word);
}

bool fits_word(const std::string& as_written, const Window& w, Instant now) {
    const std::string word = calendar::lower(as_written);
    const auto day = date::floor<date::days>(w.start);
    const auto today = date::floor<date::days>(now);
    const std::string weekday = calendar::lower(date_of(w.start).substr(0, 3));
    if (word == "next") return w.start > now;
    if (word == "today") return day == today;
    if (word == "tomorrow") return day == today + date::days{1};
    if (word == weekday) return true;
    if (word.size() > 3 && word.ends_with("day") && word.starts_with(weekday)) return true;
    if (word == clock(w.start)) return true;
    if (is_instant(word, w.start)) return true;
    return calendar::lower(w.name).find(word) != std::string::npos;
}

}  // namespace

std::vector<Window> coming_lists(const calendar::Schedule& schedule, Instant now) {
    std::vector<Window> out;
    for (const auto& w : schedule.windows()) {
        if (w.takes_lists() && !w.freeze && w.end > now) out.push_back(w);
    }
    return out;
}

bool fits_words(const std::vector<std::string>& words, const Window& w, Instant now) {
    return std::all_of(words.begin(), words.end(), [&](const auto& word) { return fits_word(word, w, now); });
}

std::vector<Window> which_windows(const std::vector<std::string>& words, const calendar::Schedule& schedule,
                                  Instant now) {
    std::vector<Window> all = coming_lists(schedule, now);
    std::vector<Window> out;
    if (words.empty()) {
        const bool open = std::any_of(all.begin(), all.end(), [&](const Window& w) { return w.contains(now); });
        for (auto& w : all) {
            const bool wanted = open ? w.contains(now) : w.start == all.front().start;
            if (wanted) out.push_back(std::move(w));
        }
        return out;
    }
    for (auto& w : all) {
        if (fits_words(words, w, now)) out.push_back(std::move(w));
    }
    return out;
}

const Window* window_at(const State& s, const calendar::Place& place) {
    for (const auto& w : s.calendar.schedule().windows()) {
        if (w.start == place.start && (place.window.empty() || w.name == place.window)) return &w;
    }
    return nullptr;
}

const Window* window_at(const State& s, const std::string& name, Instant start) {
    return window_at(s, calendar::Place{start, name});
}

}  // namespace bot::desk::query
