#pragma once
#include <string>
#include <string_view>

namespace bot::irc {

/// Which letters of nicks and channels the server treats as equal (005 CASEMAPPING).
enum class CaseMap {
    ascii,           ///< A to Z
    rfc1459,         ///< also []\~ and {}|^
    strict_rfc1459,  ///< also []\ and {}|
};

/// The mapping named in 005; ascii for an unknown word, because it equates the fewest names.
CaseMap casemap_of(std::string_view word);

/// The form in which equal names compare equal.
std::string fold(std::string_view name, CaseMap);
bool same(std::string_view a, std::string_view b, CaseMap);

}  // namespace bot::irc
