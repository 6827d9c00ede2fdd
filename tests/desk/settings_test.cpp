#include "bot/desk/journal/settings.hpp"

#include <doctest/doctest.h>

#include "bot/desk/journal/events.hpp"

using namespace bot::desk;
using journal::BadRecord;

TEST_CASE("who is who and what windows take survive the journal") {
    Settings s;
    s.deployers = {"kay"};
    s.deployers_from_calendar = true;
    s.people["ada"] = {{"ada_away"}, "Ada", "adal", "ada.l"};
    s.policy.others = {{{"*parsoid*"}, {{"mediawiki/services/parsoid"}, {"main"}}}};
    s.policy.always_live = {"wmf/prod"};
    s.policy.train_windows = {"choo"};
    s.policy.master = "main";
    s.policy.slow_takes = std::chrono::minutes{35};
    s.policy.fresh = std::chrono::minutes{5};
    s.policy.beta_only = s.policy.slow = s.policy.extension_json = {"a*"};
    s.policy.extension_list = s.policy.train_step = {"b"};
    s.policy.release = {{"p"}, {"q"}};
    s.policy.config = {{"r"}, {"t"}};

    Settings other;
    journal::adopt(other, journal::people(s), journal::policy(s));
    CHECK(other.policy == s.policy);
    CHECK(other.people == s.people);
    CHECK(other.deployers == s.deployers);
    CHECK(other.deployers_from_calendar);

    journal::adopt(other, "", "");
    CHECK(other.policy == s.policy);
    CHECK(other.deployers == s.deployers);
}

TEST_CASE("settings that cannot be read say so") {
    Settings s;
    CHECK_THROWS_AS(journal::adopt(s, "{", ""), BadRecord);
    CHECK_THROWS_AS(journal::adopt(s, "", R"({"master":7})"), BadRecord);
}

TEST_CASE("what the chat makes of names survives the journal; without a record of it, it is IRC") {
    Settings s;
    s.chat = {"Parlour", "deployments", Folding::exact, "", 2000};
    Configured told = journal::configured(s);
    Settings other;
    journal::adopt(other, told);
    CHECK(other.chat == s.chat);

    told.chat.clear();
    journal::adopt(other, told);
    ChatTraits irc;
    irc.channel = "deployments";
    CHECK(other.chat == irc);
}
