#include <fmt/format.h>

#include <iostream>
#include <stdexcept>

#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/starts.hpp"
#include "bot/main/calendar_source.hpp"
#include "bot/main/subcommands.hpp"
#include "calendar/json.hpp"
#include "calendar/page.hpp"

namespace bot {
namespace {

std::string facts(const calendar::Window& w) {
    if (w.cancelled) return " (cancelled)";
    if (w.freeze) return " (freeze)";
    return w.takes_lists() || w.used() > 0 ? ", " + desk::wording::patch_count(w) : std::string();
}

void print_table(const std::vector<calendar::Window>& windows) {
    for (const auto& w : windows) {
        std::string who;
        for (const auto& nick : w.deployers) who += (who.empty() ? "" : ", ") + nick;
        std::cout << fmt::format("{}  {}-{}  {}{}{}\n", desk::date_of(w.start), desk::clock(w.start),
                                 desk::when(w.end, w.start), desk::wording::name_of(w), facts(w),
                                 who.empty() ? std::string() : "  (" + desk::clean(who) + ")");
        for (const auto& warning : w.warnings)
            std::cout << "    line " << w.line << ": " << desk::clean(warning) << "\n";
    }
}

}  // namespace

int windows(const PageFrom& from, std::optional<calendar::Instant> begin, std::optional<calendar::Instant> end,
            bool json) {
    const CalendarText source = calendar_text(from);
    calendar::Page page = calendar::read_page(source.text, source.settings.rules);
    if (const auto why = calendar::no_calendar(source.text, page)) throw std::runtime_error(*why);
    std::erase_if(page.windows,
                  [&](const calendar::Window& w) { return (begin && w.end <= *begin) || (end && w.start >= *end); });
    for (const auto& card : page.unread) std::cerr << "line " << card.line << ": " << desk::clean(card.why) << "\n";
    if (json) {
        std::cout << calendar::windows_json(page.windows) << "\n";
    } else {
        print_table(page.windows);
    }
    return 0;
}

}  // namespace bot
