#include "bot/irc/tame.hpp"

#include <algorithm>

#include "bot/irc/framer.hpp"
#include "bot/irc/incoming.hpp"

namespace bot::irc {
namespace {

// libircclient keeps 10 parameters; a 005 also has our nick before its tokens and a sentence after them.
constexpr std::size_t tokens_at_once = 8;

std::string written(const Incoming& in) {
    std::string line = in.source.empty() ? "" : ":" + in.source + " ";
    line += in.command;
    for (std::size_t i = 0; i < in.params.size(); ++i) {
        line += i + 1 == in.params.size() ? " :" : " ";
        line += in.params[i];
    }
    return line;
}

// Only a server may omit the source of these; libircclient would dereference a null pointer.
bool needs_source(std::string_view command) {
    constexpr std::string_view those[] = {"INVITE", "JOIN", "KICK", "KILL",  "MODE",   "NICK",
                                          "NOTICE", "PART", "QUIT", "TOPIC", "PRIVMSG"};
    return std::ranges::find(those, command) != std::end(those);
}

// A lone 0x01 makes libircclient read before its buffer; DCC is not supported here.
bool bad_text(const Incoming& in) {
    if (in.params.size() < 2) return true;
    const std::string& text = in.params[1];
    return text == "\x01" || (text.size() > 4 && text[0] == '\x01' && (text[1] | 0x20) == 'd' &&
                              (text[2] | 0x20) == 'c' && (text[3] | 0x20) == 'c');
}

}  // namespace

std::vector<std::string> tame(std::string_view text) {
    auto in = parse(text);
    // A user who is back sends AWAY without a parameter; an empty one means the same.
    if (in && in->command == "AWAY" && in->params.empty()) in->params.emplace_back();
    // Without parameters libircclient compares commands only up to the line's length, so that `N` would be NICK. 000 is
    // invalid.
    if (!in || in->params.empty() || in->command == "000") return {};
    if (in->source.empty() && needs_source(in->command)) return {};
    if ((in->command == "PRIVMSG" || in->command == "NOTICE") && bad_text(*in)) return {};
    // libircclient replies with the parameter as it is; the colon protects spaces.
    if (in->command == "PING") return {"PING ::" + in->params[0].substr(0, 400)};

    std::vector<std::string> lines;
    if (in->command == "005" && in->params.size() > tokens_at_once + 2) {
        Incoming part = *in;
        for (std::size_t i = 1; i + 1 < in->params.size(); i += tokens_at_once) {
            part.params = {in->params.front()};
            const auto end = std::min(i + tokens_at_once, in->params.size() - 1);
            for (std::size_t k = i; k < end; ++k) part.params.push_back(in->params[k]);
            part.params.push_back(in->params.back());
            lines.push_back(written(part));
        }
    } else {
        lines.push_back(written(*in));
    }
    std::erase_if(lines, [](const std::string& line) { return line.size() > Framer::most_text + 10; });
    return lines;
}

}  // namespace bot::irc
