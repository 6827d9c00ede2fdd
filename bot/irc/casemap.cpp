#include "bot/irc/casemap.hpp"

namespace bot::irc {

CaseMap casemap_of(std::string_view word) {
    if (word == "rfc1459") return CaseMap::rfc1459;
    if (word == "rfc1459-strict" || word == "strict-rfc1459") return CaseMap::strict_rfc1459;
    return CaseMap::ascii;
}

std::string fold(std::string_view name, CaseMap map) {
    // In the ISO 646 alphabets of Scandinavia, three more letters follow Z and z: []\ and {}| in ASCII.
    const char last = map == CaseMap::ascii ? 'Z' : ']';
    std::string folded(name);
    for (char& c : folded) {
        if (map == CaseMap::rfc1459 && c == '~')
            c = '^';
        else if (c >= 'A' && c <= last)
            c = static_cast<char>(c + 32);
    }
    return folded;
}

bool same(std::string_view a, std::string_view b, CaseMap map) {
    return a.size() == b.size() && fold(a, map) == fold(b, map);
}

}  // namespace bot::irc
