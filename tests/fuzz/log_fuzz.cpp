// Any bytes as lines of the channel. The first byte of each chooses its speaker and its delay. Nothing crashes, the
// results are bounded, and no message is held forever.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "bot/log/joiner.hpp"
#include "bot/log/wikibugs.hpp"

using namespace bot::log;

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

void check(const LogLine& line) {
    demand(!line.user.empty() && line.user.size() <= 64 && line.host.size() <= 64);
    demand(line.message.entries.size() <= 64 && line.message.names.size() <= 32);
    for (const Entry& entry : line.message.entries) demand(entry.number >= 0 && entry.number <= 999'999'999);
    demand(!to_text(line.message.kind).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view bytes{reinterpret_cast<const char*>(data), size};
    Joiner joiner;
    calendar::Instant now{};
    while (!bytes.empty()) {
        const auto choice = static_cast<unsigned char>(bytes.front());
        const std::string_view text = bytes.substr(1, bytes.find('\n', 1) - 1);
        bytes.remove_prefix(std::min(bytes.size(), text.size() + 2));
        now += std::chrono::seconds{choice % 16};
        if (const auto line = read_line(text)) check(*line);
        if (const auto line = read_wikibugs(text)) demand(line->change >= 0 && line->votes.size() <= 8);
        for (const Whole& message : joiner.hear(choice & 128 ? "a" : "b", text, now)) check(message.line);
        if (const auto wake = joiner.wakes_at()) demand(*wake > now);
        const auto& state = joiner.state();
        demand(state.held.size() <= 64 && state.strays.size() <= 16 && state.recent.size() <= 64);
    }
    joiner.give_up(now + std::chrono::seconds{100});
    demand(joiner.state().held.empty() && !joiner.wakes_at());
    return 0;
}
