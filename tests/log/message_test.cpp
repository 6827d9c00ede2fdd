#include "bot/log/message.hpp"

#include <doctest/doctest.h>

using namespace bot::log;
using namespace std::chrono_literals;

namespace {

struct Row {
    const char* text;
    Kind kind;
    End end;
    std::size_t names = 0;
    std::size_t entries = 0;
};

void check(const Row& row) {
    CAPTURE(row.text);
    const Message message = read_message(row.text);
    CHECK(to_text(message.kind) == to_text(row.kind));
    CHECK(static_cast<int>(message.end) == static_cast<int>(row.end));
    CHECK(message.names.size() == row.names);
    CHECK(message.entries.size() == row.entries);
}

}  // namespace

TEST_CASE("a message is known by its words, in their old form too") {
    const Row rows[] = {
        {"Started scap sync-world: Backport for [[gerrit:5|Paint it]]", Kind::started, End::possible, 0, 1},
        {"Started scap: Backport for [[gerrit:5|Paint it]]", Kind::started, End::possible, 0, 1},
        {"Started scap: a quiet evening", Kind::started, End::possible},
        {"ada, kay: Backport for [[gerrit:5|Paint]] synced to the testservers (see https://x.org/T). Changes can now "
         "be "
         "verified there.",
         Kind::on_testservers, End::sure, 2, 1},
        {"ada: Backport for [[gerrit:5|Paint]] synced to the testservers (https://x.org/T)", Kind::on_testservers,
         End::sure, 1, 1},
        {"ada and kay: Backport for [[gerrit:5|Paint]]", Kind::on_testservers, End::open, 2, 1},
        {"ada: a fix synced to the testservers (https://x.org/T)", Kind::on_testservers, End::sure, 1},
        {"ada: Continuing with deployment", Kind::continuing, End::sure, 1},
        {"ada, kay: Continuing with sync", Kind::continuing, End::sure, 2},
        {"kay,ada:Rolling back deployment", Kind::rolling_back, End::sure, 2},
        {"Rolling back deployment", Kind::rolling_back, End::sure},
        {"Finished scap sync-world: Backport for [[gerrit:5|P]], [[gerrit:6|Q]] (duration: 08m 47s)", Kind::finished,
         End::sure, 0, 2},
        {"Finished scap: a quiet evening (duration: 01m 00s)", Kind::finished, End::sure},
        {"Finished scap: a quiet evening", Kind::finished, End::open},
        {"Scap cancelled without rolling back.", Kind::cancelled, End::sure},
        {"sync-world aborted: Backport for [[gerrit:5|P]] (duration: 00m 09s)", Kind::aborted, End::sure, 0, 1},
        {"scap aborted:  (duration: 00m 09s)", Kind::aborted, End::sure},
        {"sync-world failed: <OddError> it broke (scap version: 4.9.9) (duration: 00m 09s)", Kind::failed, End::sure},
        {"Synchronized wmf-config/Lamp.php: brighter (duration: 00m 44s)", Kind::synchronized, End::sure},
        {"rebuilt and synchronized wikiversions files: group1 to 1.50.0-wmf.3  refs T12", Kind::promoted,
         End::possible},
        {"Started scap sync-world: testwikis to 1.50.0-wmf.3  refs T12", Kind::started, End::possible},
        {"Locking from deployment [ALL REPOSITORIES]: storm", Kind::locked, End::possible},
        {"Unlocked for deployment [MediaWiki]: storm (duration: 10m 02s)", Kind::unlocked, End::sure},
        {"Forcefully removing global lock: calm again", Kind::lock_removed, End::possible},
        {"Pruned MediaWiki: 1.50.0-wmf.1, 1.50.0-wmf.2 (duration: 02m 20s)", Kind::pruned, End::sure},
        {"Started deploy [lamp/shop@0a1b2c3] (north): new bulbs", Kind::deploy_started, End::possible},
        {"Finished deploy [lamp/shop@0a1b2c3]: new bulbs (duration: 00m 05s)", Kind::deploy_finished, End::sure},
        {"Started scap php-fpm-restart: tired", Kind::other, End::possible},
        {"deploy failed: <OddError> x (duration: 00m 09s)", Kind::other, End::sure},
        {"restarted the lamp", Kind::unknown, End::possible},
        {"Started sc", Kind::unknown, End::possible},
        {"", Kind::unknown, End::open},
        {":", Kind::unknown, End::possible},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("words of the tool inside a subject or a reason are not the tool's") {
    const Row rows[] = {
        {"Started scap: Rolling back deployment", Kind::started, End::possible},
        {"Started scap sync-world: Backport for [[gerrit:5|Rolling back deployment]]", Kind::started, End::possible, 0,
         1},
        {"ada: Backport for [[gerrit:5|Continuing with deployment]]", Kind::on_testservers, End::open, 1, 1},
        {"ada: Backport for [[gerrit:5|was synced to the testservers (see x). Changes can now be verified there.",
         Kind::on_testservers, End::open, 1, 1},
        {"Finished scap: Backport for [[gerrit:5|it took long (duration: 01m 02s)", Kind::finished, End::open, 0, 1},
        {"Finished scap: Backport for [[gerrit:5|(duration: 01m 02s)]] (duration: 03m 04s)", Kind::finished, End::sure,
         0, 1},
        {"ada: Rolling back deployment synced to the testservers (x)", Kind::on_testservers, End::sure, 1},
        {"ada: Rolling back deployment of the lamp", Kind::unknown, End::possible},
        {"about: Finished scap: x (duration: 01m 02s)", Kind::unknown, End::possible},
        {"Locking from deployment [MediaWiki]: Finished scap: x", Kind::locked, End::possible},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("a duration in a subject that was cut there is not the message's") {
    const auto message = read_message("Finished scap: Backport for [[gerrit:5|it took long (duration: 01m 02s)");
    CHECK_FALSE(message.duration);
    REQUIRE(message.entries.size() == 1);
    CHECK(message.entries[0] == Entry{5, "it took long (duration: 01m 02s)", {}, false});
}

TEST_CASE("what does not belong behind a list of changes is odd") {
    for (const char* text : {"Started scap: Backport for [[gerrit:5|P]] (duration: 01m 02s)",
                             "Finished scap: Backport for [[gerrit:5|P]] synced to the testservers (x)",
                             "Finished scap: Backport for [[gerrit:5|P]] more (duration: 01m 02s)",
                             "ada: Backport for [[gerrit:5|P]] (duration: 01m 02s)"})
        CHECK(read_message(text).end == End::odd);
}

TEST_CASE("the parts of a message are kept") {
    const auto failed =
        read_message("sync-world failed: <OddError> it (really) broke (scap version: 4) (duration: 9s)");
    CHECK(failed.error == "OddError");
    CHECK(failed.text == "it (really) broke");
    CHECK(failed.duration == 9s);
    const auto file = read_message("Synchronized php: group1 to 1.50.0-wmf.3  refs T12 (duration: 01m 02s)");
    CHECK(file.what == "php");
    CHECK(file.promotion == Promotion{"group1", "1.50.0-wmf.3", "T12"});
    CHECK(read_message("Locking from deployment [ALL REPOSITORIES]: storm").what == "ALL REPOSITORIES");
    const auto deploy = read_message("Started deploy [lamp/shop@0a1b2c3] (north): new bulbs");
    CHECK(deploy.what == "lamp/shop@0a1b2c3");
    CHECK(deploy.environment == "north");
    CHECK(deploy.text == "new bulbs");
    const auto tested = read_message("kay, ada: Backport for [[gerrit:5|P (T9)]] synced to the testservers (x)");
    CHECK(tested.names == std::vector<std::string>{"kay", "ada"});
    CHECK(tested.entries == std::vector<Entry>{{5, "P", {"T9"}, true}});
    CHECK(tested.text == "Backport for [[gerrit:5|P (T9)]]");
    CHECK(read_message("lamps are on").text == "lamps are on");
}

TEST_CASE("names are bounded") {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "ada, ";
    CHECK(read_message(text + "kay: Continuing with deployment").names.size() == 32);
}
