// Bytes of a hostile server through framer, filter and session. The first byte chooses the settings. A line that begins
// with 0x02 is not a line of the server: it lets time pass, or sends a message and sets the monitored nicks.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "bot/irc/framer.hpp"
#include "bot/irc/incoming.hpp"
#include "bot/irc/session.hpp"
#include "bot/irc/tame.hpp"

using namespace bot::irc;

namespace {

void demand(bool good) {
    if (!good) std::abort();
}

// In all cases, only whole lines of legal length are sent, and every event is possible.
void drain(Session& session, Moment now, int& open) {
    for (const auto& line : session.take(now)) {
        demand(!line.empty() && line.size() <= 510);
        demand(line.find_first_of(std::string_view("\r\n\0", 3)) == line.npos);
    }
    for (const auto& notice : session.take_notices())
        if (std::holds_alternative<Said>(notice) || std::holds_alternative<Unsaid>(notice)) --open;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    Settings settings;
    settings.nick = "oriel";
    settings.channels = {"#c", "#windows"};
    settings.version = "1";
    if (data[0] & 1) {
        settings.account = "oriel";
        settings.password = "password";
    }
    Moment now = Moment{} + std::chrono::hours(1);
    Session session(settings, now);
    Framer framer;
    int open = 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    for (const auto& raw : framer.push(bytes)) {
        demand(!raw.text.empty() && raw.text.size() <= Framer::most_text && raw.tags.size() <= Framer::most_tags);
        if (raw.text[0] == '\x02') {
            if (raw.text.size() % 2 == 0) {
                now += std::chrono::seconds(raw.text.size());
                session.tick(now);
            } else {
                ++open;
                session.say({"t", raw.text.size() % 3 ? "#c" : "ada", raw.text.substr(1), false}, now);
                session.monitor({raw.text.substr(1), "ada", raw.text.substr(raw.text.size() / 2)});
            }
        } else {
            session.alive(now);
            for (const auto& line : tame(raw.text)) {
                demand(line.size() < 1022);
                auto in = parse(line);
                demand(in.has_value());
                in->tags = raw.tags;
                session.hear(*in, now);
            }
        }
        drain(session, now, open);
        demand(session.over() || session.wakes_at() > now - std::chrono::hours(2));
    }
    session.end();
    drain(session, now, open);
    demand(open == 0);  // every token got exactly one outcome
    return 0;
}
