#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "calendar/edit.hpp"

namespace calendar {

/// MediaWiki's number of the section that holds a window's card (`action=edit&section=N`); 0 above the first heading.
/// nullopt if it is not certain: no such window, several of them, or wikitext that may hide headings, such as a heading
/// inside a template or a comment that is never closed.
std::optional<int> section_of(std::string_view page, const Rules&, const Place&);

/// The URL where people edit that section: `https://wiki/wiki/Deployments?action=edit&section=3`; that of the whole
/// page without a section. `page_url` is the page's own URL.
std::string edit_link(std::string_view page_url, std::optional<int> section);

}  // namespace calendar
