#include "calendar/page.hpp"

#include "calendar/sheet.hpp"
#include "calendar/text.hpp"

namespace calendar {

Page read_page(std::string_view wikitext, const Rules& rules) {
    Sheet sheet = read_sheet(wikitext, rules);
    Page page{{}, std::move(sheet.unread)};
    for (Card& card : sheet.cards) page.windows.push_back(std::move(card.window));
    return page;
}

std::optional<std::string> no_calendar(std::string_view wikitext, const Page& page) {
    if (!page.windows.empty() || !page.unread.empty()) return std::nullopt;
    std::string_view text = trim(wikitext);
    if (text.empty()) return "the page is empty";
    if (take_word(text, "#redirect")) {
        const std::size_t open = text.find("[["), close = text.find("]]");
        const bool named = open != text.npos && close != text.npos && open < close;
        return "the page is a redirect" + (named ? " to " + in_quotes(text.substr(open + 2, close - open - 2)) : "");
    }
    return "the page has no window: no {{Deployment calendar event card}}";
}

}  // namespace calendar
