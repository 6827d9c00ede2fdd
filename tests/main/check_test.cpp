#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/gerrit.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temp_dir.hpp"

using Json = nlohmann::json;
using namespace std::chrono_literals;

namespace {

const calendar::Instant now = date::sys_days{date::year{2026} / 11 / 23} + 10h;
const std::string at = "2026-11-23T10:00:00Z";

constexpr const char* page = R"({{Deployment calendar event card
    |when=2026-11-23 06:00 SF
    |length=1
    |window=[[Backport windows|UTC afternoon backport window]]<br/><small>'''(Max 6 patches)'''</small>
    |who={{ircnick|kay|Kay}}
    |what=
{{ircnick|bob}}
{{deploy|type=1.47.0-wmf.15|gerrit=1200311|title=Keep the language|status=}}
{{deploy|type=1.47.0-wmf.16|gerrit=1200312|title=Keep the language|status=}}
{{deploy|type=1.47.0-wmf.14|gerrit=1200313|title=Late|status=}}
{{ircnick|lea}}
{{deploy|type=config|gerrit=1200320|title=A footer|status=}}
{{deploy|type=config|gerrit=1200320|title=A footer|status=}}
{{deploy|type=1.47.0-wmf.16|gerrit=1200330|title=Not merged|status=}}
{{ircnick|noor}}
{{deploy|type=config|gerrit=1200340|title=Round and round|status=}}
{{deploy|type=config|gerrit=1200399|title=Not there|status=}}
}}
{{Deployment calendar event card
    |when=2026-11-24 06:00 SF
    |length=1
    |window=[[Backport windows|UTC afternoon backport window]]<br/><small>'''(Max 6 patches)'''</small>
    |who={{ircnick|mira|Mira}}
    |what=
{{ircnick|noor}}
{{deploy|type=config|gerrit=1200350|title=Dark mode|status=}}
}}
)";

/// A folder with the page and the wikis' versions, and a Gerrit.
class World {
public:
    World() {
        support::write_file(dir_ / "page", page);
        support::write_file(dir_ / "versions.json", R"({"awiki": "php-1.47.0-wmf.15", "bwiki": "php-1.47.0-wmf.16"})");
        const std::string config = "operations/mediawiki-config", core = "mediawiki/core";
        gerrit->set_now(now - 48h);
        gerrit->add({.number = 1200310, .project = core, .subject = "Keep the language"});
        gerrit->merge(1200310);
        gerrit->add_branch(core, "wmf/1.47.0-wmf.14");
        gerrit->add_branch(core, "wmf/1.47.0-wmf.15");
        gerrit->add_branch(core, "wmf/1.47.0-wmf.16");
        const std::string id = gerrit->at(1200310).change_id;
        for (const auto& [number, branch] : {std::pair{1200311, "15"}, {1200312, "16"}, {1200313, "14"}}) {
            gerrit->add({.number = number,
                         .project = core,
                         .branch = "wmf/1.47.0-wmf." + std::string(branch),
                         .change_id = id,
                         .subject = "Keep the language",
                         .cherry_pick_of = 1200310});
        }
        gerrit->add({.number = 1200320, .project = config, .subject = "A footer"});
        gerrit->add({.number = 1200329, .project = core, .subject = "Not merged"});
        gerrit->add({.number = 1200330,
                     .project = core,
                     .branch = "wmf/1.47.0-wmf.16",
                     .change_id = gerrit->at(1200329).change_id,
                     .subject = "Not merged"});
        const std::string there = "Iaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1",
                          back = "Iaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa2";
        gerrit->add({.number = 1200340, .project = config, .change_id = there, .depends_on = {back}});
        gerrit->add({.number = 1200341, .project = config, .change_id = back, .depends_on = {there}});
        gerrit->add({.number = 1200350, .project = config, .subject = "Dark mode"});
        gerrit->set_now(now);
    }

    support::Gerrit gerrit;

