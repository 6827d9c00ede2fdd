#include "bot/desk/model/presence.hpp"

#include <doctest/doctest.h>

using namespace bot::desk;

namespace {

const ChatTraits irc;
const Instant noon = date::sys_days{date::year{2026} / 11 / 23} + std::chrono::hours{12};

Settings with_people() {
    Settings settings;
    settings.people["kay"] = {{"kay_away"}, "kay_account", {}, {}};
    return settings;
}

}  // namespace

TEST_CASE("somebody is found by nick, by another nick of theirs, or by account") {
    Presence presence;
    presence.take({"#c", {{"Bob", {}}, {"someone", "Lea"}, {"kay_away", {}}}, {}, {}}, irc, noon);
    struct Row {
        const char* name;
        std::optional<std::string> found;
    };
    const Row rows[] = {
        {"bob", "Bob"},       // IRC's letter case
        {"lea", "someone"},   // the account of that name
        {"Kay", "kay_away"},  // the map of people
        {"noor", {}},        {"someone", "someone"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK(presence.find(row.name, with_people()) == row.found);
    }
}

TEST_CASE("the map says which account a nick has") {
    Presence presence;
    presence.take({"#c", {{"x", "kay"}}, {}, {}}, irc, noon);
    CHECK_FALSE(presence.find("kay", with_people()));
    presence.take({"#c", {{"x", "Kay_Account"}}, {}, {}}, irc, noon);
    CHECK(presence.find("kay", with_people()) == "x");
}

TEST_CASE("who goes is gone, and a new nick is the same person") {
    Presence presence;
    presence.take({"#c", {{"bob", "b"}, {"lea", {}}}, {}, {}}, irc, noon);
    presence.take({"#c", {}, {"LEA"}, {{"bob", "bob2"}}}, irc, noon);
    CHECK_FALSE(presence.find("lea", {}));
    CHECK(presence.find("bob", {}) == "bob2");  // a nick change is followed
    CHECK_FALSE(presence.person("bob", irc));
    CHECK(presence.find("bob2", {}) == "bob2");
    CHECK(presence.find("b", {}) == "bob2");
    presence.clear();
    CHECK_FALSE(presence.find("bob2", {}));
}

TEST_CASE("whom the network lost it may bring back, for two minutes; who leaves is gone") {
    Presence presence;
    presence.take({"#c", {{"bob", {}}}, {}, {}}, irc, noon);
    CHECK_FALSE(presence.just_lost("bob", {}, noon));
    presence.take({"#c", {}, {"bob"}, {}, {"bob"}}, irc, noon);
    CHECK(presence.just_lost("Bob", {}, noon + std::chrono::seconds{119}));
    CHECK_FALSE(presence.just_lost("bob", {}, noon + std::chrono::seconds{120}));
    presence.take({"#c", {{"bob", {}}}, {}, {}}, irc, noon + std::chrono::seconds{60});
    CHECK_FALSE(presence.just_lost("bob", {}, noon + std::chrono::seconds{61}));
    presence.take({"#c", {}, {"bob"}, {}}, irc, noon + std::chrono::seconds{62});
    CHECK_FALSE(presence.just_lost("bob", {}, noon + std::chrono::seconds{62}));
}

TEST_CASE("somebody lost under another nick is known by the one before, by account and by the map") {
    const auto later = noon + std::chrono::seconds{1};
    Presence presence;
    presence.take({"#c", {{"bob", {}}, {"ada_", "ada"}, {"Kay_Away", {}}}, {}, {}}, irc, noon);
    presence.take({"#c", {}, {}, {{"bob", "bob2"}}}, irc, noon);
    presence.take({"#c", {}, {"bob2", "ada_", "Kay_Away"}, {}, {"bob2", "ada_", "Kay_Away"}}, irc, noon);
    CHECK(presence.just_lost("bob", {}, later));
    CHECK(presence.just_lost("ada", {}, later));
    CHECK_FALSE(presence.just_lost("kay", {}, later));
    CHECK(presence.just_lost("kay", with_people(), later));
    presence.take({"#c", {{"bob2", {}}}, {}, {}}, irc, later);
    CHECK(presence.find("bob", {}) == "bob2");
}

TEST_CASE("a chain of new nicks is followed, and ends with its owner") {
    Presence presence;
    presence.take({"#c", {{"bob", {}}}, {}, {}}, irc, noon);
    presence.take({"#c", {}, {}, {{"bob", "bob1"}, {"bob1", "bob2"}}}, irc, noon);
    CHECK(presence.find("bob", {}) == "bob2");
    presence.take({"#c", {}, {}, {{"bob2", "bob"}}}, irc, noon);
    CHECK(presence.find("bob1", {}) == "bob");
    presence.take({"#c", {}, {"bob"}, {}}, irc, noon);
    CHECK_FALSE(presence.find("bob1", {}));
}

TEST_CASE("somebody elsewhere on the network is found by the nicks that were asked about") {
    Presence presence;
    presence.take(OnlineSeen{{"Kay_Away"}, {}}, irc);
    CHECK(presence.elsewhere("kay", with_people()) == "Kay_Away");
    CHECK(presence.online("kay_away", irc));
    presence.take(OnlineSeen{{}, {"kay_away"}}, irc);
    CHECK_FALSE(presence.elsewhere("kay", with_people()));
}
