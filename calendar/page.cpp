#include "calendar/page.hpp"

#include "calendar/sheet.hpp"

namespace calendar {

Page read_page(std::string_view wikitext, const Rules& rules) {
    Sheet sheet = read_sheet(wikitext, rules);
    Page page{{}, std::move(sheet.unread)};
    for (Card& card : sheet.cards) page.windows.push_back(std::move(card.window));
    return page;
}

}  // namespace calendar