    /// Runs `oriel check` with these arguments; its output is in `printed`.
    int check(std::vector<std::string> arguments) {
        std::vector<std::string> argv{ORIEL_PROGRAM, "check"};
        for (auto& a : arguments) argv.push_back(std::move(a));
        argv.insert(argv.end(), {"--gerrit", gerrit.base(), "--at", at, "--wikiversions", dir_ / "versions.json"});
        const std::string out = dir_ / ("out" + std::to_string(++runs_));
        const int status = support::run({argv, out, {}, {}}, 100s);
        printed = support::read_file(out);
        return status;
    }
    int check_page(std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"--page", dir_ / "page"});
        return check(std::move(more));
    }
    /// The output, without the warnings before it.
    Json json() const { return Json::parse(printed.substr(printed.find("{\n"))); }

    std::string printed;
    std::string file(const char* name) const { return dir_ / name; }

private:
    support::TempDir dir_;
    int runs_ = 0;
};

std::set<std::string> codes(const Json& patch) {
    std::set<std::string> out;
    for (const auto& finding : patch["findings"]) out.insert(finding["code"].get<std::string>());
    return out;
}

}  // namespace

TEST_CASE("the JSON has these members, in this order") {
    World world;
    CHECK(world.check({"1200320", "--json"}) == 0);
    CHECK(world.printed.substr(world.printed.find("{\n")) == R"({
  "window": null,
  "patches": [
    {
      "change": 1200320,
      "branch": "master",
      "project": "operations/mediawiki-config",
      "subject": "A footer",
      "requestor": null,
      "findings": []
    }
  ]
}
)");
}

TEST_CASE("an address below the Gerrit that is asked counts, also where a commit message needs another change") {
    World world;
    world.gerrit->add({.number = 1200360,
                       .project = "operations/mediawiki-config",
                       .subject = "Needs one",
                       .depends_on = {world.gerrit.base() + "/c/operations/mediawiki-config/+/1200361"}});
    world.gerrit->add({.number = 1200361, .project = "operations/mediawiki-config", .subject = "Needed"});
    CHECK(world.check({"1200360", "--json"}) == 0);
    INFO(world.printed);
    CHECK(codes(world.json()["patches"][0]) == std::set<std::string>{"dependency-unmerged"});
    CHECK(world.json()["patches"][0]["findings"][0]["severity"] == "warn");
    world.gerrit->merge(1200361);
    CHECK(world.check({"1200360", "--json"}) == 0);
    CHECK(world.json()["patches"][0]["findings"].empty());
}

TEST_CASE("a page's window is counted and checked against Gerrit, entry by entry") {
    World world;
    CHECK(world.check_page({"--json"}) == 1);
    INFO(world.printed);
    const Json out = world.json();
    const Json& w = out["window"];
    CHECK(w["start"] == "2026-11-23T14:00:00Z");
    CHECK(w["end"] == "2026-11-23T15:00:00Z");
    CHECK(w["name"] == "UTC afternoon backport window");
    CHECK(w["limit"] == 6);
    CHECK(w["used"] == 7);
    CHECK(w["over"] == 1);
    CHECK(w["by_branch"] == Json{{"config", 3}, {"1.47.0-wmf.14", 1}, {"1.47.0-wmf.15", 1}, {"1.47.0-wmf.16", 2}});

    struct Row {
        int change;
        const char* requestor;
        std::set<std::string> codes;
    };
    const Row rows[] = {
        {1200311, "bob", {}},
        {1200312, "bob", {}},
        {1200313, "bob", {"branch-not-live"}},
        {1200320, "lea", {"duplicate"}},
        {1200320, "lea", {"duplicate"}},
        {1200330, "lea", {"master-not-merged", "missing-branch"}},
        {1200340, "noor", {"dependency-cycle"}},
        {1200399, "noor", {"unknown-change", "over-limit"}},
    };
    REQUIRE(out["patches"].size() == std::size(rows));
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        const Json& patch = out["patches"][i];
        CAPTURE(patch.dump());
        CHECK(patch["change"] == rows[i].change);
        CHECK(patch["requestor"] == rows[i].requestor);
        CHECK(codes(patch) == rows[i].codes);
    }
    CHECK(out["patches"][1]["branch"] == "wmf/1.47.0-wmf.16");
    CHECK(out["patches"][1]["project"] == "mediawiki/core");
    CHECK(out["patches"][7]["branch"] == nullptr);
    CHECK(out["patches"][2]["findings"][0]["severity"] == "block");
    CHECK(out["patches"][2]["findings"][0]["text"].get<std::string>().find("wmf/1.47.0-wmf.14") != std::string::npos);
}

