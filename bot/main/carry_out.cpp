#include "bot/main/carry_out.hpp"

#include <iostream>

#include "bot/config/config.hpp"
#include "bot/main/no_edit.hpp"
#include "bot/main/write_file.hpp"
#include "calendar/diff.hpp"

namespace bot {

void must_be_writable(const EditWhere& where) {
    if (!where.write || where.from.config.empty()) return;
    throw config::ConfigError(
        {"oriel: --write goes with --page only: the wiki cannot be written from a shell; "
         "without --write the edit is shown as a diff"});
}

calendar::Edited placed(const CalendarText& page, const Plan& plan) {
    calendar::Outcome outcome = plan(page.text);
    if (const auto* none = std::get_if<calendar::NoEdit>(&outcome)) throw std::runtime_error(why_not(*none));
    return std::get<calendar::Edited>(std::move(outcome));
}

int carry_out(const EditWhere& where, const CalendarText& page, const calendar::Edited& edited, const Plan&,
              const std::string& done) {
    if (where.write) {
        replace_file(where.from.file, page.text, edited.text);
        std::cout << done;
        return 0;
    }
    const std::string name = where.from.file.empty() ? config::load(where.from.config).calendar.page : where.from.file;
    std::cout << calendar::unified_diff(page.text, edited.edits, name) << std::flush;
    return 0;
}

}  // namespace bot
