#pragma once
#include <string>
#include <string_view>

namespace bot::irc {

/// Which letters of nicks and channels the server holds for the same (005 CASEMAPPING).
enum class CaseMap {
    ascii,           ///< A to Z
    rfc1459,         ///< also []\~ and {}|^
    strict_rfc1459,  ///< also []\ and {}|
};

/// Of the word in 005; ascii for one not known, which joins the fewest names.
CaseMap casemap_of(std::string_view word);

/// The one spelling that stands for all.
std::string fold(std::string_view name, CaseMap);
bool same(std::string_view a, std::string_view b, CaseMap);

}  // namespace bot::irc
