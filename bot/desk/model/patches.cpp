#include "bot/desk/model/patches.hpp"

#include <algorithm>

namespace bot::desk {
inline namespace model {
namespace {

bool of_a_run(Progress p) {
    return p != Progress::scheduled && p != Progress::merging && p != Progress::skipped;
}

void bound(Track& track) {
    if (track.history.size() > Track::first_kept + Track::last_kept) {
        track.history.erase(track.history.begin() + Track::first_kept);
    }
}

void keep(Track& track, PatchStep step) {
    if (!track.history.empty() && track.state() != step.to) track.checked.reset();
    track.history.push_back(std::move(step));
    bound(track);
}

/// What the page said, or that the change was approved, after the time of this step is evidence about the state that it
/// leads to: the change was merged before that was read.
std::size_t place_of(const Track& track, const PatchStep& step) {
    std::size_t i = track.history.size();
    const auto only_said = [](const PatchStep& s) {
        return s.source == Source::page || (s.source == Source::gerrit && !of_a_run(s.to));
    };
    while (i > 0 && track.history[i - 1].at > step.at && only_said(track.history[i - 1])) --i;
    return i;
}

/// Puts a merge at its time, which may be before the page was first read.
void keep_merge(Track& track, PatchStep step) {
    const std::size_t place = place_of(track, step);
    for (std::size_t i = place; i < track.history.size(); ++i) {
        track.history[i].to = step.to;
        track.history[i].why = Why::none;
    }
    track.history.insert(track.history.begin() + static_cast<std::ptrdiff_t>(place), std::move(step));
    bound(track);
}

}  // namespace

WindowRef where_is(const calendar::Window& w) {
    return {w.name, w.start, w.end};
}

const PatchStep& Track::step() const {
    std::size_t i = history.size() - 1;
    while (i > 0 && history[i - 1].to == history[i].to) --i;
    return history[i];
}

Instant Track::known_at() const {
    return std::max(step().at, proven.value_or(step().at));
}

bool Track::is_in(const std::string& window, Instant start) const {
    return place && place->start == start && place->name == window;
}

bool Track::is_merged() const {
    switch (state()) {
        case Progress::scheduled:
        case Progress::merging:
        case Progress::skipped:
        case Progress::reverted:
            return false;
        case Progress::merged:
        case Progress::testing:
        case Progress::tested:
        case Progress::syncing:
        case Progress::live:
        case Progress::failed:
        case Progress::rolled_back:
        case Progress::unknown:
            break;
    }
    return true;
}

bool Track::only_listed() const {
    return std::all_of(history.begin(), history.end(), [](const PatchStep& s) { return s.source == Source::page; });
}

const Track* Tracker::find(int change) const {
    const auto found = tracks.find(change);
    return found == tracks.end() ? nullptr : &found->second;
}

Track* Tracker::find(int change) {
    const auto found = tracks.find(change);
    return found == tracks.end() ? nullptr : &found->second;
}

bool Tracker::take(int change, PatchStep step) {
    if (!tracks.contains(change) && tracks.size() >= most_tracks) {
        // The patch that has not moved for longest makes room.
        const auto oldest = std::min_element(tracks.begin(), tracks.end(), [](const auto& a, const auto& b) {
            return a.second.history.back().at < b.second.history.back().at;
        });
        may_ship.erase(oldest->first);
        tracks.erase(oldest);
    }
    Track& track = tracks[change];
    const bool fresh = track.history.empty();
    if (!fresh && track.state() != step.to && !may(step.source, track.state(), step.to)) return false;
    const bool same = !fresh && track.state() == step.to;
    const bool other_why = !fresh && step.source == Source::log && track.history.back().why != step.why;
    if (same && track.history.back().source == step.source && !other_why) return true;
    if (step.source != Source::page && of_a_run(step.to)) track.merge_seen = true;
    track.went_live = track.went_live || step.to == Progress::live;
    const bool merges = step.source == Source::gerrit && step.to == Progress::merged && !fresh;
    if (merges && track.history.back().at > step.at) {
        keep_merge(track, std::move(step));
    } else {
        keep(track, std::move(step));
    }
    index(change);
    return true;
}

void Tracker::put_back(int change, PatchStep step) {
    if (Track* track = find(change)) keep(*track, std::move(step));
    index(change);
}

void Tracker::index(int change) {
    const Track* track = find(change);
    const bool ships =
        track && (track->state() == Progress::skipped || track->is_merged()) && track->state() != Progress::live;
    if (ships) {
        may_ship.insert(change);
    } else {
        may_ship.erase(change);
    }
}

void Tracker::reindex() {
    may_ship.clear();
    for (const auto& [change, track] : tracks) index(change);
}

}  // namespace model
}  // namespace bot::desk
