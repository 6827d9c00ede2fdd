#include "bot/log/joiner.hpp"

#include <algorithm>

#include "bot/log/seam.hpp"
#include "calendar/text.hpp"

namespace bot::log {
namespace {

using calendar::Instant;

constexpr std::size_t most_held = 64;
constexpr std::size_t most_strays = 16;
constexpr std::size_t most_recent = 64;
constexpr int most_pieces = 32;

/// The cut removes white space, so a cut line may be shorter than the limit by up to this much.
constexpr std::size_t lost_at_most = 25;

/// Checks both directions, because after the clock was set back an earlier instant lies in the future.
bool within(Instant from, Instant to, std::chrono::seconds most) {
    return from - to <= most && to - from <= most;
}

template <class T>
void keep(std::vector<T>& list, std::size_t most, T item) {
    if (list.size() == most) list.erase(list.begin());
    list.push_back(std::move(item));
}

}  // namespace

std::vector<Whole> Joiner::hear(std::string_view speaker, std::string_view text, Instant at) {
    std::vector<Whole> out = give_up(at);
    text = calendar::trim(text.substr(0, most_line));
    if (text.empty() || repeated(speaker, text, at)) return out;
    if (begins_message(text))
        open(speaker, text, at);
    else
        go_on({std::string{speaker}, std::string{text}, at});
    std::ranges::move(take_ready(), std::back_inserter(out));
    return out;
}

std::vector<Whole> Joiner::give_up(Instant at) {
    for (Held& held : state_.held)
        if (!within(held.last, at, deadline(held) - held.last - std::chrono::seconds{1})) held.ready = true;
    drop_old(at);
    return take_ready();
}

std::vector<Whole> Joiner::flush() {
    for (Held& held : state_.held) held.ready = true;
    return take_ready();
}

std::optional<Instant> Joiner::wakes_at() const {
    std::optional<Instant> first;
    for (const Held& held : state_.held)
        if (!held.ready && (!first || deadline(held) < *first)) first = deadline(held);
    return first;
}

bool Joiner::repeated(std::string_view speaker, std::string_view text, Instant at) {
    const bool known = std::ranges::any_of(state_.recent, [&](const Heard& heard) {
        return heard.speaker == speaker && heard.text == text && within(heard.at, at, settings_.again);
    });
    if (!known) keep(state_.recent, most_recent, {std::string{speaker}, std::string{text}, at});
    return known;
}

void Joiner::open(std::string_view speaker, std::string_view text, Instant at) {
    // The relay has gone on to another message: an earlier one that may be complete, and was not cut, is complete.
    for (Held& held : state_.held)
        if (held.speaker == speaker && !may_be_cut(held) && held.end == End::possible) held.ready = true;
    if (state_.held.size() == most_held) state_.held.front().ready = true;
    state_.held.push_back({.speaker = std::string{speaker}, .text = std::string{text}, .since = at, .last = at});
    settle(state_.held.back());
    // Its rest may have arrived first.
    if (state_.held.back().end == End::open)
        std::erase_if(state_.strays, [&](const Heard& stray) {
            Held& held = state_.held.back();
            if (held.ready || stray.speaker != speaker || fit(held.text, stray.text) < 3) return false;
            held.text = join(held.text, stray.text);
            ++held.pieces;
            settle(held);
            return true;
        });
}

void Joiner::go_on(const Heard& piece) {
    if (!add(piece)) keep(state_.strays, most_strays, piece);
}

/// Joins the piece to the message that it fits best; if several fit equally well, to the newest.
bool Joiner::add(const Heard& piece) {
    Held* best = nullptr;
    int best_fit = 0;
    for (Held& held : state_.held) {
        if (held.ready || held.speaker != piece.speaker || held.pieces == most_pieces) continue;
        if (held.text.size() + piece.text.size() > most_line) continue;
        int fits = fit(held.text, piece.text);
        // Length is better evidence than words: this relay never cuts a short line.
        if (fits > 0 && may_be_cut(held)) fits += 8;
        if (fits > 0 && fits >= best_fit) best = &held, best_fit = fits;
    }
    if (!best) return false;
    best->text = join(best->text, piece.text);
    best->last = piece.at;
    ++best->pieces;
    settle(*best);
    return true;
}

void Joiner::settle(Held& held) {
    const auto line = read_line(held.text);
    held.end = line ? line->message.end : End::open;
    held.ready = held.end == End::sure;
}

bool Joiner::may_be_cut(const Held& held) const {
    return held.text.size() + lost_at_most >= settings_.cut;
}

Instant Joiner::deadline(const Held& held) const {
    const bool brief = !may_be_cut(held) && held.end == End::possible;
    return held.last + (brief ? settings_.grace : settings_.patience);
}

void Joiner::drop_old(Instant at) {
    std::erase_if(state_.strays, [&](const Heard& stray) { return !within(stray.at, at, settings_.patience); });
    std::erase_if(state_.recent, [&](const Heard& heard) { return !within(heard.at, at, settings_.again); });
}

/// Takes each speaker's messages from the front while they are ready.
std::vector<Whole> Joiner::take_ready() {
    std::vector<Whole> out;
    std::vector<Held> waiting;
    for (Held& held : state_.held) {
        const bool blocked =
            std::ranges::any_of(waiting, [&](const Held& other) { return other.speaker == held.speaker; });
        if (!held.ready || blocked) {
            waiting.push_back(std::move(held));
            continue;
        }
        if (auto line = read_line(held.text))
            out.push_back(
                {std::move(held.speaker), std::move(held.text), held.since, held.last, held.pieces, std::move(*line)});
    }
    state_.held = std::move(waiting);
    return out;
}

}  // namespace bot::log
