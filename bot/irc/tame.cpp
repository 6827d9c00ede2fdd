#include "bot/irc/tame.hpp"

#include <algorithm>

#include "bot/irc/framer.hpp"
#include "bot/irc/incoming.hpp"

namespace bot::irc {
namespace {

// libircclient keeps 10 parameters; a 005 has our nick before and a sentence behind its tokens.
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

// Everybody but a server has a source here; libircclient takes its absence for a pointer it may follow.
bool needs_source(std::string_view command) {
    constexpr std::string_view those[] = {"INVITE", "JOIN", "KICK", "KILL",  "MODE",   "NICK",
                                          "NOTICE", "PART", "QUIT", "TOPIC", "PRIVMSG"};
    return std::ranges::find(those, command) != std::end(those);
}

// A lone 0x01 makes it read in front of its buffer, and DCC is nothing for us.
bool bad_text(const Incoming& in) {
    if (in.params.size() < 2) return true;
    const std::string& text = in.params[1];
    return text == "\x01" || (text.size() > 4 && text[0] == '\x01' && (text[1] | 0x20) == 'd' &&
                              (text[2] | 0x20) == 'c' && (text[3] | 0x20) == 'c');
}

}  // namespace

std::vector<std::string> tame(std::string_view text) {
    auto in = parse(text);
    // Whoever is back says so without parameter; an empty one means the same.
    if (in && in->command == "AWAY" && in->params.empty()) in->params.emplace_back();
    // Without parameters it compares the command by the length of the line, so that `N` is NICK; and 000 is no command.
    if (!in || in->params.empty() || in->command == "000") return {};
    if (in->source.empty() && needs_source(in->command)) return {};
    if ((in->command == "PRIVMSG" || in->command == "NOTICE") && bad_text(*in)) return {};
    // It answers with the parameter as it is; the colon keeps one with spaces whole.
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
