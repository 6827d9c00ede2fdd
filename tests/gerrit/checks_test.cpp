#include "gerrit/checks.hpp"

#include <doctest/doctest.h>

#include "calendar/page.hpp"
#include "world.hpp"

using namespace gerrit;

namespace {

/// A page and a Gerrit, for checks without a row in the table.
struct Scenery {
    calendar::Schedule schedule;
    Known known;
    Policy policy = {};
    Versions versions = {{"1.47.0-wmf.15", 346}, {"1.47.0-wmf.16", 726}};

    Scenery(const std::string& cards, const Changes& changes)
        : schedule{calendar::read_page(cards, {}).windows}, known{asked(changes, {404}, at("2026-11-18T18:00Z"))} {}
    World world() const {
        return {.schedule = schedule,
                .known = known,
                .policy = policy,
                .versions = &versions,
                .now = at("2026-11-18T18:00Z")};
    }
};

std::string words(const Checked& checked) {
    std::string text = checked.group + ":";
    for (const Finding& finding : checked.findings) text += " " + std::string{to_text(finding.code)};
    return text + (checked.pending ? " ..." : "");
}

std::string alone(int number, const Changes& changes, const std::string& cards = "") {
    return words(check(number, Scenery{cards, changes}.world()));
}

Row row(const std::string& what, const Changes& changes, const Around& around = {}) {
    return {"", Code::duplicate, false, what, changes, "", around};
}
const std::string one = ada + entry("wmf.16", 101);

}  // namespace

TEST_CASE("a change that no window lists is checked for all that needs no window") {
    CHECK(alone(101, family(backport(101))) == "1.47.0-wmf.16:");
    CHECK(alone(301, {config(301).merged()}) == "config: already-merged");
    CHECK(alone(404, {}) == "unknown: unknown-change");
    CHECK(alone(5, {}) == "unknown: ...");
    CHECK(alone(7, {Made{7, "operations/puppet", "production"}}) == "production:");
    CHECK(alone(7, {Made{7, core, "master"}}) == "master: not-deployable");
    CHECK(alone(101, family(backport(101, wmf14).vote("Code-Review", -2))) == "1.47.0-wmf.14: branch-not-live vetoed");
}

TEST_CASE("what Gerrit does not answer about though it answers otherwise is unchecked, since then") {
    const Scenery scenery{"", {config(301), config(302).unasked()}};
    World world = scenery.world();
    world.unanswered = {{301, at("2026-11-18T17:00Z")}, {302, at("2026-11-18T17:00Z")}};
    CHECK(words(check(301, world)) == "config:");  // as last read
    const Checked checked = check(302, world);
    CHECK(words(checked) == "unknown: unchecked");
    CHECK(checked.findings[0].since == at("2026-11-18T17:00Z"));
    CHECK_FALSE(checked.listed);
}

TEST_CASE("without a window, a dependency may stand in any") {
    const Changes changes = family(backport(101).needs(102)) + Changes{Made{102, skin, wmf16}};
    CHECK(alone(101, changes) == "1.47.0-wmf.16: dependency-unmerged");
    CHECK(alone(101, changes, card(next_hour, backports, ada + entry("wmf.16", 102))) == "1.47.0-wmf.16:");
    CHECK(alone(101, changes, card(next_hour, backports, ada + entry("wmf.16", 102, "nd"))) ==
          "1.47.0-wmf.16: dependency-unmerged");
}

TEST_CASE("a checked entry shows the change, its age and who asked for it") {
    const Result result = run(row(one, family(backport(101))));
    const Checked& checked = result.check.patches.at(0);
    CHECK(checked.change->number == 101);
    CHECK(checked.read == at("2026-11-18T17:30Z"));
    CHECK(checked.requestor == "ada");
    CHECK(checked.counted.place == 1);
}

