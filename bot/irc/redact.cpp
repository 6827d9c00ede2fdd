#include "bot/irc/redact.hpp"

#include "bot/irc/casemap.hpp"

namespace bot::irc {

std::string redacted(std::string_view line) {
    const std::string low = fold(line, CaseMap::ascii);
    const auto first = low.substr(0, low.find(' '));
    const auto behind = low.find(' ', first.size() + 1);
    const auto second = first.size() < low.size() ? low.substr(first.size() + 1, behind - first.size() - 1) : "";

    std::size_t shown = line.size();
    const bool secret_follows = first == "pass" || first == "oper" || first == "nickserv" || first == "ns" ||
                                first == "identify" ||
                                (first == "authenticate" && second != "plain" && second != "*" && second != "+");
    if (secret_follows)
        shown = first.size();
    else if ((first == "privmsg" || first == "notice" || first == "squery") && second.find("serv") != second.npos)
        shown = behind;

    std::string log(line.substr(0, shown));
    if (shown < line.size()) log += " <redacted>";
    for (char& c : log)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
    return log;
}

}  // namespace bot::irc
