#pragma once
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/schedule.hpp"

namespace bot::desk {
inline namespace text {

/// The letters that count as equal when names are compared.
enum class Folding {
    exact,    ///< none: names must match exactly
    ascii,    ///< a and A
    rfc1459,  ///< also {}|^ and []\~
};
std::string_view to_text(Folding);
std::optional<Folding> folding_of(std::string_view);

/// Properties of a chat network, stated by its carrier. The desk compares names and lays out lines by them. The
/// defaults are those of IRC.
struct ChatTraits {
    std::string name = "IRC";                       ///< for edit summaries on the wiki
    std::string channel = "#wikimedia-operations";  ///< where announcements go
    Folding folding = Folding::rfc1459;
    std::string mark = "\xE2\x80\x8B";  ///< put into a name so that it pings nobody; empty: none
    std::size_t room = 380;  ///< bytes that the text of one line may take, after the asker's nick and the line's mask

    /// The form in which nicks, accounts and channels are compared: equal names give equal texts.
    std::string fold(std::string_view) const;
    bool same(std::string_view a, std::string_view b) const;

    bool is_home(std::string_view where) const { return same(where, channel); }

    /// The nicks, bare and separated by spaces, so that each is pinged. Invalid nicks and repeated ones are left out.
    /// Empty when none remains.
    std::string pings(const std::vector<std::string>& nicks) const;

    /// The name with the mark after its first character, so that it pings nobody.
    std::string mention(std::string_view nick) const;

    /// The text with the mark in every word that is a nick on the calendar or in `others` (folded), so that it pings
    /// nobody.
    std::string unpinged(std::string_view text, const calendar::Schedule&, std::set<std::string> others = {}) const;

    bool operator==(const ChatTraits&) const = default;
};

}  // namespace text
}  // namespace bot::desk
