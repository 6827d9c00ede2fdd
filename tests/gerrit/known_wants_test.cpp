#include <doctest/doctest.h>

#include <algorithm>

#include "small_gerrit.hpp"

using namespace gerrit;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const Instant noon = date::sys_days{date::year{2026} / 11 / 18} + std::chrono::hours{12};
const std::vector<LiveBranch> two_live{{wmf15, 346}, {wmf16, 726}};
const std::string master = "master";
using Standing = Known::Standing;

/// The known changes among those of a test.
std::set<int> read(const Known& known, const SmallGerrit& gerrit) {
    std::set<int> result;
    for (const auto& [number, change] : gerrit.changes)
        if (known.find(number) != nullptr) result.insert(number);
    return result;
}

/// The items asked for in the last poll, by kind.
std::vector<std::string> things(const SmallGerrit& gerrit, Ask ask) {
    std::vector<std::string> result;
    for (const Question& question : gerrit.log)
        if (question.ask == ask) result.insert(result.end(), question.of.begin(), question.of.end());
    return result;
}

}  // namespace

TEST_CASE("everything that the checks of a change look at is read") {
    const Made master_fix = Made{1, core, master}.merged();
    struct Row {
        std::string name;
        Changes changes;  ///< the first is the root
        std::set<int> read;
    };
    const Row rows[] = {
        {"nothing else", {config(10), config(11)}, {10}},
        {"original by pick", {Made{10, core, wmf16}.pick_of(1), master_fix}, {1, 10}},
        {"original of a pick of a pick",
         {Made{10, core, wmf16}.pick_of(9), Made{9, core, wmf15}.pick_of(1), master_fix},
         {1, 9, 10}},
        {"original in words", {Made{10, core, wmf16}.pick_in_words(1), master_fix}, {1, 10}},
        {"original by Change-Id", {Made{10, core, wmf16}.fix(1), master_fix}, {1, 10}},
        {"siblings", {Made{10, core, wmf16}, Made{11, core, wmf15}.fix(10)}, {10, 11}},
        {"siblings of an original with another Change-Id",
         {Made{10, core, wmf16}.pick_of(1), master_fix, Made{11, core, wmf15}.fix(1)},
         {1, 10, 11}},
        {"the configuration has no siblings", {config(10), config(11).fix(10)}, {10}},
        {"merged: only the fix itself",
         {Made{10, core, wmf16}.fix(1).needs(2).merged(), master_fix, config(2)},
         {1, 10}},
        {"abandoned: nothing else", {Made{10, core, wmf16}.fix(1).needs(2).abandoned(), master_fix, config(2)}, {10}},
        {"dependency by number", {config(10).needs(2), config(2)}, {2, 10}},
        {"dependency by Change-Id", {config(10).needs_fix(2), config(2), config(3).fix(2)}, {2, 3, 10}},
        {"parent", {config(10).on_top_of(2), config(2)}, {2, 10}},
        {"a dependency's own",
         {config(10).needs(2), config(2).needs_fix(3), config(3).on_top_of(4), config(4)},
         {2, 3, 4, 10}},
        {"not those of a merged one", {config(10).needs(2), config(2).needs(3).merged(), config(3)}, {2, 10}},
        {"not those of an abandoned one", {config(10).needs(2), config(2).needs(3).abandoned(), config(3)}, {2, 10}},
        {"five steps",
         {config(10).needs(1), config(1).needs(2), config(2).needs(3), config(3).needs(4), config(4).needs(5),
          config(5).needs(6), config(6)},
         {1, 2, 3, 4, 5, 10}},
        {"a cycle", {config(10).needs(1), config(1).needs(2), config(2).needs(10).needs(2)}, {1, 2, 10}},
        {"itself", {config(10).needs(10).needs_fix(10).on_top_of(10)}, {10}},
        {"picks in a circle", {Made{10, core, wmf16}.pick_of(9), Made{9, core, wmf16}.pick_of(10)}, {9, 10}},
        {"what is named nowhere", {config(10).needs_text("nonsense").needs(77).needs_fix(78), config(11)}, {10}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        SmallGerrit gerrit{row.changes};
        Known known;
        gerrit.settle(known, {{10}, {}}, noon, two_live);
        CHECK(read(known, gerrit) == row.read);
    }
}

TEST_CASE("300 changes at a steady pace cost six requests, and eight more every ten minutes") {
    SmallGerrit gerrit;
    Known::Roots roots;
    for (int i = 1; i <= 300; ++i) {
        // 150 of them with an open sibling, 100 with an open dependency, all with an original and a merged parent.
        const Made root = Made{i, core, wmf16}.pick_of(1000 + i).on_top_of(4000 + i);
        gerrit.put(i > 150 && i <= 250 ? root.needs(3000 + i) : root);
        gerrit.put(Made{1000 + i, core, master}.fix(i).merged().held(wmf15).held(wmf16));
        if (i <= 150) gerrit.put(Made{2000 + i, core, wmf15}.fix(i));
        if (i > 150 && i <= 250) gerrit.put(Made{3000 + i, core, wmf16});
        gerrit.put(Made{4000 + i, core, wmf16}.merged());
        roots.changes.push_back(i);
    }
    Known known;
    gerrit.settle(known, roots, noon, two_live);
    CHECK(known.size() == 300 + 300 + 150 + 100 + 300);

    int requests = 0;
    for (int minute = 1; minute <= 12; ++minute) {
        CAPTURE(minute);
        gerrit.forget_requests();
        requests += gerrit.settle(known, roots, noon + minutes{minute}, two_live);
        // Answers about siblings show the open ones.
        CHECK(gerrit.asked[Ask::changes] == (minute == 11 ? 4 : 6));
        // An item that was asked after the first poll's second is due one poll later.
        CHECK(gerrit.asked[Ask::siblings] == (minute == 11 ? 8 : 0));
        CHECK(gerrit.requests() == gerrit.asked[Ask::changes] + gerrit.asked[Ask::siblings]);
    }
    CHECK(requests == 11 * 6 + 4 + 8);
}

TEST_CASE("of what a change leads to, only what may still change is read again") {
    SmallGerrit gerrit{{config(10).needs(1).needs(2).needs(3).needs(4), config(1), config(2).merged(),
                        config(3).abandoned(), config(5).merged()}};
    gerrit.changes[4] = config(4);
    gerrit.changes[4].status = ChangeStatus::unknown;
    const Known::Roots roots{{10, 5}, {}};
    Known known;
    gerrit.settle(known, roots, noon);
    gerrit.forget_requests();
    CHECK(gerrit.settle(known, roots, noon + minutes{1}) == 1);
    CHECK(things(gerrit, Ask::changes) == std::vector<std::string>{"10", "5", "1", "3", "4"});
}

TEST_CASE("a new patch set leads to what it needs at once") {
    SmallGerrit gerrit{{config(10), config(11)}};
    Known known;
    gerrit.settle(known, {{10}, {}}, noon);
    gerrit.put(config(10).patch_sets(2).needs(11));
    gerrit.settle(known, {{10}, {}}, noon + minutes{1});
    CHECK(read(known, gerrit) == std::set{10, 11});
}

TEST_CASE("a change never seen is asked for directly within the poll, one seen before in the next") {
    SmallGerrit gerrit{{config(10)}};
    Known known;
    gerrit.settle(known, {{10, 77}, {}}, noon);
    CHECK(things(gerrit, Ask::one) == std::vector<std::string>{"77"});
    CHECK(known.standing(77) == Standing::gone);

    gerrit.hidden.insert(10);
    gerrit.forget_requests();
    gerrit.settle(known, {{10}, {}}, noon + minutes{1});
    CHECK(gerrit.asked[Ask::one] == 0);
    CHECK(known.standing(10) == Standing::known);
    gerrit.settle(known, {{10}, {}}, noon + minutes{2});
    CHECK(things(gerrit, Ask::one) == std::vector<std::string>{"10"});
    CHECK(known.standing(10) == Standing::gone);
}

TEST_CASE("a change that is gone is looked for in every poll, and directly every ten minutes") {
    SmallGerrit gerrit;
    const Known::Roots roots{{77}, {}};
    Known known;
    for (int minute = 0; minute <= 25; ++minute) {
        CAPTURE(minute);
        gerrit.forget_requests();
        gerrit.settle(known, roots, noon + minutes{minute});
        CHECK(gerrit.asked[Ask::changes] == 1);
        CHECK(gerrit.asked[Ask::one] == (minute % 11 == 0));
    }
    gerrit.put(config(77));
    gerrit.settle(known, roots, noon + minutes{26});
    CHECK(known.standing(77) == Standing::known);
}

TEST_CASE("a change that only a direct GET shows is known") {
    SmallGerrit gerrit{{config(10)}};
    gerrit.unindexed.insert(10);
    Known known;
    for (int minute = 0; minute < 5; ++minute) {
        gerrit.settle(known, {{10}, {}}, noon + minutes{minute});
        CHECK(known.standing(10) == Standing::known);
    }
}

TEST_CASE("what a change needs on master is looked for in the branches until it is there") {
    const Made wanted = Made{1, core, master}.merged();
    struct Row {
        std::string name;
        Changes changes;  ///< the first is the root
        int first, later;
    };
    const Row rows[] = {
        {"lacking", {Made{10, core, wmf16}.needs(1), wanted}, 1, 1},
        {"there", {Made{10, core, wmf16}.needs(1), wanted.held(wmf16)}, 1, 0},
        {"in another branch", {Made{10, core, wmf16}.needs(1), wanted.held(wmf15)}, 1, 1},
        {"by Change-Id", {Made{10, core, wmf16}.needs_fix(1), wanted}, 1, 1},
        {"not merged", {Made{10, core, wmf16}.needs(1), Made{1, core, master}}, 0, 0},
        {"on the branch itself", {Made{10, core, wmf16}.needs(1), Made{1, core, wmf16}.merged()}, 0, 0},
        {"on another branch, by Change-Id", {Made{10, core, wmf16}.needs_fix(1), Made{1, core, wmf15}.merged()}, 1, 1},
        {"by Change-Id, with a backport that serves",
         {Made{10, core, wmf16}.needs_fix(1), wanted, Made{2, core, wmf16}.fix(1)},
         0,
         0},
        {"with a merged backport",
         {Made{10, core, wmf16}.needs(1), wanted, Made{2, core, wmf16}.fix(1).merged()},
         0,
         0},
        {"for the configuration, lacking in one", {config(10).needs(1), wanted.held(wmf15)}, 1, 1},
        {"for the configuration, in all", {config(10).needs(1), wanted.held(wmf15).held(wmf16)}, 1, 0},
        {"no code that goes with the branches", {config(10).needs(1), config(1).merged()}, 0, 0},
        {"of a dependency", {config(10).needs(2), config(2).needs(1), wanted}, 0, 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        SmallGerrit gerrit{row.changes};
        Known known;
        gerrit.settle(known, {{10}, {}}, noon, two_live);
        CHECK(gerrit.asked[Ask::contained] == row.first);
        gerrit.forget_requests();
        gerrit.settle(known, {{10}, {}}, noon + minutes{5}, two_live);
        CHECK(gerrit.asked[Ask::contained] == 0);
        gerrit.settle(known, {{10}, {}}, noon + minutes{11}, two_live);
        CHECK(gerrit.asked[Ask::contained] == row.later);
    }
}

TEST_CASE("backports of a dependency are found where it is lacking") {
    SmallGerrit gerrit{{Made{10, core, wmf16}.needs(1), Made{1, core, master}.merged(), Made{2, core, wmf16}.fix(1)}};
    Known known;
    gerrit.settle(known, {{10}, {}}, noon, two_live);
    CHECK(known.find(2) != nullptr);
    CHECK(known.siblings(change_id(1)) == std::vector{1, 2});
}

TEST_CASE("whether an original was in master before a live branch was cut is asked once, then hourly") {
    const Changes lone{Made{10, core, wmf15}.fix(1), Made{1, core, master}.merged()};
    SmallGerrit gerrit{lone};
    Known known;
    int asked = 0;
    for (int minute = 0; minute <= 62; minute += 2) {
        gerrit.forget_requests();
        gerrit.settle(known, {{10}, {}}, noon + minutes{minute}, two_live);
        asked += gerrit.asked[Ask::contained];
    }
    CHECK(asked == 2);

    struct Row {
        std::string name;
        Changes more;
        std::vector<LiveBranch> live;
        int asked;
    };
    const Row rows[] = {
        {"one live branch", {}, {{wmf15, 1072}}, 0},
        {"a dead branch", {}, {{wmf16, 346}, {wmf17, 726}}, 0},
        {"with a backport there", {Made{11, core, wmf16}.fix(1)}, two_live, 0},
        {"with an abandoned one there", {Made{11, core, wmf16}.fix(1).abandoned()}, two_live, 1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        SmallGerrit other{lone + row.more};
        Known fresh;
        other.settle(fresh, {{10}, {}}, noon, row.live);
        CHECK(other.asked[Ask::contained] == row.asked);
    }
}

TEST_CASE("a commit looked for in vain is looked for again every ten minutes, a parent only once") {
    SmallGerrit gerrit{{Made{10, core, wmf16}.pick_in_words(1).on_top_of(2)}};
    Known known;
    gerrit.settle(known, {{10}, {}}, noon);
    auto both = std::vector{sha(1), sha(2)};
    auto asked = things(gerrit, Ask::commits);
    std::ranges::sort(asked);
    CHECK(asked == both);
    gerrit.forget_requests();
    gerrit.settle(known, {{10}, {}}, noon + minutes{5});
    CHECK(things(gerrit, Ask::commits).empty());
    gerrit.put(Made{1, core, master}.merged());
    gerrit.settle(known, {{10}, {}}, noon + minutes{11});
    CHECK(things(gerrit, Ask::commits) == std::vector{sha(1)});
    CHECK(known.find(1) != nullptr);
    gerrit.forget_requests();
    gerrit.settle(known, {{10}, {}}, noon + minutes{22});
    CHECK(things(gerrit, Ask::commits).empty());
}

TEST_CASE("what a Change-Id names is read like any root, in every poll") {
    SmallGerrit gerrit{{config(10).needs(1), config(1), config(11).fix(10)}};
    const Known::Roots roots{{}, {change_id(10), change_id(77)}};
    Known known;
    gerrit.settle(known, roots, noon);
    CHECK(read(known, gerrit) == std::set{1, 10, 11});
    CHECK(known.siblings(change_id(77)) == std::vector<int>{});
    gerrit.forget_requests();
    gerrit.settle(known, roots, noon + seconds{30});
    CHECK(things(gerrit, Ask::siblings) == roots.change_ids);
    CHECK(known.read_at(11) >= noon + seconds{30});
}

TEST_CASE("a question that failed stays wanted") {
    const Known::Roots roots{{10}, {}};
    const Known known;
    const auto first = known.wants(roots, {}, {}, noon);
    CHECK(first == std::vector<Question>{{Ask::changes, {"10"}}});
    CHECK(known.wants(roots, {}, {}, noon + minutes{5}) == first);
}

TEST_CASE("roots are asked about first and once, and what is no number not at all") {
    Known known;
    CHECK(known.wants({{12, 11, 12, 0, -3}, {}}, {}, {}, noon) == std::vector<Question>{{Ask::changes, {"12", "11"}}});
    CHECK(known.wants({}, {}, {}, noon).empty());
}

TEST_CASE("a change that needs 5,000 others ends") {
    Made by_number = config(10), by_id = config(11), parents = config(12);
    SmallGerrit gerrit;
    for (int i = 1000; i < 6000; ++i) {
        by_number.message.depends_on.push_back({"", i, ""});
        by_id.message.depends_on.push_back({"", std::nullopt, change_id(i)});
        parents.parents.push_back(sha(i));
        gerrit.put(config(i).needs(i + 1).needs_fix(i + 2).on_top_of(i + 3));
    }
    for (const Made& root : {by_number, by_id, parents}) {
        gerrit.put(root);
        gerrit.forget_requests();
        Known known;
        const int requests = gerrit.settle(known, {{root.number}, {}}, noon);
        CHECK(known.size() == 201);
        CAPTURE(root.number);
        CHECK(requests < 30);
    }
}

TEST_CASE("only what the roots lead to is kept, and nothing of it is asked again") {
    SmallGerrit gerrit{{Made{10, core, wmf15}.pick_in_words(1).needs(2).on_top_of(3), Made{1, core, master}.merged(),
                        Made{2, core, master}.merged(), Made{3, core, wmf15}, Made{4, core, wmf16}.fix(2).merged(),
                        config(20).needs(21).needs(77), Made{21, core, master}.merged(), config(30).needs(3)}};
    const Known::Roots both{{10, 20}, {}}, first{{10}, {}}, all{{10, 20, 30}, {}};
    Known known, alone;
    gerrit.settle(known, all, noon, two_live);
    CHECK(known.standing(77) == Standing::gone);
    known.keep_only(both, {});
    CHECK(known.find(30) == nullptr);
    CHECK(known.wants(both, {}, two_live, noon).empty());
    known.keep_only(first, {});
    CHECK(read(known, gerrit) == std::set{1, 2, 3, 4, 10});
    CHECK(known.standing(77) == Standing::unasked);
    CHECK(known.wants(first, {}, two_live, noon).empty());

    gerrit.settle(alone, first, noon, two_live);
    CHECK(known == alone);
    known.keep_only({}, {});
    CHECK(known == Known{});
}

TEST_CASE("what seems to be read in the future, before the clock was put back, is read again") {
    SmallGerrit gerrit{{Made{10, core, wmf16}}};
    Known known;
    gerrit.settle(known, {{10}, {}}, noon);
    gerrit.forget_requests();
    gerrit.settle(known, {{10}, {}}, noon - minutes{120});
    CHECK(gerrit.asked[Ask::changes] == 1);
    CHECK(gerrit.asked[Ask::siblings] == 1);
}
