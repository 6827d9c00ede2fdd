#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "calendar/edit.hpp"

namespace calendar {

/// The number that MediaWiki gives the section a window's card stands in (`action=edit&section=N`): 0 above the first
/// heading. Nothing when that cannot be told for sure: no such window, several, or what may be headings inside of
/// templates or behind a comment that is never closed.
std::optional<int> section_of(std::string_view page, const Rules&, const Place&);

/// Where people edit it: `https://wiki/wiki/Deployments?action=edit&section=3`; the whole page without a section.
/// `page_url` is the page's own address.
std::string edit_link(std::string_view page_url, std::optional<int> section);

}  // namespace calendar
