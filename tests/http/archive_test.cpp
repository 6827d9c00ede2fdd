#include "bot/http/archive.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>

#include "tests/http/loop.hpp"
#include "tests/support/server.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using namespace bot::http;
using namespace std::chrono_literals;
using bot::desk::ArchiveRow;
using tests::finish;
using tests::Loop;

constexpr const char* address = "https://sal.example.org/production?q=1200311";

std::string row(const std::string& link, const std::string& time, const std::string& nick, const std::string& message) {
    return fmt::format(
        "<tr>\n  <td class=\"time\"><a href=\"{}\">{}</a></td>\n  <td class=\"nick\">{}</td>\n"
        "  <td class=\"message\">{}</td>\n  <td class=\"project\">[production]</td>\n</tr>\n",
        link, time, nick, message);
}

std::string page(const std::string& rows) {
    return "<!doctype html><html><body><h3>Yesterday</h3><table class=\"table\"><tbody>" + rows +
           "</tbody></table></body></html>";
}

TEST_CASE("rows of the archive are read, links in their text or not") {
    const std::string text =
        "Finished scap sync-world: Backport for [[<a href=\"https://gerrit.example.org/r/1200311\">gerrit:1200311</a>"
        "|Größere Ränder &amp; &lt;b&gt;]] (duration: 08m 47s)";
    const auto rows = archive_rows(page(row("/log/2Ukr-t_p", "14:41", "&lt;kayla@deploy2002&gt;", text) +
                                        row("/log/1", "00:05", "stashbot", "T1")),
                                   address);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0] == ArchiveRow{"https://sal.example.org/log/2Ukr-t_p", 14h + 41min, "kayla@deploy2002",
                                "Finished scap sync-world: Backport for [[gerrit:1200311|Größere Ränder & <b>]] "
                                "(duration: 08m 47s)"});
    CHECK(rows[1] == ArchiveRow{"https://sal.example.org/log/1", 5min, "stashbot", "T1"});
}

TEST_CASE("a row that leads elsewhere, or lacks something, is none") {
    for (const std::string link :
         {"javascript:alert(1)", "https://evil.example.org/log/1", "//evil.example.org/log/1", "/log/", "/log/a b",
          "/log/1?x=1", "/log/1#x", "/log/1|status=done", "/log/../x", "/other/1", "http://sal.example.org/log/1", "",
          "/log/}}{{x", "/other/log/1", "/?u=/log/1", "https://me@sal.example.org/log/1"}) {
        CAPTURE(link);
        CHECK(archive_rows(page(row(link, "14:41", "a@b", "Finished")), address).empty());
    }
    for (const std::string time : {"", "1441", "24:00", "14:60", "14:4", "1a:41", "14:411"}) {
        CAPTURE(time);
        CHECK(archive_rows(page(row("/log/1", time, "a@b", "Finished")), address).empty());
    }
    const std::string good = row("/log/1", "14:41", "a@b", "Finished");
    for (const std::string missing : {"\"time\"", "\"nick\"", "\"message\"", "<a "}) {
        CAPTURE(missing);
        std::string less = good;
        less.replace(less.find(missing), missing.size(), missing == "<a " ? "<b " : "\"other\"");
        CHECK(archive_rows(page(less), address).empty());
        CHECK(archive_rows(page(less + good), address).size() == 1);
    }
}

TEST_CASE("any bytes are read, and only so much of them") {
    CHECK(archive_rows("", address).empty());
    CHECK(archive_rows("no page at all", address).empty());
    CHECK(archive_rows(std::string("\0\xff\xfe<tr>", 7), address).empty());
    const std::string good = row("/log/1", "14:41", "a@b", "x\xff" + std::string(10'000, 'y') + "<tr><td>");
    CHECK(archive_rows(page(good.substr(0, 40)), address).empty());
    std::string many, deep;
    for (std::size_t i = 0; i < most_rows + 10; ++i) many += good;
    for (int i = 0; i < 20'000; ++i) deep += "<div>";
    const auto rows = archive_rows(page(many), address);
    CHECK(rows.size() == most_rows);
    for (const ArchiveRow& each : rows) CHECK(each.text.size() <= most_row_text);
    archive_rows(deep + good, address);
}

TEST_CASE("the change goes into the address") {
    CHECK(archive_address("https://sal.example.org/production?q=", 7) == "https://sal.example.org/production?q=7");
    CHECK(archive_address("https://sal.example.org/production?q=", 0) == "https://sal.example.org/production?q=");
    CHECK(archive_address("https://sal.example.org/{change}?p=0", 7) == "https://sal.example.org/7?p=0");
}

TEST_CASE("the archive is asked for a change, and only its rows are taken") {
    const std::string both =
        page(row("/log/A", "14:41", "a@b", "Finished 1200311") + row("/log/B", "14:40", "a@b", "Started 7"));
    bool works = true;
    std::vector<std::string> asked;
    support::Server server([&](const support::Ask& ask, support::Peer& peer) {
        asked.push_back(ask.target);
        if (works) peer.say(support::ok(both, "Content-Type: text/html\r\n"));
        if (!works) peer.say("HTTP/1.1 503 Later\r\nContent-Length: 5\r\n\r\nlater");
    });
    Loop loop;
    const auto rows = finish(loop, ask_archive(*loop.client, server.url("/production?q={change}"), 1200311));
    REQUIRE(std::holds_alternative<std::vector<ArchiveRow>>(rows));
    CHECK(std::get<std::vector<ArchiveRow>>(rows) ==
          std::vector<ArchiveRow>{{server.url("/log/A"), 14h + 41min, "a@b", "Finished 1200311"}});
    const auto newest = finish(loop, ask_archive(*loop.client, server.url("/production?q={change}"), 0));
    CHECK(std::get<std::vector<ArchiveRow>>(newest).size() == 2);
    works = false;
    const auto none = finish(loop, ask_archive(*loop.client, server.url("/production?q={change}"), 1200311));
    CHECK(std::get<std::string>(none) == "it answered with status 503");
    CHECK(asked == std::vector<std::string>{"/production?q=1200311", "/production?q=", "/production?q=1200311"});
}

TEST_CASE("the real row is read" * doctest::skip(!std::filesystem::exists(ORIEL_SAMPLES "/log/sal-samples.txt"))) {
    const std::string all = support::read_file(ORIEL_SAMPLES "/log/sal-samples.txt");
    const auto from = all.find("<tr>"), to = all.find("</tr>", from);
    REQUIRE(to != all.npos);
    const auto rows = archive_rows(all.substr(from, to + 5 - from), "https://sal.toolforge.org/production?q=1101577");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].address == "https://sal.toolforge.org/log/2UkrtpMBKFqumxvtMweK");
    CHECK(rows[0].time == 14h + 41min);
    CHECK(rows[0].nick.find("@deploy2002") != std::string::npos);
    CHECK(rows[0].text.starts_with("Finished scap sync-world: Backport for [[gerrit:1101577|"));
}

}  // namespace
