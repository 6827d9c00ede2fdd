#include "bot/irc/settings.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <stdexcept>

using namespace bot::irc;

namespace {

Settings good() {
    Settings s;
    s.server = "irc.example";
    s.nick = "oriel";
    s.realname = "backport windows";
    s.channels = {"#windows"};
    return s;
}

}  // namespace

TEST_CASE("settings that can work pass") {
    CHECK_NOTHROW(check(good()));
}

TEST_CASE("settings that cannot work are refused, and the field is named") {
    struct Row {
        const char* field;
        std::function<void(Settings&)> spoil;
    };
    const Row rows[] = {
        {"server", [](Settings& s) { s.server.clear(); }},
        {"server", [](Settings& s) { s.server = "a b"; }},
        {"port", [](Settings& s) { s.port = 0; }},
        {"nick", [](Settings& s) { s.nick.clear(); }},
        {"nick", [](Settings& s) { s.nick = "a b"; }},
        {"nick", [](Settings& s) { s.nick = "%n"; }},
        {"nick", [](Settings& s) { s.nick = "#oriel"; }},
        {"nick", [](Settings& s) { s.nick = std::string(31, 'a'); }},
        {"realname", [](Settings& s) { s.realname = "100%s"; }},
        {"realname", [](Settings& s) { s.realname = "a\r\nQUIT"; }},
        {"realname", [](Settings& s) { s.realname = std::string(61, 'a'); }},
        {"channels", [](Settings& s) { s.channels = {"windows"}; }},
        {"channels", [](Settings& s) { s.channels = {"#a,#b"}; }},
        {"channels", [](Settings& s) { s.channels = {"#a\nQUIT"}; }},
        {"channels", [](Settings& s) { s.channels = {""}; }},
        {"password", [](Settings& s) { s.account = "oriel"; }},
        {"fingerprints", [](Settings& s) { s.fingerprints = {"sha256:12"}; }},
    };
    for (const auto& row : rows) {
        auto s = good();
        row.spoil(s);
        std::string said;
        try {
            check(s);
        } catch (const std::invalid_argument& e) {
            said = e.what();
        }
        CAPTURE(row.field);
        CHECK(said.starts_with("irc: " + std::string(row.field)));
    }
}
