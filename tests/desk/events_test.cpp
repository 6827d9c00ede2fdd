#include "bot/desk/journal/events.hpp"

#include <doctest/doctest.h>

using namespace bot::desk;
using namespace bot::desk::journal;

TEST_CASE("every kind of event is read back as it was written") {
    gerrit::Change change;
    change.number = 12;
    change.project = "mediawiki/core";
    change.subject = "A \"subject\"";
    change.votes = {{"Code-Review", -2, {"Kay", "kay"}}};
    const Event events[] = {
        Started{"0.1.0"},
        Tick{},
        CalendarRead{123, "{{card}}\r\n\"quoted\" \xC3\xA9", "https://wiki.example/wiki/Deployments"},
        CalendarUnmoved{9'000'000'000},
        CalendarUnreadable{"HTTP 503"},
        LinkUp{"oriel", true},
        LinkDown{"reset"},
        LinkTrouble{"not logged in"},
        NickIs{"oriel_"},
        ChannelJoined{"#a"},
        ChannelLeft{"#a", "kicked"},
        LineHeard{{"ada", "Ada", "host.example"}, "#a", "oriel: now"},
        LineHeard{{"ada", std::nullopt, "host.example"}, "", "now"},
        LineHeard{{"ada", std::nullopt, "host.example"}, "#a", "waves", true},
        Said{"start/x"},
        Unsaid{"start/x", true},
        Remembered{"{\"since\":1}"},
        Configured{"#a", "Europe/Oslo", 4, 90, "https://gerrit.example/r", "https://wiki.example/w/api.php Deployments",
                   "{\"deployers\":[]}", "{}"},
        PresenceSeen{"#a", {{"ada", "Ada"}, {"bob", std::nullopt}}, {"kay", "tim"}, {{"lea", "lea_"}}, {"tim"}},
        ChangesRead{{{gerrit::Ask::siblings, {"I1"}}, {change}, {7, 8}, {{12, 7}}, {"master"}, "kay@d", true}},
        ChangesUnreadable{{gerrit::Ask::one, {"12"}}, "HTTP 503"},
        VersionsRead{{{"1.47.0-wmf.16", 726}}},
        VersionsUnreadable{"no JSON"},
        GateRead{1234567, 3, std::chrono::seconds{372}, true},
        GateRead{1234567, 3, std::nullopt, false},
        ArchiveRead{1234567,
                    {{"https://sal.example.org/log/Ab_1-2", std::chrono::minutes{841}, "kayla@deploy1", "Fin"}}},
        ArchiveRead{1234567, {}},
        DeployedRead{{{{"mediawiki/core", "wmf/1.47.0-wmf.16"}, "c0ffee"}}},
        DeployedUnreadable{"HTTP 503"},
        UndeployedRead{{{"mediawiki/core", "master"}, "c0ffee"}, {"decaf"}, false},
        UndeployedUnreadable{{{"mediawiki/core", "master"}, "c0ffee"}, "HTTP 404"},
    };
    for (const auto& event : events) {
        CAPTURE(to_record(event));
        CHECK(from_record(to_record(event)) == event);
        CHECK(to_record(event).find('\n') == std::string::npos);
    }
}

TEST_CASE("bytes that are no UTF-8 are kept as the replacement character") {
    const auto read = std::get<CalendarRead>(from_record(to_record(CalendarRead{1, "a\xFFz", ""})));
    CHECK(read.text == "a\xEF\xBF\xBDz");
}

TEST_CASE("a field that an older Oriel did not write has its default") {
    CHECK(from_record(R"({"event":"calendar read","revision":5,"text":"t"})") == Event{CalendarRead{5, "t", ""}});
    CHECK(from_record(R"({"event":"unsaid","cause":"c","new field":7})") == Event{Unsaid{"c", false}});
}

TEST_CASE("a record that cannot be read says so") {
    for (const auto* record : {"", "{", "[]", "7", R"({"event":"flying"})", R"({"event":7})", R"({})",
                               R"({"event":"calendar read","revision":"five"})", R"({"event":"changes read","news":7})",
                               R"({"event":"changes unreadable","ask":"what","of":[]})"}) {
        CAPTURE(record);
        CHECK_THROWS_AS(from_record(record), BadRecord);
    }
}
