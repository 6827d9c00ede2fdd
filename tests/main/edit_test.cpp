#include <doctest/doctest.h>

#include <filesystem>

#include "tests/support/gerrit.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temp_dir.hpp"

using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

const calendar::Instant now = date::sys_days{date::year{2026} / 11 / 23} + 10h;
const std::string at = "2026-11-23T10:00:00Z";
const std::string afternoon = "2026-11-23T14:00:00Z", late = "2026-11-23T21:00:00Z", tuesday = "2026-11-24T14:00:00Z";

std::string card(const std::string& when, const std::string& name, const std::string& what) {
    return "{{Deployment calendar event card\n    |when=" + when + " SF\n    |length=1\n    |window=" + name +
           "\n    |who={{ircnick|kay|Kay}}\n    |what=\n" + what + "\n}}\n";
}

const std::string placeholder =
    "{{ircnick|irc-nickname|Requesting Developer}}\n* ''Gerrit link to backport or config change''";

std::string page_text() {
    const std::string backport = "[[Backport windows|UTC %s backport window]]<br/><small>'''(Max 2 patches)'''</small>";
    const auto named = [&](const char* word) { return std::string(backport).replace(backport.find("%s"), 2, word); };
    return "==Week of November 23==\n" +
           card("2026-11-23 06:00", named("afternoon"),
                "{{ircnick|bob}}\n{{deploy|type=config|gerrit=1200301|title=One|status=}}\n"
                "{{deploy|type=config|gerrit=1200302|title=Two|status=done|by=kay}}") +
           card("2026-11-23 13:00", "Portals", "...") + card("2026-11-23 13:00", named("late"), placeholder) +
           card("2026-11-24 06:00", named("afternoon"),
                "{{ircnick|lea}}\n{{deploy|type=config|gerrit=1200301|title=One|status=}}");
}

std::string with_crlf(const std::string& text) {
    std::string result;
    for (const char c : text) c == '\n' ? result += "\r\n" : result += c;
    return result;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto found = text.find(from);
    REQUIRE(found != text.npos);
    return text.replace(found, from.size(), to);
}

/// A folder with the page and the wikis' versions, and a Gerrit.
class World {
public:
    explicit World(const std::string& page = page_text()) {
        const std::string config = "operations/mediawiki-config";
        support::write_file(file("page"), page);
        support::write_file(file("versions.json"), R"({"awiki": "php-1.47.0-wmf.15", "bwiki": "php-1.47.0-wmf.16"})");
        gerrit->set_now(now - 48h);
        gerrit->add({.number = 1200320, .project = config, .subject = "A {{footer}} [[x]]|~~~~"});
        gerrit->add({.number = 1200321, .project = config, .subject = "Dark mode"});
        gerrit->add({.number = 1200322, .project = config, .subject = "Third"});
        gerrit->add_branch("mediawiki/core", "wmf/1.47.0-wmf.14");
        gerrit->add_branch("mediawiki/core", "wmf/1.47.0-wmf.16");
        gerrit->add({.number = 1200330, .project = "mediawiki/core", .subject = "Keep it"});
        gerrit->merge(1200330);
        const std::string id = gerrit->at(1200330).change_id;
        gerrit->add({.number = 1200331,
                     .project = "mediawiki/core",
                     .branch = "wmf/1.47.0-wmf.16",
                     .change_id = id,
                     .subject = "Keep it",
                     .cherry_pick_of = 1200330});
        gerrit->add({.number = 1200332,
                     .project = "mediawiki/core",
                     .branch = "wmf/1.47.0-wmf.14",
                     .change_id = id,
                     .subject = "Keep it",
                     .cherry_pick_of = 1200330});
        gerrit->set_now(now);
    }

    support::Gerrit gerrit;

    /// Runs `oriel` with these arguments, in the folder. Only its standard output is in `diff`.
    int run(std::vector<std::string> arguments) {
        std::vector<std::string> argv{"sh", "-c", "cd \"$0\" && exec \"$@\" >diff 2>said", dir_ / "", ORIEL_PROGRAM};
        argv.insert(argv.end(), arguments.begin(), arguments.end());
        const int status = support::run({argv, {}, {}, {}}, 100s);
        diff = support::read_file(file("diff"));
        said = support::read_file(file("said"));
        return status;
    }
    int edit(std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--page", "page"});
        return run(std::move(arguments));
    }
    int schedule(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "schedule");
        arguments.insert(arguments.end(), {"--gerrit", gerrit.base(), "--at", at, "--wikiversions", "versions.json"});
        return edit(std::move(arguments));
    }

    std::string page() const { return support::read_file(file("page")); }
    /// The page after patch(1) has applied the output.
    std::string patched() {
        support::run_well({{"sh", "-c", "cd \"$0\" && patch --binary --fuzz=0 <diff", dir_ / ""}, {}, {}, {}});
        return page();
    }
    std::string file(const char* name) const { return dir_ / name; }
    std::string diff, said;

