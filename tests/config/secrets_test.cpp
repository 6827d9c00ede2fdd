#include <doctest/doctest.h>
#include <fmt/format.h>
#include <stdlib.h>

#include "bot/config/config.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using namespace bot::config;
using support::TempDir;

/// Sets an environment variable temporarily.
struct Variable {
    Variable(const char* name, const std::string& value) : name_(name) { setenv(name, value.c_str(), 1); }
    ~Variable() { unsetenv(name_); }
    const char* name_;
};

Config with_file(const std::string& path) {
    Config config;
    config.irc.account = "oriel";
    config.irc.password_file = path;
    return config;
}

std::string refusal(Config config) {
    try {
        read_secrets(config);
        return "password " + config.irc.password;
    } catch (const ConfigError& error) {
        return error.what();
    }
}

TEST_CASE("the password is the file's line, without the line's end") {
    TempDir dir;
    const auto path = dir / "pw";
    for (const char* text : {"a b ", "a b \n", "a b \r\n"}) {
        support::write_file(path, text, support::Mode::secret);
        CHECK(refusal(with_file(path)) == "password a b ");
    }
}

TEST_CASE("a file that is no good place for a password is refused, and never quoted") {
    using std::filesystem::perms;
    struct Row {
        std::string text;
        unsigned mode;
        const char* why;
    };
    const Row rows[] = {
        {"hunter2\n", 0644, "can be used by others than its owner (mode 0644): chmod 600 {0}"},
        {"hunter2\n", 0640, "can be used by others than its owner (mode 0640): chmod 600 {0}"},
        {"hunter2\n", 0602, "can be used by others than its owner (mode 0602): chmod 600 {0}"},
        {"", 0600, "is empty: wanted the password, on one line"},
        {"\n", 0600, "is empty: wanted the password, on one line"},
        {"hunter2\nhunter3\n", 0600, "has more than one line: wanted the password, on one line"},
        {std::string("hunter\0002", 8), 0600, "has more than one line: wanted the password, on one line"},
        {std::string(1025, 'x'), 0400, "is longer than 1024 bytes: that is no password"},
    };
    for (const auto& row : rows) {
        TempDir dir;
        const auto path = dir / "pw";
        support::write_file(path, row.text);
        std::filesystem::permissions(path, perms(row.mode));
        CHECK(refusal(with_file(path)) ==
              fmt::format("[irc] password_file {} {}", path, fmt::format(fmt::runtime(row.why), path)));
    }
    TempDir dir;
    CHECK(refusal(with_file(dir / "none")) ==
          "[irc] password_file " + dir / "none" + " cannot be read: No such file or directory");
    CHECK(refusal(with_file(dir.path().string())) ==
          "[irc] password_file " + dir.path().string() + " is no ordinary file");
}

TEST_CASE("a credential of systemd is taken as it is") {
    TempDir dir;
    support::write_file(dir / "pw", "hunter2");
    std::filesystem::permissions(dir / "pw", std::filesystem::perms(0440));
    Variable set("CREDENTIALS_DIRECTORY", dir.path().string());
    CHECK(refusal(with_file(dir / "pw")) == "password hunter2");
}

TEST_CASE("the environment goes before the file") {
    Variable set("ORIEL_IRC_PASSWORD", "from outside");
    CHECK(refusal(with_file("/no/such/file")) == "password from outside");
    CHECK(refusal(with_file("")) == "password from outside");
}

TEST_CASE("an account without a password is refused, all of them at once") {
    Variable empty("ORIEL_IRC_PASSWORD", "");
    auto config = with_file("");
    config.calendar.user = "Oriel@oriel";
    CHECK(refusal(config) ==
          "[irc] account is given without a password: name its password_file, or set ORIEL_IRC_PASSWORD\n"
          "[calendar] user is given without a password: name its password_file, or set ORIEL_WIKI_PASSWORD");
}

TEST_CASE("without an account no password is looked for") {
    Config config;
    config.irc.password_file = "/no/such/file";
    read_secrets(config);
    CHECK(config.irc.password.empty());
}

TEST_CASE("the wiki's password comes the same ways") {
    TempDir dir;
    support::write_file(dir / "pw", "w\n", support::Mode::secret);
    Config config;
    config.calendar.user = "Oriel@oriel";
    config.calendar.password_file = dir / "pw";
    read_secrets(config);
    CHECK(config.calendar.password == "w");
    Variable set("ORIEL_WIKI_PASSWORD", "v");
    read_secrets(config);
    CHECK(config.calendar.password == "v");
}

}  // namespace
