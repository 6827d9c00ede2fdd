#pragma once
#include <string>
#include <string_view>

namespace calendar {

/// The text that MediaWiki stores when `sent` is saved: no white space at the end, line ends as LF, control characters
/// replaced. Two of MediaWiki's steps are left out: Unicode composition (NFC), and the expansion of `~~~~` and
/// `{{subst:}}`.
std::string as_stored(std::string_view sent);

/// Whether a summary in the page's history may be the one that was sent. From the last character before the first
/// non-ASCII one, nothing is compared: the wiki may have composed those characters (NFC).
bool told_as(std::string_view sent, std::string_view stored);

}  // namespace calendar
