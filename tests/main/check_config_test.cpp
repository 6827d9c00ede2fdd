#include <doctest/doctest.h>
#include <fmt/format.h>

#include "bot/store/kept_desk.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temp_dir.hpp"

using namespace std::chrono_literals;
using bot::desk::LineHeard;

namespace {

const calendar::Instant noon = date::sys_days{date::year{2026} / 11 / 23} + 12h;
constexpr const char* channel = "#wikimedia-operations";

/// A store in which these people began a deployment.
void deploy(bot::store::KeptDesk& desk, const std::vector<std::string>& shells) {
    calendar::Instant now = noon;
    desk.happen(bot::desk::Started{"1"}, now);
    desk.happen(bot::desk::LinkUp{"oriel", true}, now);
    desk.happen(bot::desk::ChannelJoined{channel}, now);
    for (const auto& shell : shells) {
        now += 1min;
        LineHeard line;
        line.channel = channel;
        line.by = {"logmsgbot", "logmsgbot", {}, false};
        line.text = fmt::format(
            "!log {}@deploy2002 Started scap sync-world: Backport for [[gerrit:1200761|Plain tables]]", shell);
        desk.happen(line, now);
    }
    desk.happen(bot::desk::Tick{}, now + 10s);
}

struct Answer {
    int status = 0;
    std::string text;
};

Answer check(const support::TempDir& dir, const std::string& config) {
    support::write_file(dir / "oriel.toml", config);
    const std::string out = dir / "out";
    const int status = support::run({{ORIEL_PROGRAM, "check-config", dir / "oriel.toml"}, out, {}, {}}, 60s);
    return {status, support::read_file(out)};
}

}  // namespace

TEST_CASE("check-config names the shell names of the log that are nobody's, while the store is in use") {
    const support::TempDir dir;
    bot::store::Journal journal(dir / "oriel.db");
    bot::desk::Settings settings;
    settings.log.accounts = {"logmsgbot"};
    bot::store::KeptDesk desk(settings, journal);
    deploy(desk, {"karimi", "rsmith"});
    const std::string config =
        fmt::format("[store]\npath = \"{}\"\n[people.kay]\nshell = \"karimi\"\n", dir / "oriel.db");
    const Answer answer = check(dir, config);
    CAPTURE(answer.text);
    CHECK(answer.status == 0);
    CHECK(answer.text.find("oriel.toml: good\n") != std::string::npos);
    CHECK(answer.text.find("names rsmith, whose nick is not known") != std::string::npos);
    CHECK(answer.text.find("karimi") == std::string::npos);
}

TEST_CASE("check-config makes no store, and says when it cannot read one") {
    const support::TempDir dir;
    const std::string config = fmt::format("[store]\npath = \"{}\"\n", dir / "none.db");
    CHECK(check(dir, config).text == (dir / "oriel.toml") + ": good\n");
    CHECK(!std::filesystem::exists(dir / "none.db"));

    const support::TempDir other;
    support::write_file(other / "none.db", "no store");
    const Answer answer = check(other, fmt::format("[store]\npath = \"{}\"\n", other / "none.db"));
    CAPTURE(answer.text);
    CHECK(answer.status == 0);
    CHECK(answer.text.find("not checked which names the deployment log used") != std::string::npos);
    CHECK(support::read_file(other / "none.db") == "no store");
}
