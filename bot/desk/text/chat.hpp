#pragma once
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/schedule.hpp"

namespace bot::desk::inline text {

/// Which letters of names count as equal.
enum class Folding {
    exact,    ///< none but the same
    ascii,    ///< a and A
    rfc1459,  ///< also {}|^ and []\~
};
std::string_view to_text(Folding);
std::optional<Folding> folding_of(std::string_view);

/// What a chat makes of names and lines. Its carrier states it, and the desk decides by it. The defaults are those of
/// IRC.
struct ChatTraits {
    std::string name = "IRC";                       ///< for the history of the page
    std::string channel = "#wikimedia-operations";  ///< where announcements go
    Folding folding = Folding::rfc1459;
    std::string mark = "\xE2\x80\x8B";  ///< breaks a name so that it highlights nobody; empty: there is no such mark
    std::size_t room = 380;             ///< bytes for one line, after the asker's nick and the line's mask

    /// For comparing nicks, accounts and channels: equal names give equal texts.
    std::string fold(std::string_view) const;
    bool same(std::string_view a, std::string_view b) const { return fold(a) == fold(b); }

    bool is_home(std::string_view where) const { return same(where, channel); }

    /// The nicks bare, parted by spaces, so that each highlights; without those that are no nicks, and nobody twice.
    /// Empty when nobody can be pinged.
    std::string pings(const std::vector<std::string>& nicks) const;

    /// One name that highlights nobody: the mark stands after its first character.
    std::string mention(std::string_view nick) const;

    /// The text, with the mark in every word that is the nick of somebody on the calendar or of `others` (folded).
    std::string unpinged(std::string_view text, const calendar::Schedule&, std::set<std::string> others = {}) const;

    bool operator==(const ChatTraits&) const = default;
};

}  // namespace bot::desk::inline text
