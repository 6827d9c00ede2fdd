#include "tests/live/page.hpp"

#include <date/date.h>

#include "calendar/mediawiki.hpp"
#include "tests/support/socket.hpp"

namespace live {

WallTime full_minute(std::chrono::seconds at_least) {
    return std::chrono::ceil<std::chrono::minutes>(std::chrono::system_clock::now() + at_least);
}

std::string card_time(WallTime at) {
    return date::format("%Y-%m-%d %H:%M UTC", std::chrono::floor<std::chrono::minutes>(at));
}

std::string anchor(WallTime at) {
    return date::format("deploycal-item-%Y%m%dT%H%M", std::chrono::floor<std::chrono::minutes>(at));
}

std::string page_text(const support::Wiki& wiki) {
    const auto read = calendar::mediawiki::read_page_text(
        support::http_get(wiki.port(), calendar::mediawiki::page_url("/w/api.php", "Deployments")));
    return std::get<calendar::mediawiki::PageText>(read).text;
}

std::string wikitext(const Card& card) {
    std::string out = "{{Deployment calendar event card\n    |when=" + card_time(card.start) +
                      "\n    |length=" + card.length + "\n    |window=[[Windows|" + card.name + "]]";
    if (card.takes_lists) out += "<br/><small>'''(Max 6 patches)'''</small>";
    out += "\n    |who=";
    for (std::size_t i = 0; i < card.deployers.size(); ++i)
        out += (i ? ", " : "") + ("{{ircnick|" + card.deployers[i]) + "}}";
    out += "\n    |what=\n";
    for (const Request& request : card.requests) {
        out += "{{ircnick|" + request.requestor + "}}\n";
        for (const int change : request.changes)
            out += "{{deploy|type=config|gerrit=" + std::to_string(change) + "|title=Change a setting|status=}}\n";
    }
    return out + "}}\n";
}

std::string wikitext(const std::vector<Card>& cards) {
    std::string out = "==This week==\n";
    for (const Card& card : cards) out += wikitext(card);
    return out;
}

}  // namespace live