TEST_CASE("findings carry the facts they rest on") {
    const Made fix = backport(101);
    const auto found = [](Code code, const std::string& what, const Changes& changes, const Around& around = {}) {
        return only(run(row(what, changes, around)).check, code);
    };
    const Finding veto = found(Code::vetoed, one, family(fix.vote("Code-Review", -2, "kay")));
    CHECK(veto.vote == "Code-Review -2");
    CHECK(veto.by == "kay");
    const Finding red = found(Code::ci_failed, one, family(fix.vote("Verified", -1, "ci").patch_sets(4)));
    CHECK(red.vote == "Verified -1");
    CHECK(red.patch_set == 4);
    const Finding moved = found(Code::new_patch_set, one, family(fix.patch_sets(4)), {.checked = {{101, 2}}});
    CHECK(moved.patch_set == 4);
    CHECK(moved.count == 2);
    const Finding merged = found(Code::already_merged, one, family(fix.merged("2026-11-17T09:00Z")));
    CHECK(merged.since == at("2026-11-17T09:00Z"));
    const Finding listed = found(Code::type_mismatch, ada + entry("wmf.15", 101), family(fix));
    CHECK(listed.type == "wmf.15");
    CHECK(listed.branch == wmf16);
    const Finding lacking = found(Code::missing_branch, one, {fix, Made{1, core, "master"}.fix(101).merged()});
    CHECK(lacking.branch == wmf15);
    const Finding original = found(Code::master_not_merged, one, {fix, Made{1, core, "master"}.fix(101)});
    CHECK(original.other == 1);
    const Finding later = found(Code::dependency_order, one, family(fix.needs(102)) + Changes{Made{102, skin, wmf16}},
                                {.cards = card(next_hour, backports, ada + entry("wmf.16", 102))});
    CHECK(later.other == 102);
    CHECK(later.at == at("2026-11-18T22:00Z"));
    CHECK(later.window == "UTC late backport window");
    const Finding absent = found(Code::dependency_not_in_branch, ada + entry("config", 301),
                                 {config(301).needs(7), Made{7, core, "master"}.merged().held(wmf16)});
    CHECK(absent.other == 7);
    CHECK(absent.branch == wmf15);
    const Finding unseen = found(Code::dependency_unmerged, one, family(fix.needs_text("https://elsewhere.example/1")));
    CHECK(unseen.other == 0);
    CHECK(unseen.text == "https://elsewhere.example/1");
    const Finding down = found(Code::unchecked, one, {fix.unasked()}, {.gerrit_down = true});
    CHECK(down.text == "Gerrit");
    CHECK(down.since == at("2026-11-18T17:00Z"));
    const Finding draft =
        found(Code::dependency_unmerged, one, family(fix.needs(102)) + Changes{Made{102, skin, wmf16}.draft()});
    CHECK(draft.other == 102);
    CHECK(draft.draft);
    CHECK_FALSE(found(Code::dependency_unmerged, one, family(fix.needs(102)) + Changes{Made{102, skin, wmf16}}).draft);
    const Finding nameless =
        found(Code::unknown_change, ada + "{{deploy|type=config|gerrit=soon|title=To come|status=}}", {});
    CHECK_FALSE(nameless.change);
    CHECK(nameless.text == "soon");
    CHECK(nameless.title == "To come");
    const Finding blind = found(Code::unchecked, one, family(fix), {.versions = {}});
    CHECK(blind.text == "wikiversions");
    std::string seven = ada;
    for (int number = 301; number <= 307; ++number) seven += entry("config", number);
    const Finding over =
        found(Code::over_limit, seven,
              {config(301), config(302), config(303), config(304), config(305), config(306), config(307)});
    CHECK(over.change == 307);
    CHECK(over.count == 7);
    CHECK(over.limit == 6);
    Touched slow;
    slow.slow = "i18n/en.json";
    const Finding long_one = found(Code::slow_i18n, one, family(fix.touches(slow)));
    CHECK(long_one.count == 20);
    CHECK(long_one.file == "i18n/en.json");
}

TEST_CASE("one that is gone is unknown, whatever was seen of it, and nobody can see it as a dependency") {
    Scenery scenery{"", family(backport(101).needs(102).vote("Code-Review", -2)) + Changes{Made{102, skin, wmf16}}};
    for (const std::string number : {"101", "102"}) {
        for (const std::string time : {"2026-11-18T18:10Z", "2026-11-18T18:30Z"}) {
            News missed;
            missed.question = {Ask::changes, {number}};
            missed.found = {{}};
            scenery.known.take(missed, at(time));
            CHECK(words(check(101, scenery.world())).find("unknown-change") == std::string::npos);
        }
        News gone;
        gone.question = {Ask::one, {number}};
        gone.gone = true;
        if (number == "101") {
            Scenery copy = scenery;
            copy.known.take(gone, at("2026-11-18T18:31Z"));
            CHECK(words(check(101, copy.world())) == "1.47.0-wmf.16: unknown-change");
        } else {
            scenery.known.take(gone, at("2026-11-18T18:31Z"));
            const Checked checked = check(101, scenery.world());
            CHECK(words(checked) == "1.47.0-wmf.16: vetoed dependency-unmerged");
            CHECK(checked.findings.back().text == "https://gerrit.wikimedia.org/r/102");
        }
    }
}

