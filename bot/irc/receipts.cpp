#include "bot/irc/receipts.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace bot::irc {
namespace {

constexpr std::string_view mark = "oriel-";

std::string ping(std::uint64_t number) {
    return "PING :" + std::string(mark) + std::to_string(number);
}

}  // namespace

std::uint64_t Receipts::open(std::string token, std::size_t lines) {
    ++last_id_;
    if (!token.empty()) {
        Open message;
        message.token = std::move(token);
        message.left = lines;
        open_.emplace(last_id_, std::move(message));
    }
    return last_id_;
}

Lines Receipts::sent(const Part& part, bool echo, Moment now) {
    if (part.id == 0) return {};
    const auto it = open_.find(part.id);
    const bool follow = it != open_.end();
    if (follow) it->second.handed = true;
    const bool ask = !echo && follow && part.last;
    if (flights_.size() >= most_flights) {
        const Flight oldest = flights_.front();
        flights_.pop_front();
        settle(oldest, Fate::lost);
    }
    flights_.push_back({++last_number_, part.id, part.to, part.text, echo, ask, now});
    return ask ? Lines{ping(last_number_)} : Lines{};
}

void Receipts::dropped(std::uint64_t id) {
    const auto node = open_.extract(id);
    if (!node.empty()) outcomes_.push_back({node.mapped().token, false, node.mapped().handed});
}

// Echoes come in the order of our lines, so earlier lines without an echo were lost. If the server changed the text
// (stripped colours), the echo belongs to the first line to that target.
void Receipts::echoed(std::string_view target, std::string_view text) {
    auto found = std::ranges::find_if(flights_, [&](const Flight& f) { return f.to == target && f.text == text; });
    if (found == flights_.end())
        found = std::ranges::find_if(flights_, [&](const Flight& f) { return f.to == target; });
    if (found == flights_.end()) return;
    const auto count = found - flights_.begin();
    for (auto i = count; i > 0; --i) {
        const Flight before = std::move(flights_.front());
        flights_.pop_front();
        settle(before, Fate::lost);
    }
    const Flight flight = std::move(flights_.front());
    flights_.pop_front();
    settle(flight, Fate::arrived);
}

void Receipts::ponged(std::string_view text) {
    if (!text.starts_with(mark)) return;
    text.remove_prefix(mark.size());
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return;
    while (!flights_.empty() && flights_.front().number <= number) {
        const Flight flight = std::move(flights_.front());
        flights_.pop_front();
        settle(flight, flight.echo ? Fate::lost : Fate::arrived);
    }
}

// With echoes, the first unconfirmed line to the target was refused. Without them, lines without a token have no PING
// after them and stay until the next one. So the first line with a token is assumed, which is certain only if it is
// alone.
void Receipts::refused(std::string_view target) {
    const auto there = [&](const Flight& f) { return f.to == target; };
    auto found = std::ranges::find_if(flights_, there);
    if (found == flights_.end()) return;
    bool sure = true;
    if (!found->echo) {
        const auto first = std::ranges::find_if(flights_, [&](const Flight& f) { return there(f) && followed(f); });
        sure = std::ranges::count_if(flights_, there) == 1;
        if (first != flights_.end()) found = first;
    }
    const Flight flight = std::move(*found);
    flights_.erase(found);
    settle(flight, sure ? Fate::refused : Fate::lost);
}

Lines Receipts::tick(Moment now) {
    for (auto& flight : flights_) {
        if (flight.asked || !flight.echo || !followed(flight)) continue;
        if (flight.at + echo_after_ > now) break;
        // One PING checks all earlier lines.
        for (auto& earlier : flights_) earlier.asked = true;
        return {ping(last_number_)};
    }
    return {};
}

Moment Receipts::wakes_at() const {
    for (const auto& flight : flights_)
        if (!flight.asked && flight.echo && followed(flight)) return flight.at + echo_after_;
    return never;
}

void Receipts::close() {
    for (const auto& [id, message] : open_) outcomes_.push_back({message.token, false, message.handed});
    open_.clear();
    flights_.clear();
}

std::vector<Outcome> Receipts::take() {
    return std::exchange(outcomes_, {});
}

void Receipts::settle(const Flight& flight, Fate fate) {
    const auto it = open_.find(flight.id);
    if (it == open_.end()) return;
    Open& message = it->second;
    if (fate != Fate::refused) message.arrived = true;
    if (fate != Fate::arrived) message.failed = true;
    if (--message.left > 0) return;
    outcomes_.push_back({message.token, !message.failed, message.failed && message.arrived});
    open_.erase(it);
}

}  // namespace bot::irc