private:
    support::TempDir dir_;
};

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != text.npos;
}

}  // namespace

TEST_CASE("schedule shows a diff that patch applies, and leaves the page alone") {
    for (const std::string& page : {page_text(), with_crlf(page_text())}) {
        World world(page);
        CHECK(world.schedule({"1200320", world.gerrit.base() + "/c/mediawiki/core/+/1200331", "--for", "zoe"}) == 0);
        INFO(world.said);
        CHECK(holds(world.said, "1200320 is in: UTC late backport window, " + late + ", 2/2"));
        CHECK(world.page() == page);
        std::string entries =
            "{{ircnick|zoe}}\n{{deploy|type=config|gerrit=1200320|title=A &#123;&#123;footer&#125;&#125; "
            "&#91;&#91;x&#93;&#93;&#124;&#126;&#126;&#126;&#126;|status=}}\n"
            "{{deploy|type=1.47.0-wmf.16|gerrit=1200331|title=Keep it|status=}}";
        std::string mark = placeholder;
        if (holds(page, "\r")) entries = with_crlf(entries), mark = with_crlf(mark);
        CHECK(world.patched() == replaced(page, mark, entries));
    }
}

TEST_CASE("schedule writes the file as a whole, keeps its mode and a link to it, and withdraw leaves no trace") {
    World world;
    fs::permissions(world.file("page"), fs::perms(0640));
    fs::create_symlink("page", world.file("link"));
    const std::vector<std::string> to_link{"--page", "link", "--write"};
    std::vector<std::string> schedule{"schedule",       "1200321",           "--for", "zoe",
                                      "--gerrit",       world.gerrit.base(), "--at",  at,
                                      "--wikiversions", "versions.json"};
    schedule.insert(schedule.end(), to_link.begin(), to_link.end());
    CHECK(world.run(schedule) == 0);
    CHECK(world.diff == "1200321 is in: UTC late backport window, " + late + ", 1/2\n");
    CHECK(holds(world.page(), "{{ircnick|zoe}}\n{{deploy|type=config|gerrit=1200321|title=Dark mode|status=}}\n}}"));
    CHECK(fs::is_symlink(world.file("link")));
    CHECK(fs::status(world.file("page")).permissions() == fs::perms(0640));
    CHECK(world.schedule({"1200321", "--for", "zoe", "--window", late}) == 1);
    CHECK(holds(world.said, "1200321 is listed already in UTC late backport window, " + late + ", under \"zoe\""));
    CHECK(world.edit({"withdraw", "1200321", "--write"}) == 0);
    CHECK(world.page() == page_text());
    CHECK(std::distance(fs::directory_iterator(fs::path(world.file("page")).parent_path()), {}) == 5);
}

TEST_CASE("what may not be scheduled is refused with the reason and the next place that would do") {
    struct Row {
        std::vector<std::string> arguments;
        std::string why;
    };
    const Row rows[] = {
        {{"1200320", "--window", afternoon}, "has no room for 1: 2/2 patches; the next that would do: UTC late"},
        {{"1200320", "1200321", "1200322"}, "has room for 3"},
        {{"1200320", "1200321", "--window", tuesday}, "no room for 2: 1/2 patches; no later one on this page"},
        {{"1200320", "--window", "2026-11-23T15:00:00Z"}, "no window of this page starts at 2026-11-23T15:00:00Z"},
        {{"1200332"}, "wmf/1.47.0-wmf.14"},
        {{"1200399"}, "1200399: "},
        {{"1200320", "1200332"}, "1200332: "},
    };
    World world;
    for (const Row& row : rows) {
        CAPTURE(row.why);
        auto arguments = row.arguments;
        arguments.insert(arguments.end(), {"--for", "zoe"});
        for (const bool write : {false, true}) {
            if (write) arguments.push_back("--write");
            CHECK(world.schedule(arguments) == 1);
            CHECK_MESSAGE(holds(world.said, row.why), world.said);
            CHECK(world.diff.empty());
        }
    }
    CHECK(world.schedule({"1200320", "--for", "no nick"}) == 1);
    CHECK(holds(world.said, "\"no nick\" is no IRC nick"));
    CHECK(world.schedule({"12x", "--for", "zoe"}) == 2);
    CHECK(world.schedule({"1200320"}) == 2);
    world.gerrit.fail(support::GerritFault::login_page);
    CHECK(world.schedule({"1200320", "--for", "zoe"}) == 1);
    CHECK(holds(world.said, "1200320: Gerrit could not be asked about it"));
    CHECK(world.page() == page_text());
}

