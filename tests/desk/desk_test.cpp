#include <doctest/doctest.h>

#include "bot/desk/journal/settings.hpp"
#include "tests/desk/stage.hpp"

using namespace bot::desk;
using namespace std::chrono_literals;
using tests::Stage;

namespace {

const calendar::Instant noon{date::sys_days{date::year{2026} / 11 / 23} + 12h};

const char* card =
    "{{Deployment calendar event card |when=2026-11-23 13:00 UTC |length=1 |window=A backport window "
    "|who={{ircnick|ada}} |what=}}";

}  // namespace

TEST_CASE("lines not for us are kept nowhere, change nothing and are answered by nothing") {
    Desk desk{Settings{}};
    desk.handle(Started{"1"}, noon);
    desk.handle(LinkUp{"oriel", true}, noon);
    const std::string before = desk.remember();
    for (const auto* text : {"hello", "oriel is nice", "oriels: now", "<ada> oriel: now", "now", ""}) {
        CHECK(desk.handle(LineHeard{{"ada", {}, "h"}, "#a", text}, noon + 1s).empty());
        CHECK(desk.keep() == Keep::no);
    }
    CHECK(desk.handle(LineHeard{{"ada", {}, "h"}, "#a", "oriel: now"}, noon + 2s).size() == 1);
    CHECK(desk.keep() == Keep::no);
    CHECK(desk.remember() == before);
}

TEST_CASE("what is said unasked is kept on the disk before it is said") {
    Desk desk{Settings{}};
    desk.handle(Started{"1"}, noon + 59min);
    desk.handle(LinkUp{"oriel", true}, noon + 59min);
    desk.handle(ChannelJoined{"#wikimedia-operations"}, noon + 59min);
    desk.handle(CalendarRead{1, card, ""}, noon + 59min);
    CHECK(desk.keep() == Keep::lazily);
    CHECK(desk.handle(Tick{}, noon + 1h) == std::vector<Action>{ReadCalendar{1}});
    const auto actions = desk.handle(CalendarUnmoved{1}, noon + 1h);
    CHECK(desk.keep() == Keep::surely);
    REQUIRE(actions.size() == 2);
    CHECK(std::get<Say>(actions[0]).cause != std::get<Say>(actions[1]).cause);
}

TEST_CASE("a desk that recalls what another remembered is that other") {
    Stage stage(noon + 30min);
    stage.set_page(card);
    stage.happen(Started{"1"});
    stage.start();
    stage.set_confirms(false);
    stage.run_to(noon + 1h + 5s);
    stage.happen(LineHeard{{"ada", {}, "h"}, "#wikimedia-operations", "oriel: refresh"});
    const std::string all = stage.desk().remember();
    Desk other{Settings{}};
    other.handle(Remembered{all}, noon + 2h);
    CHECK(other.remember() == all);
    CHECK(other.wakes_at() == stage.desk().wakes_at());
    CHECK(stage.journal_agrees());
}

TEST_CASE("other settings count at once, and read the same page by other rules") {
    Stage stage(noon);
    stage.set_page(card);
    stage.happen(Started{"1"});
    stage.start();
    Settings settings;
    settings.rules.limit = 4;
    stage.reconfigure(settings);
    stage.run_to(noon + 1h);
    CHECK(stage.take_said().front().text.find("0/4 patches") != std::string::npos);
}

TEST_CASE("the desk never wants to be woken in the past, or far away") {
    Stage stage(noon);
    stage.set_page(card);
    stage.happen(Started{"1"});
    for (const auto t : {noon, noon + 10min, noon + 1h, noon - 2h, noon - 1h, noon + 3h}) {
        stage.run_to(t);
        CHECK(stage.desk().wakes_at() > stage.now());
        CHECK(stage.desk().wakes_at() <= stage.now() + 2min);
    }
}

