#include <fmt/format.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <sstream>

#include "bot/console/terminal.hpp"
#include "bot/driver/driver.hpp"
#include "bot/main/demo_page.hpp"
#include "bot/main/subcommands.hpp"
#include "gerrit/shelf.hpp"
#include "version.hpp"

namespace bot {
namespace {

constexpr const char* channel = "#wikimedia-operations";
// A few minutes before the first window of the page, so that it opens within seconds.
const calendar::Instant begin =
    calendar::Instant{date::sys_days{date::year{2026} / 11 / 23}} + std::chrono::hours{13} + std::chrono::minutes{57};
// Without input, the demo ends after this time.
constexpr std::chrono::seconds unattended{20};

/// The changes of the demo: one record per line.
gerrit::Shelf demo_changes() {
    gerrit::Shelf shelf;
    std::istringstream lines{std::string(demo_change_lines())};
    for (std::string line; std::getline(lines, line);) {
        if (auto change = gerrit::change_of_record(line)) shelf.put(std::move(*change));
    }
    return shelf;
}

/// Hands the driver an event once the current one is over.
class Later {
public:
    explicit Later(boost::asio::any_io_executor executor) : executor_(std::move(executor)) {}
    void operator()(desk::Event event) {
        boost::asio::post(executor_, [this, event = std::move(event)] { driver->happen(event); });
    }
    driver::Driver* driver = nullptr;

private:
    boost::asio::any_io_executor executor_;
};

/// The channel is the terminal.
class DemoChat : public driver::Chat {
public:
    DemoChat(Later& later, const driver::Clock& clock) : later_(later), clock_(clock) {}

    desk::ChatTraits traits() const override { return console::Terminal::traits(channel); }
    void say(const desk::Say& say) override {
        terminal->show(say, clock_.now());
        if (!say.cause.empty()) later_(desk::Said{say.cause});
    }
    void monitor(const desk::Monitor&) override {}

    console::Terminal* terminal = nullptr;

private:
    Later& later_;
    const driver::Clock& clock_;
};

/// A page that changes only by edits from here, and changes that never change.
class DemoWeb : public driver::Web {
public:
    explicit DemoWeb(Later& later) : later_(later) {}

    void read_calendar(const desk::ReadCalendar& ask) override {
        if (ask.have == revision_) return later_(desk::CalendarUnmoved{ask.have});
        later_(desk::CalendarRead{revision_, page_, {}});
    }
    void read_changes(const desk::ReadChanges& ask) override {
        later_(desk::ChangesRead{changes_.answer(ask.question, ask.have)});
    }
    void read_versions(const desk::ReadVersions&) override {
        later_(desk::VersionsRead{{{"1.47.0-wmf.15", 346}, {"1.47.0-wmf.16", 726}}});
    }

    void edit_page(const desk::EditPage& ask) override {
        desk::PageEdited out{ask.id, {}, {}, {}};
        const calendar::Rules rules;
        auto edited = ask.undo ? calendar::edit(page_, rules, *ask.undo) : calendar::edit(page_, rules, ask.steps);
        if (auto* none = std::get_if<calendar::NoEdit>(&edited)) {
            out.outcome.result = calendar::EditResult::not_placed;
            out.none = std::move(*none);
        } else {
            auto& made = std::get<calendar::Edited>(edited);
            page_ = std::move(made.text);
            out.undo = std::move(made.undo);
            out.outcome.result = calendar::EditResult::made;
            out.outcome.revision = ++revision_;
        }
        later_(std::move(out));
    }
    void read_gate(const desk::ReadGate&) override {}
    void read_archive(const desk::ReadArchive&) override {}
    void read_deployed(const desk::ReadDeployed&) override {}
    void read_undeployed(const desk::ReadUndeployed&) override {}

private:
    Later& later_;
    const gerrit::Shelf changes_ = demo_changes();
    std::string page_{demo_page()};
    std::int64_t revision_ = 1;
};

}  // namespace

int demo(double speed) {
    boost::asio::io_context io{1};
    const driver::FastClock clock(begin, speed);
    Later later(io.get_executor());
    DemoChat chat(later, clock);
    DemoWeb web(later);
    desk::Settings settings;
    settings.chat = chat.traits();
    settings.version = version;
    settings.deployers = {"ada", "kay"};
    settings.writes = desk::Writes::on;
    store::Journal journal(":memory:");
    store::KeptDesk desk(settings, journal);
    driver::Driver driver(io.get_executor(), desk, clock, chat, web);
    later.driver = &driver;

    boost::asio::steady_timer farewell(io);
    boost::asio::signal_set signals(io, SIGINT, SIGTERM);
    console::Terminal* ears = nullptr;
    const auto finish = [&] {
        driver.stop();
        ears->stop();
        farewell.cancel();
        signals.cancel();
    };
    console::Terminal terminal(io.get_executor(), channel, "ada",
                               {[&](desk::LineHeard line) { driver.happen(line); }, finish,
                                [&] {
                                    farewell.expires_after(unattended);
                                    farewell.async_wait([&](boost::system::error_code error) {
                                        if (!error) finish();
                                    });
                                }});
    ears = &terminal;
    chat.terminal = &terminal;
    signals.async_wait([&](boost::system::error_code error, int) {
        if (!error) finish();
    });

    terminal.note(
        fmt::format("Oriel's demo: a made-up week, {:g} times as fast. This is {}, and you are ada.", speed, channel));
    terminal.note(
        "Try: oriel: now | oriel: check | oriel: limit | oriel: check 1200312 | oriel: help | /nick NAME | /msg oriel "
        "windows week | /quit");
    driver.happen(desk::Started{version});
    driver.happen(desk::LinkUp{"oriel", true});
    driver.happen(desk::ChannelJoined{channel});
    driver.happen(desk::PresenceSeen{channel, {{"ada", "ada"}, {"bob", "bob"}, {"kay", "kay"}}, {}, {}});
    boost::asio::post(io, [&] { terminal.listen(); });  // after the page was first read
    io.run();
    return 0;
}

}  // namespace bot
