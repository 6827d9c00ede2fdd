#include "bot/main/carry_out.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <iostream>

#include "bot/config/config.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/wording/edits.hpp"
#include "bot/http/wiki_writer.hpp"
#include "bot/main/no_edit.hpp"
#include "bot/main/write_file.hpp"
#include "calendar/diff.hpp"
#include "calendar/shown.hpp"
#include "version.hpp"

namespace bot {
namespace {

using calendar::EditOutcome;
using calendar::EditResult;

EditOutcome perform(const config::Config& config, calendar::EditSpec spec) {
    boost::asio::io_context io{1};
    http::Client client(io.get_executor(), {config::user_agent(config, version, home), config.http.ca_file, true});
    calendar::WikiSession session;
    EditOutcome outcome;
    const auto slow = [](const calendar::EditDelay& delay) {
        std::cerr << "oriel: " << desk::wording::slow(delay) << "\n";
    };
    boost::asio::co_spawn(
        io,
        http::perform_edit(client, {config.calendar.api, config.calendar.user, config.calendar.password}, session,
                           std::move(spec), slow),
        [&](const std::exception_ptr& broken, EditOutcome what) {
            client.stop();
            if (broken) std::rethrow_exception(broken);
            outcome = std::move(what);
        });
    io.run();
    return outcome;
}

void write_wiki(const config::Config& config, const calendar::Rules& rules, const calendar::Step& step,
                const std::string& what) {
    std::string no_place;
    calendar::EditSpec spec;
    spec.page = config.calendar.page;
    spec.summary = "from a shell: " + what;
    spec.place = [&](const std::string& text) -> std::optional<std::string> {
        calendar::Outcome outcome = calendar::edit(text, rules, step);
        if (const auto* none = std::get_if<calendar::NoEdit>(&outcome)) {
            no_place = why_not(*none);
            return std::nullopt;
        }
        return std::move(std::get<calendar::Edited>(outcome).text);
    };
    spec.holds = [&](const std::string& text) { return calendar::shows(text, rules, {step}); };
    const EditOutcome outcome = perform(config, std::move(spec));
    switch (outcome.result) {
        case EditResult::made:
        case EditResult::already:
            return;
        case EditResult::not_placed:
            throw std::runtime_error("the page was edited meanwhile: " + no_place);
        case EditResult::unknown:
            throw std::runtime_error("the wiki did not answer: whether this was written is not known; look at " +
                                     config.calendar.page + " and its history");
        default:
            break;
    }
    const std::string why = desk::shorten(desk::clean(outcome.why), 200);
    throw std::runtime_error(desk::wording::wiki_words(outcome) + ". Page not edited." +
                             (why.empty() ? "" : " (" + why + ")"));
}

}  // namespace

void must_be_writable(const EditWhere& where) {
    if (!where.write || where.from.config.empty()) return;
    if (config::load(where.from.config).calendar.write == config::Write::on) return;
    throw config::ConfigError({where.from.config +
                               ": calendar.write: the wiki may not be written: --write wants write = \"on\"; without "
                               "--write the edit is shown as a diff"});
}

calendar::Edited placed(const CalendarText& page, const calendar::Step& step) {
    calendar::Outcome outcome = calendar::edit(page.text, page.settings.rules, step);
    if (const auto* none = std::get_if<calendar::NoEdit>(&outcome)) throw std::runtime_error(why_not(*none));
    return std::get<calendar::Edited>(std::move(outcome));
}

int carry_out(const EditWhere& where, const CalendarText& page, const calendar::Edited& edited,
              const calendar::Step& step, const std::string& what, const std::string& done) {
    const bool wiki = !where.from.config.empty();
    if (!where.write) {
        const std::string name = wiki ? config::load(where.from.config).calendar.page : where.from.file;
        std::cout << calendar::unified_diff(page.text, edited.edits, name) << std::flush;
        return 0;
    }
    if (wiki) {
        config::Config config = config::load(where.from.config);
        config::read_secrets(config);
        write_wiki(config, page.settings.rules, step, what);
    } else {
        replace_file(where.from.file, page.text, edited.text);
    }
    std::cout << done;
    return 0;
}

}  // namespace bot