TEST_CASE("of windows that start together the one that takes the patch is meant") {
    World world;
    CHECK(world.schedule({"1200320", "--for", "zoe", "--window", late}) == 0);
    CHECK(holds(world.said, "UTC late backport window"));
    CHECK(world.edit({"move", "1200301", "--window", tuesday, "--to", late}) == 0);
    const std::string entry = "{{ircnick|lea}}\n{{deploy|type=config|gerrit=1200301|title=One|status=}}";
    std::string wanted = replaced(page_text(), entry, "@");
    wanted = replaced(replaced(wanted, placeholder, entry), "@", placeholder);
    CHECK(world.patched() == wanted);
}

TEST_CASE("a change is moved only to where there is room, and found where it is meant") {
    World world;
    CHECK(world.edit({"move", "1200301", "--to", late}) == 1);
    CHECK(holds(world.said, "1200301 is listed in UTC afternoon backport window, " + afternoon));
    CHECK(holds(world.said, "say which with --window"));
    CHECK(world.edit({"move", "1200301", "--window", tuesday, "--to", afternoon}) == 1);
    CHECK(holds(world.said, "no room for 1: 2/2 patches; the next that would do: UTC late"));
    CHECK(world.edit({"move", "1200302", "--to", late}) == 1);
    CHECK(holds(world.said, "has a status already: \"done\" by \"kay\""));
    CHECK(world.edit({"withdraw", "1200301", "--window", late}) == 1);
    CHECK(holds(world.said, "is not listed at " + late));
    CHECK(world.edit({"withdraw", "1200377"}) == 1);
    CHECK(holds(world.said, "1200377 is listed nowhere"));
    CHECK(world.edit({"move", "1200301"}) == 2);
    CHECK(world.page() == page_text());
}

TEST_CASE("mark writes a status, by whom and the log entry, once") {
    World world;
    const std::vector<std::string> mark{"mark", "1200301", "--window", tuesday, "--status",
                                        "done", "--by",    "kay",      "--sal", "https://sal.example/log/ab|c"};
    CHECK(world.edit(mark) == 0);
    const std::string wanted =
        replaced(page_text(), "lea}}\n{{deploy|type=config|gerrit=1200301|title=One|status=}}",
                 "lea}}\n{{deploy|type=config|gerrit=1200301|title=One|status=done|by=kay|sal=https://sal.example/log/"
                 "ab%7Cc}}");
    CHECK(world.patched() == wanted);
    CHECK(world.edit(mark) == 1);
    CHECK(holds(world.said, "has a status already: \"done\" by \"kay\""));
    CHECK(world.edit({"mark", "1200301", "--status", "not done", "--write"}) == 0);
    CHECK(world.page() == replaced(wanted, "title=One|status=}}", "title=One|status=not done}}"));
    CHECK(world.edit({"mark", "1200301", "--status", "maybe"}) == 2);
    CHECK(world.edit({"mark", "1200301", "--window", afternoon, "--status", "done", "--sal", "javascript:x"}) == 1);
    CHECK(holds(world.said, "is no http or https address"));
}

TEST_CASE("the wiki is written only where the configuration says so, and a page comes from one place") {
    World world;
    support::write_file(world.file("oriel.toml"), "");
    CHECK(world.run({"withdraw", "1200301", "--config", "oriel.toml", "--write"}) == 2);
    CHECK(holds(world.said, "--write wants write = \"on\""));
    CHECK(world.run({"withdraw", "1200301", "--config", "oriel.toml", "--page", "page"}) == 2);
    CHECK(world.run({"withdraw", "1200301"}) == 2);
}
