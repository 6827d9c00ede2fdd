#include "tests/simulation/page_writer.hpp"

#include <fmt/format.h>

namespace simulation {

namespace {

std::string when(const Card& card) {
    if (card.flaw == Flaw::bad_when) return "some time on Thursday";
    if (card.flaw == Flaw::no_day) return "2026-02-30 06:00 SF";
    return date::format("%Y-%m-%d %H:%M", date::floor<std::chrono::minutes>(card.wall)) +
           (card.in_utc ? " UTC" : " SF");
}

std::string length(const Card& card) {
    const auto minutes = card.length.count();
    if (minutes % 60 == 0) return std::to_string(minutes / 60);
    return fmt::format("{:g}", static_cast<double>(minutes) / 60.0);
}

std::string dressed_name(const Card& card) {
    std::string name = card.name;
    switch (card.dress) {
        case 1:
            name = "[[Backport windows|" + name + "]]";
            break;
        case 2:
            name = "'''" + name + "'''";
            break;
        case 3:
            name = "[https://wiki.example.org/x?a=b " + name + "]";
            break;
        case 4:
            name = name + "<!-- the hour was moved in spring -->";
            break;
        case 5:
            name = "[[" + name + "]]";
            break;
        case 6:
            name = "<code>" + name + "</code>";
            break;
        default:
            break;
    }
    if (!card.limit_written) return name;
    return name + "<br/><small>'''Your patch may or may not be deployed at the sole discretion of the deployer'''" +
           fmt::format("<br />'''(Max {} patches)'''</small>", *card.limit);
}

std::string who(const Card& card) {
    std::string out;
    for (const std::string& nick : card.deployers) {
        if (!out.empty()) out += ", ";
        out += "{{ircnick|" + nick + (card.id % 2 == 0 ? "|The one of " + nick + "}}" : "}}");
    }
    if (out.empty() && card.id % 3 == 0) return "N/A";
    return out;
}

std::string what(const Card& card) {
    if (card.freeze) return "No Deploys";
    std::string out = card.aside;
    for (const Request& r : card.requests) {
        out += "\n{{ircnick|" + r.nick + "|Somebody}}";
        for (const Patch& p : r.patches) {
            const bool bullet = p.change % 5 == 0;
            if (bullet)
                out += fmt::format("\n* [{}] {{{{gerrit|{}}}}} {}", p.type, p.change, p.title);
            else
                out += fmt::format("\n{{{{deploy|type={}|gerrit={}|title={}|status=}}}}", p.type, p.change, p.title);
        }
    }
    if (card.limit) out += "\n{{ircnick|irc-nickname|Requesting Developer}}\n* ''Gerrit link to your change''";
    return out + "\n";
}

}  // namespace

std::string card_text(const Card& card, Layout layout) {
    const std::string when_field = card.flaw == Flaw::no_when ? "" : "|when=" + when(card) + "\n    ";
    const std::string fields = when_field + "|length=" + length(card) + "\n    |window=" + dressed_name(card) +
                               "\n    |who=" + who(card) + "\n    |what=" + what(card);
    if (layout == Layout::cards) return "{{Deployment calendar event card\n    " + fields + "}}\n";
    return "{{#invoke:Deployment schedule|row\n    " + fields + "}}";
}

std::string page_text(const std::vector<CardPtr>& cards, Layout layout, const std::string& remark) {
    std::string out = "{{Navigation}}\nWhat is deployed when. <!-- {{not a card}} -->\n" + remark + "\n";
    if (layout == Layout::rows) {
        out += "{{#invoke:Deployment schedule|formatTable|hidedate=false\n";
        for (const CardPtr& card : cards) out += "|" + card->text + "\n";
        return out + "}}\n";
    }
    out += "==This week==\n";
    std::optional<date::local_days> day;
    for (const CardPtr& card : cards) {
        if (day != card->day()) {
            day = card->day();
            out += "==={{Deployment_day|date=" + date::format("%Y-%m-%d", *day) + "}}===\n";
        }
        out += card->text;
    }
    return out + "[[Category:Schedules]]\n";
}

}  // namespace simulation
