#include "bot/main/places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "bot/main/no_edit.hpp"
#include "calendar/count.hpp"
#include "calendar/nick.hpp"

namespace bot {
namespace {

using calendar::EntryAt;
using calendar::Instant;
using calendar::Place;
using calendar::place_of;
using calendar::Window;

std::vector<Place> places_of(const std::vector<EntryAt>& entries) {
    std::vector<Place> places;
    for (const auto& at : entries)
        if (std::ranges::find(places, at.place) == places.end()) places.push_back(at.place);
    return places;
}

bool same_requestor(const EntryAt& a, const EntryAt& b) {
    return calendar::same_nick(a.requestor.value_or(""), b.requestor.value_or(""));
}

/// Whether the entry has no status yet.
bool is_pending(const std::vector<Window>& windows, const EntryAt& at) {
    const auto window = std::ranges::find(windows, at.place, [](const Window& w) { return place_of(w); });
    int nth = 0;
    for (const auto& request : window->requests) {
        for (const auto& patch : request.patches) {
            if (patch.change != at.change || !same_requestor({{}, request.requestor}, at)) continue;
            if (nth++ == at.nth) return patch.status == calendar::Status::pending;
        }
    }
    return false;
}

}  // namespace

std::optional<Window> next_for(const std::vector<Window>& windows, const Takes& takes, int n, Instant earliest) {
    const auto found = std::ranges::find_if(windows, [&](const Window& window) {
        return window.start > earliest && takes(window) && calendar::count(window).room().value_or(0) >= n;
    });
    return found == windows.end() ? std::nullopt : std::optional{*found};
}

Window window_for(const std::vector<Window>& windows, const Takes& takes, int n, Instant start, Instant earliest) {
    std::vector<Window> then;
    std::ranges::copy_if(windows, std::back_inserter(then), [&](const Window& w) { return w.start == start; });
    if (then.empty())
        throw std::runtime_error("no window of this page starts at " + calendar::to_text(start) +
                                 "; oriel windows lists them");
    const auto next = next_for(windows, takes, n, std::max(start, earliest));
    const std::string instead =
        next ? "; the next that would do: " + shown(place_of(*next)) : "; no later one on this page would do";
    const std::string first = shown(place_of(then.front()));
    std::erase_if(then, [&](const Window& window) { return !takes(window); });
    if (then.empty()) throw std::runtime_error(first + " does not take this" + instead);
    const auto free = std::ranges::find_if(
        then, [&](const Window& window) { return calendar::count(window).room().value_or(0) >= n; });
    if (free != then.end()) return *free;
    const auto count = calendar::count(then.front());
    throw std::runtime_error(fmt::format("{} has no room for {}: {}/{} patches{}", shown(place_of(then.front())), n,
                                         count.used, count.limit.value_or(0), instead));
}

EntryAt entry_meant(const std::vector<Window>& windows, int change, std::optional<Instant> window) {
    const std::vector<EntryAt> all = calendar::find_entries(windows, change);
    if (all.empty()) throw std::runtime_error(fmt::format("{} is listed nowhere on this page", change));
    std::vector<EntryAt> found = all;
    if (window) std::erase_if(found, [&](const EntryAt& at) { return at.place.start != *window; });
    if (found.empty())
        throw std::runtime_error(fmt::format("{} is not listed at {}; it is in {}", change, calendar::to_text(*window),
                                             shown(places_of(all))));
    const auto open = std::ranges::any_of(found, [&](const EntryAt& at) { return is_pending(windows, at); });
    if (open) std::erase_if(found, [&](const EntryAt& at) { return !is_pending(windows, at); });
    if (const auto places = places_of(found); places.size() > 1)
        throw std::runtime_error(fmt::format("{} is listed in {}: {}", change, shown(places),
                                             window ? "they cannot be told apart here" : "say which with --window"));
    // Equal entries are interchangeable.
    if (!std::ranges::all_of(found, [&](const EntryAt& at) { return same_requestor(at, found.front()); }))
        throw std::runtime_error(fmt::format("{} is listed in {} under several requestors: edit that by hand", change,
                                             shown(found.front().place)));
    return found.front();
}

}  // namespace bot
