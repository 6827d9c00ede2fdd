#pragma once
#include <string>
#include <string_view>

namespace calendar {

/// A page's text as MediaWiki keeps it when it is sent: without white space at its end, line ends as LF, control
/// characters replaced. What it does beside that is not done here: composing characters (NFC) and expanding `~~~~` and
/// `{{subst:}}`.
std::string as_stored(std::string_view sent);

/// Whether a summary in a page's history may be the one that was sent. What follows the first character beyond ASCII
/// is not compared: the wiki may have composed it.
bool told_as(std::string_view sent, std::string_view stored);

}  // namespace calendar
