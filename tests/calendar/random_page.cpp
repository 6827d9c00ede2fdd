#include "random_page.hpp"

#include "hostile.hpp"

namespace calendar {

std::string RandomPage::nick() {
    static const std::vector<std::string> nicks = {"bob", "lea", "^demon", "_joe_", "a|b"};
    return random_.pick(nicks);
}

std::string RandomPage::title() {
    static const std::vector<std::string> titles = {"Fix it",
                                                    "",
                                                    "{{code|a{{!}}b}}",
                                                    "[[T1|task]] done",
                                                    "x <!-- a --> y",
                                                    "<nowiki>}}</nowiki>",
                                                    "a=b=c",
                                                    "[https://x.example y]",
                                                    "&amp;&#124;"};
    return random_.pick(titles);
}

std::string RandomPage::entry() {
    const std::string number = std::to_string(random_.between(1, 9));
    switch (random_.between(1, 9)) {
        case 1:
            return "{{deploy\n |type=config\n |gerrit=" + number + "\n |title=" + title() + "\n |status=\n}}";
        case 2:
            return "{{deploy|gerrit=" + number + "|title=" + title() + "}}";
        case 3:
            return "{{deploy|gerrit= " + number + " |status=<!-- not yet -->|by=|title=" + title() + "}}";
        case 4:
            return "{{Deploy|type=wmf.3|gerrit=" + number + "|title=" + title() + "|status=done|by=kay}}";
        case 5:
            return "* [config] {{gerrit|" + number + "}} " + title();
        case 6:
            return "{{deploy|gerrit=" + number + "|status=}}{{deploy|gerrit=" + std::to_string(random_.between(1, 9)) +
                   "}}";
        default:
            return "{{deploy|type=config|gerrit=" + number + "|title=" + title() + "|status=}}";
    }
}

std::string RandomPage::block() {
    static const std::vector<std::string> between = {"<!-- a\ncomment -->\n", "** a note\n", "\n", "Some words.\n",
                                                     "{{tracked|T1}}\n"};
    if (one_in(12)) return placeholder_ + "\n";
    const std::string written = nick() == "a|b" ? "a&#124;b" : nick();
    std::string text =
        one_in(10) ? ""
                   : "{{ircnick|" + (written == "a|b" ? "a{{!}}b" : written) + (one_in(3) ? "|Somebody" : "") + "}}";
    text += one_in(8) ? " " : "\n";
    for (int left = random_.between(0, 3); left > 0; --left) {
        if (one_in(5)) text += random_.pick(between);
        text += entry() + (one_in(12) ? " " : "\n");
    }
    if (one_in(5)) text += random_.pick(between);
    return one_in(20) ? "{{hidden|\n" + text + "}}\n" : text;
}

std::string RandomPage::what() {
    if (one_in(10)) return "";
    std::string text = one_in(4) ? "    |what=" : "    |what=\n";
    if (one_in(8)) text += "Come and learn.\n";
    if (one_in(3)) return text + placeholder_ + "\n" + (one_in(8) ? "Last words.\n" : "");
    for (int left = random_.between(0, 3); left > 0; --left) text += block();
    if (text.ends_with('\n') && one_in(8)) text.pop_back();
    return text;
}

std::string RandomPage::card(int n) {
    static const std::vector<std::string> names = {"[[Backport windows|UTC late backport window]]",
                                                   "Morning backport '''(Max 3 patches)'''", "Portals"};
    return "\n    |when=2026-11-0" + std::to_string(1 + n / 2) + " 06:00 SF\n    |length=1\n    |window=" +
           (one_in(8) ? random_.pick(names) : names[(first_name_ + static_cast<std::size_t>(n)) % names.size()]) +
           "\n    |who={{ircnick|ada|Ada}}\n" + what() + (one_in(9) ? "    |x=1\n" : "");
}

std::string RandomPage::page() {
    placeholder_ =
        one_in(3) ? "{{ircnick|irc-nickname|Sign up}}\n* ''Link''\n* ''More''"
                  : "{{ircnick|irc-nickname|Requesting Developer}}\n* ''Gerrit link to backport or config change''";
    first_name_ = static_cast<std::size_t>(random_.between(0, 2));
    const bool rows = one_in(3);
    std::string text =
        rows ? "Rows.\n{{#invoke:Deployment schedule|formatTable|hidedate=false|\n" : "==Week==\n<!-- {{x -->\n";
    for (int n = 0, cards = random_.between(2, 4); n < cards; ++n) {
        if (rows) {
            text += (n > 0 ? "|\n" : "") + std::string("{{#invoke:Deployment schedule|row") + card(n) + "}}";
        } else {
            text += "==={{Deployment_day|date=2026-11-01}}===\n{{Deployment calendar event card" + card(n) + "}}\n";
        }
    }
    if (rows) text += "\n}}\n";
    if (!one_in(3)) return text;
    std::string crlf;
    for (const char c : text) c == '\n' ? crlf += "\r\n" : crlf += c;
    return crlf;
}

Add RandomPage::add(const std::vector<Window>& windows) {
    static const std::vector<std::string> hostile = hostile_texts();
    Add add{place_of(random_.pick(windows)), nick(), {}};
    for (int left = one_in(4) ? 2 : 1; left > 0; --left)
        add.entries.push_back({one_in(2) ? "config" : "1.47.0-wmf.3", random_.between(5, 14), random_.pick(hostile)});
    return add;
}

std::optional<Step> RandomPage::change(const std::vector<Window>& windows) {
    std::vector<EntryAt> entries;
    for (int change = 1; change < 10; ++change)
        for (EntryAt& at : find_entries(windows, change)) entries.push_back(std::move(at));
    if (entries.empty()) return std::nullopt;
    const EntryAt at = random_.pick(entries);
    switch (random_.between(1, 4)) {
        case 1:
            return Withdraw{at};
        case 2:
            return Move{at, place_of(random_.pick(windows))};
        default:
            break;
    }
    Mark mark{at, one_in(2) ? "done" : "not done", {}, {}, {}, one_in(2)};
    if (one_in(2)) mark.by = "kay";
    if (one_in(3)) mark.sal = "https://sal.example/log/abc";
    if (one_in(3)) mark.was = "done";
    return mark;
}

}  // namespace calendar
