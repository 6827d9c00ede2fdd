#include "bot/driver/driver.hpp"

#include <doctest/doctest.h>

#include <boost/asio/io_context.hpp>
#include <string>
#include <vector>

using namespace bot;

namespace {

using Log = std::vector<std::string>;

/// Both carriers write down what they are asked for.
struct FakeChat : driver::Chat {
    explicit FakeChat(Log& l) : log(l) {}
    Log& log;
    desk::ChatTraits traits() const override { return {}; }
    void say(const desk::Say&) override { log.push_back("chat: say"); }
    void monitor(const desk::Monitor&) override { log.push_back("chat: monitor"); }
};
struct FakeWeb : driver::Web {
    explicit FakeWeb(Log& l) : log(l) {}
    Log& log;
    void read_calendar(const desk::ReadCalendar&) override { log.push_back("web: calendar"); }
    void read_changes(const desk::ReadChanges&) override { log.push_back("web: changes"); }
    void read_versions(const desk::ReadVersions&) override { log.push_back("web: versions"); }
    void edit_page(const desk::EditPage&) override { log.push_back("web: edit"); }
    void read_gate(const desk::ReadGate&) override { log.push_back("web: gate"); }
    void read_archive(const desk::ReadArchive&) override { log.push_back("web: archive"); }
    void read_deployed(const desk::ReadDeployed&) override { log.push_back("web: deployed"); }
    void read_undeployed(const desk::ReadUndeployed&) override { log.push_back("web: undeployed"); }
};

struct StoppedClock : driver::Clock {
    calendar::Instant now() const override {
        return calendar::Instant{date::sys_days{date::year{2026} / 11 / 23} + std::chrono::hours{12}};
    }
    std::chrono::milliseconds until(calendar::Instant t) const override { return t - now(); }
};

}  // namespace

TEST_CASE("each action goes to the carrier that does it") {
    Log log;
    FakeChat chat(log);
    FakeWeb web(log);
    const desk::Action all[] = {desk::Say{},          desk::ReadCalendar{},  desk::ReadChanges{},  desk::ReadVersions{},
                                desk::EditPage{},     desk::ReadGate{1, 1},  desk::ReadArchive{1}, desk::Monitor{},
                                desk::ReadDeployed{}, desk::ReadUndeployed{}};
    static_assert(std::size(all) == std::variant_size_v<desk::Action>);
    for (const auto& action : all) driver::carry_out(action, chat, web);
    CHECK(log == Log{"chat: say", "web: calendar", "web: changes", "web: versions", "web: edit", "web: gate",
                     "web: archive", "chat: monitor", "web: deployed", "web: undeployed"});
}

TEST_CASE("an event's actions are carried out before it returns") {
    Log log;
    FakeChat chat(log);
    FakeWeb web(log);
    boost::asio::io_context io;
    const StoppedClock clock;
    store::Journal journal(":memory:");
    store::KeptDesk desk({}, journal);
    driver::Driver driver(io.get_executor(), desk, clock, chat, web);
    driver.happen(desk::Started{"1"});
    CHECK(std::count(log.begin(), log.end(), "web: calendar") == 1);
    driver.happen(desk::LinkUp{"oriel", true});
    log.clear();
    driver.happen(desk::LineHeard{{"ada", {}, "host"}, "#wikimedia-operations", "oriel: ping"});
    CHECK(log == Log{"chat: say"});
    driver.stop();
}
