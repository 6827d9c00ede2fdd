#include <iostream>
#include <variant>

#include "bot/desk/desk.hpp"
#include "bot/main/calendar_source.hpp"
#include "bot/main/subcommands.hpp"

namespace bot {

int preview(const PageFrom& from, calendar::Instant at) {
    const CalendarText page = calendar_text(from);
    const desk::CalendarRead read{1, page.text, page.settings.page_url};
    desk::Desk desk(page.settings);
    const auto before = at - std::chrono::seconds{1};
    desk.handle(desk::Started{page.settings.version}, before);
    desk.handle(read, before);
    desk.handle(desk::LinkUp{"oriel", true}, before);
    desk.handle(desk::ChannelJoined{page.settings.chat.channel}, before);

    bool said = false;
    const auto print = [&](const std::vector<desk::Action>& actions) {
        for (const auto& action : actions) {
            if (const auto* say = std::get_if<desk::Say>(&action)) {
                std::cout << say->text << "\n";
                said = true;
            }
        }
    };
    print(desk.handle(desk::Tick{}, at));
    print(desk.handle(read, at));
    if (!said) std::cerr << "Nothing would be said at " << calendar::to_text(at) << ".\n";
    return 0;
}

}  // namespace bot