TEST_CASE("those that need care are counted once each, and notes are no care") {
    const Result result = run(row(one + entry("config", 301) + entry("config", 301) + entry("wmf.16", 102),
                                  family(backport(101).draft()) + Changes{config(301), backport(102)}));
    CHECK(shown(result.check) ==
          "3/6; 1.47.0-wmf.16 2, config 1; 101 work-in-progress, 301 duplicate, 301 duplicate, "
          "102 no-original missing-branch");
    CHECK(result.check.need_care() == 2);
}

TEST_CASE("one fix on several branches is shown as one") {
    const Changes changes = family(backport(101)) + family(backport(102)) + Changes{config(301)};
    const auto groups = [&](const std::string& entries) {
        return fixes(run(row(ada + entries, changes)).check, Policy{});
    };
    using Groups = std::vector<std::vector<int>>;
    CHECK(groups(entry("wmf.15", 2101) + entry("config", 301) + entry("wmf.16", 101)) == Groups{{2101, 101}});
    CHECK(groups(entry("wmf.16", 101) + entry("wmf.15", 2102) + entry("wmf.16", 102) + entry("wmf.15", 2101)) ==
          Groups{{101, 2101}, {2102, 102}});
    CHECK(groups(entry("wmf.16", 101) + entry("wmf.16", 102)).empty());
    CHECK(groups(entry("wmf.16", 101) + entry("wmf.16", 101)).empty());
    CHECK(groups(entry("wmf.16", 101) + entry("", 1101)).empty());
}

TEST_CASE("the next window with room is one that takes such changes") {
    std::string five = ada;
    for (int number = 301; number <= 305; ++number) five += entry("config", number);
    const Scenery scenery{card(hour, backports) + card(next_hour, backports, five) +
                              card("2026-11-18 15:00", "Weekly security window") +
                              card("2026-11-18 16:00", "Puppet request window '''(Max 6 patches)'''") +
                              card("2026-11-18 17:00", "No deploys '''(Max 6 patches)'''", "No Deploys") +
                              card("2026-11-18 18:00", backports),
                          {}};
    const auto next = [&](const Change& change, int n, const std::string& after) {
        const auto window = next_with_room(change, n, at(after), scenery.world());
        return window ? calendar::to_text(window->start) : "none";
    };
    const Made fix = backport(101), puppet{7, "operations/puppet", "production"};
    CHECK(next(fix, 1, "2026-11-18T20:00Z") == "2026-11-18T21:00:00Z");
    CHECK(next(fix, 1, "2026-11-18T21:00Z") == "2026-11-18T22:00:00Z");
    CHECK(next(fix, 2, "2026-11-18T21:00Z") == "2026-11-19T02:00:00Z");
    CHECK(next(fix, 7, "2026-11-18T20:00Z") == "none");
    CHECK(next(fix, 1, "2026-11-19T02:00Z") == "none");
    CHECK(next(puppet, 1, "2026-11-18T20:00Z") == "2026-11-19T00:00:00Z");
    CHECK(next(Made{8, core, "master"}, 1, "2026-11-18T20:00Z") == "none");
}

TEST_CASE("long chains and wide ones end") {
    Changes changes;
    for (int number = 101; number < 601; ++number) {
        Made made = backport(number).needs(number + 1);
        if (number < 103)
            for (int far = 150; far < 500; ++far) made = made.needs(far);
        changes.push_back(made);
    }
    changes.push_back(backport(601).needs(101));
    const Scenery scenery{"", changes};
    const Checked checked = check(101, scenery.world());
    CHECK(checked.findings.size() >= 350);
    CHECK(checked.findings.size() <= 353);
}
