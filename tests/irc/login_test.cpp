#include "bot/irc/login.hpp"

#include <doctest/doctest.h>

using namespace bot::irc;
using namespace std::chrono_literals;

namespace {

const Moment start = Moment{} + 1h;

Login made(const std::string& account, const std::string& password) {
    Settings s;
    s.account = account;
    s.password = password;
    return Login(s);
}

Lines hear(Login& login, const char* line, Moment now = start) {
    return login.hear(*parse(line), now);
}

}  // namespace

TEST_CASE("without an account there is nothing to do") {
    auto login = made("", "");
    CHECK(login.done());
    CHECK(login.attempt(true, start).empty());
    CHECK(login.wakes_at() == never);
}

TEST_CASE("account and password go in one piece when they are short") {
    auto login = made("ada", "pw");
    CHECK(login.attempt(true, start) == Lines{"AUTHENTICATE PLAIN"});
    CHECK(login.busy());
    CHECK(login.attempt(true, start).empty());
    CHECK(hear(login, "AUTHENTICATE +") == Lines{"AUTHENTICATE YWRhAGFkYQBwdw=="});
    CHECK(hear(login, ":s 900 me me!u@h ada :You are now logged in").empty());
    CHECK_FALSE(login.done());
    hear(login, ":s 903 me :SASL authentication successful");
    CHECK(login.done());
    CHECK(login.trouble().empty());
}

TEST_CASE("long ones go in pieces of 400, and an exact multiple is ended by an empty piece") {
    struct Row {
        std::size_t password;
        std::vector<std::size_t> pieces;
    };
    // "a" NUL "a" NUL password, four bytes of base64 for three.
    for (const auto& row : {Row{290, {392}}, Row{293, {396}}, Row{296, {400, 1}}, Row{299, {400, 4}}}) {
        auto login = made("a", std::string(row.password, 'p'));
        login.attempt(true, start);
        std::vector<std::size_t> sizes;
        for (const auto& line : hear(login, "AUTHENTICATE +"))
            sizes.push_back(line.size() - std::string("AUTHENTICATE ").size());
        CAPTURE(row.password);
        CHECK(sizes == row.pieces);
    }
}

TEST_CASE("a refusal is tried once more at once, and then after minutes that double") {
    auto login = made("ada", "wrong");
    auto now = start;
    const auto refuse = [&] {
        login.attempt(true, now);
        hear(login, "AUTHENTICATE +", now);
        hear(login, ":s 904 me :SASL authentication failed", now);
    };
    refuse();
    CHECK(login.wakes_at() == now);
    CHECK(login.trouble() == "not logged in: login refused (wrong password?)");
    for (const auto wait : {5min, 10min, 20min, 30min, 30min}) {
        refuse();
        CHECK(login.wakes_at() == now + wait);
        CHECK(login.attempt(true, now + wait - 1s).empty());
        login.services_back(now);  // does not help with a wrong password
        CHECK(login.wakes_at() == now + wait);
        now += wait;
    }
}

TEST_CASE("services that are away are asked for every minute, and at once when they are back") {
    auto login = made("ada", "pw");
    CHECK(login.attempt(false, start).empty());
    CHECK(login.trouble() == "not logged in: services are away");
    CHECK(login.wakes_at() == start + 60s);
    CHECK(login.attempt(true, start + 59s).empty());
    login.services_back(start + 30s);
    CHECK(login.attempt(true, start + 30s) == Lines{"AUTHENTICATE PLAIN"});
}

TEST_CASE("an answer that does not come is given up after 15 seconds, at each step") {
    auto login = made("ada", "pw");
    login.attempt(true, start);
    CHECK(login.wakes_at() == start + 15s);
    CHECK(login.tick(start + 14s).empty());
    hear(login, "AUTHENTICATE +", start + 14s);
    CHECK(login.tick(start + 28s).empty());
    CHECK(login.tick(start + 29s) == Lines{"AUTHENTICATE *"});
    CHECK_FALSE(login.busy());
    CHECK(login.trouble() == "not logged in: services do not answer");
    hear(login, ":s 906 me :aborted", start + 29s);
    CHECK(login.wakes_at() == start + 89s);
}

TEST_CASE("being logged out by services is noticed") {
    auto login = made("ada", "pw");
    login.attempt(true, start);
    hear(login, "AUTHENTICATE +");
    hear(login, ":s 907 me :already");
    CHECK(login.done());
    hear(login, ":s 901 me me!u@h :You are now logged out");
    CHECK_FALSE(login.done());
    CHECK(login.wakes_at() == start + 60s);
}

TEST_CASE("answers to nothing are ignored") {
    auto login = made("ada", "pw");
    for (const auto* line : {"AUTHENTICATE +", ":s 903 me :ok", ":s 904 me :no", ":s 901 me :x", ":s 906 me :x"})
        CHECK(hear(login, line).empty());
    CHECK_FALSE(login.done());
    login.attempt(true, start);
    CHECK(hear(login, "AUTHENTICATE abc").empty());
    CHECK(login.busy());
}