TEST_CASE("a carrier that refuses at once is not asked without end") {
    Desk desk{Settings{}};
    desk.handle(Started{"1"}, noon + 59min);
    desk.handle(LinkUp{"oriel", true}, noon + 59min);
    desk.handle(ChannelJoined{"#wikimedia-operations"}, noon + 59min);
    desk.handle(CalendarRead{1, card, ""}, noon + 59min);
    desk.handle(Tick{}, noon + 1h);
    const auto actions = desk.handle(CalendarUnmoved{1}, noon + 1h);
    const auto cause = std::get<Say>(actions.at(0)).cause;
    CHECK(desk.handle(Unsaid{cause, false}, noon + 1h).empty());
    CHECK(desk.wakes_at() <= noon + 1h + 5s);
    CHECK(std::get<Say>(desk.handle(Tick{}, noon + 1h + 5s).at(0)).cause == cause);
}

TEST_CASE("strangers' names pass only cleaned") {
    Stage stage(noon);
    stage.set_page(
        "{{Deployment calendar event card |when=2026-11-23 13:00 UTC |length=1 |window=A \x03"
        "4backport\x01 \xE2\x80\xAEwindow\xFF |who=ada |what={{ircnick|bob\x02}}\n{{deploy|gerrit=1}}}}");
    stage.happen(Started{"1"});
    stage.start();
    stage.run_to(noon + 1h);
    const auto said = stage.take_said();
    REQUIRE(said.size() == 3);  // ten minutes before, and two lines at the start
    for (const auto& say : said) {
        for (const char c : say.text) CHECK(static_cast<unsigned char>(c) >= 0x20);
        CHECK(say.text.find("\xE2\x80\xAE") == std::string::npos);
    }
}

TEST_CASE("another channel is not told again what the first one was told, also by a replay") {
    bot::store::Journal journal(":memory:");
    Settings settings;
    settings.chat.channel = "#a";
    const auto tell = [](bot::store::KeptDesk& desk, calendar::Instant now, const std::vector<Event>& events) {
        std::vector<Action> all;
        for (const auto& event : events) {
            for (auto& action : desk.happen(event, now)) all.push_back(std::move(action));
        }
        return all;
    };
    {
        bot::store::KeptDesk desk(settings, journal);
        tell(desk, noon + 59min,
             {Started{"1"}, journal::configured(settings), LinkUp{"oriel", true}, ChannelJoined{"#a"}});
        tell(desk, noon + 59min, {CalendarRead{1, card, ""}});
        const auto actions = tell(desk, noon + 1h, {Tick{}, CalendarUnmoved{1}});
        REQUIRE(actions.size() == 3);
        for (const auto& action : actions) {
            if (const auto* say = std::get_if<Say>(&action)) tell(desk, noon + 1h, {Said{say->cause}});
        }
    }
    settings.chat.channel = "#b";
    bot::store::KeptDesk desk(settings, journal);
    const auto actions = tell(desk, noon + 65min,
                              {Started{"1"}, journal::configured(settings), LinkUp{"oriel", true}, ChannelJoined{"#b"},
                               CalendarUnmoved{1}, Tick{}});
    for (const auto& action : actions) CHECK(std::get_if<Say>(&action) == nullptr);
}

TEST_CASE("the windows of another page are nobody's news, and a clock that was ahead hides no start") {
    Settings settings;
    settings.source = "one";
    Desk desk{settings};
    const auto at = noon + 4h;  // the clock is ahead
    for (const Event& e : std::vector<Event>{Started{"1"}, journal::configured(settings), LinkUp{"oriel", true},
                                             ChannelJoined{"#wikimedia-operations"}, CalendarRead{1, card, ""}}) {
        desk.handle(e, at);
    }
    desk.handle(Tick{}, noon + 30min);
    desk.handle(CalendarUnmoved{1}, noon + 30min);
    desk.handle(Tick{}, noon + 1h);
    CHECK(desk.handle(CalendarUnmoved{1}, noon + 1h).size() == 2);

    settings.source = "two";
    const auto asked = desk.handle(journal::configured(settings), noon + 61min);
    REQUIRE(asked.size() == 1);
    CHECK(std::get<ReadCalendar>(asked[0]).have == 0);
    for (const auto t : {61min, 63min, 66min}) {
        for (const auto& action : desk.handle(CalendarRead{1, "==Nothing==", ""}, noon + t)) {
            CHECK(std::get_if<Say>(&action) == nullptr);
        }
    }
}
