#include "bot/irc/rooms.hpp"

#include <algorithm>
#include <utility>

namespace bot::irc {

Rooms::Rooms(const Settings& settings) : pace_(settings.pace) {
    for (const auto& name : settings.channels) {
        Room room;
        room.name = name;
        rooms_.push_back(std::move(room));
    }
}

Lines Rooms::tick(Moment now) {
    Lines lines;
    for (auto& room : rooms_) {
        if (room.in || now < room.next) continue;
        room.next = now + pace_.join_answer;
        lines.push_back("JOIN " + room.name);
    }
    return lines;
}

Moment Rooms::wakes_at() const {
    Moment at = never;
    for (const auto& room : rooms_)
        if (!room.in) at = std::min(at, room.next);
    return at;
}

const std::string* Rooms::known(std::string_view channel, CaseMap map) const {
    for (const auto& room : rooms_)
        if (same(room.name, channel, map)) return &room.name;
    return nullptr;
}

bool Rooms::in(std::string_view channel, CaseMap map) const {
    return std::ranges::any_of(rooms_, [&](const Room& r) { return r.in && same(r.name, channel, map); });
}

void Rooms::joined(std::string_view channel, CaseMap map) {
    Room* room = find(channel, map);
    if (!room) return;
    room->in = true;
    room->refusals = 0;
    room->why.clear();
}

void Rooms::removed(std::string_view channel, CaseMap map, Moment now) {
    Room* room = find(channel, map);
    if (!room) return;
    room->in = false;
    room->next = now + pace_.rejoin_kick;
}

bool Rooms::refused(std::string_view numeric, std::string_view channel, CaseMap map, Moment now) {
    Room* room = find(channel, map);
    const auto why = refusal(numeric);
    if (!room || room->in || why.empty()) return false;
    const int doubled = numeric == "474" ? 0 : std::min(room->refusals, 10);
    room->next = now + std::min(pace_.rejoin_refused * (1 << doubled), pace_.rejoin_most);
    room->why = why;
    return room->refusals++ == 0;
}

std::string_view Rooms::refusal(std::string_view numeric) {
    static constexpr std::pair<std::string_view, std::string_view> table[] = {
        {"403", "no such channel"},
        {"405", "in too many channels"},
        {"437", "the channel is not available"},
        {"448", "the channel is forbidden"},
        {"470", "the server forwards to another channel"},
        {"471", "the channel is full"},
        {"473", "the channel is for invited people only"},
        {"474", "banned"},
        {"475", "the channel wants a key"},
        {"476", "not a channel name"},
        {"477", "the channel wants a registered nick"},
        {"479", "not a channel name"},
        {"480", "the server refuses"},
        {"489", "the channel wants TLS"},
        {"520", "the channel is for operators only"},
    };
    for (const auto& [number, words] : table)
        if (number == numeric) return words;
    return {};
}

std::string Rooms::trouble() const {
    std::string text;
    for (const auto& room : rooms_)
        if (!room.in && !room.why.empty())
            text += (text.empty() ? "" : "; ") + ("not in " + room.name) + ": " + room.why;
    return text;
}

Rooms::Room* Rooms::find(std::string_view channel, CaseMap map) {
    const auto it = std::ranges::find_if(rooms_, [&](const Room& r) { return same(r.name, channel, map); });
    return it == rooms_.end() ? nullptr : &*it;
}

}  // namespace bot::irc