TEST_CASE("another window is chosen by its start, and what nothing blocks ends well") {
    World world;
    CHECK(world.check_page({"--window", "2026-11-24T14:00:00Z", "--json"}) == 0);
    CHECK(world.json()["patches"].size() == 1);
    CHECK(world.json()["window"]["used"] == 1);
    CHECK(world.check_page({"--window", "2026-11-24T15:00:00Z"}) == 1);
    CHECK(world.printed.find("no window of this page starts at") != std::string::npos);
}

TEST_CASE("changes are checked by number, address or Change-Id, without a window") {
    World world;
    const std::string id = world.gerrit->at(1200310).change_id;
    CHECK(world.check({"1200311", world.gerrit.base() + "/c/mediawiki/core/+/1200312", id, "--json"}) == 1);
    INFO(world.printed);
    const Json out = world.json();
    CHECK(out["window"] == nullptr);
    REQUIRE(out["patches"].size() == 6);  // the Change-Id stands for four
    CHECK(out["patches"][0]["change"] == 1200311);
    CHECK(out["patches"][1]["change"] == 1200312);
    CHECK(out["patches"][0]["requestor"] == nullptr);
    CHECK(world.check({"1200320"}) == 0);
    CHECK(world.check({"12x"}) == 2);
    CHECK(world.printed.find("names no change") != std::string::npos);
}

TEST_CASE("a lasting conflict is found within one run") {
    World world;
    world.gerrit->set_mergeable(1200320, false);
    CHECK(world.check({"1200320", "--json"}) == 1);
    CHECK(codes(world.json()["patches"][0]) == std::set<std::string>{"merge-conflict"});
}

TEST_CASE("a Gerrit or versions that cannot be asked leave things unchecked, never fine") {
    World world;
    world.gerrit.fail(support::GerritFault::login_page);
    CHECK(world.check_page({"--json", "--window", "2026-11-24T14:00:00Z"}) == 0);
    INFO(world.printed);
    CHECK(codes(world.json()["patches"][0]) == std::set<std::string>{"unchecked"});
    CHECK(world.printed.find("oriel: Gerrit: ") != std::string::npos);
    world.gerrit.heal();
    // A Change-Id that could not be asked about, a conflict that could be checked only once, and unknown branches.
    const std::string id = world.gerrit->at(1200310).change_id;
    world.gerrit.fail(support::GerritFault::unavailable);
    CHECK(world.check({id, "--json"}) == 0);
    REQUIRE(world.json()["patches"].size() == 1);
    CHECK(codes(world.json()["patches"][0]) == std::set<std::string>{"unchecked"});
    CHECK(world.printed.find("names no change") == std::string::npos);
    world.gerrit.heal();
    CHECK(world.check({"I0000000000000000000000000000000000000001"}) == 0);
    CHECK(world.printed.find("names no change that can be seen") != std::string::npos);
    world.gerrit.fail(support::GerritFault::unavailable, support::Gerrit::until_healed, "/in");
    CHECK(world.check({"1200330", "--json"}) == 0);
    CHECK(codes(world.json()["patches"][0]).count("missing-branch") == 1);  // its original is in no branch
    world.gerrit->merge(1200329);
    CHECK(world.check({"1200330", "--json"}) == 0);
    CHECK(codes(world.json()["patches"][0]) == std::set<std::string>{"master-just-merged"});
    world.gerrit.heal();
    CHECK(world.check({"1200320", "--gerrit", "gerrit.example"}) == 2);
    support::write_file(world.file("versions.json"), "<html>");
    CHECK(world.check({"1200311", "--json"}) == 0);
    CHECK(codes(world.json()["patches"][0]).count("unchecked") == 1);
}
