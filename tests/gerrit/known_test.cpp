#include "gerrit/known.hpp"

#include <doctest/doctest.h>

#include "world.hpp"

using namespace gerrit;
using std::chrono::seconds;

namespace {

const Instant noon = date::sys_days{date::year{2026} / 11 / 18} + std::chrono::hours{12};
using Standing = Known::Standing;

News about(Ask ask, const std::string& thing, std::vector<int> found = {}) {
    News news;
    news.question = {ask, {thing}};
    news.found = {std::move(found)};
    return news;
}
News told(const Change& change) {
    News news = about(Ask::changes, std::to_string(change.number), {change.number});
    news.changed = {change};
    return news;
}
News unmoved(int number) {
    News news = about(Ask::changes, std::to_string(number), {number});
    news.same = {number};
    return news;
}
News lacking(int number) {
    return about(Ask::changes, std::to_string(number));
}
News not_found(int number) {
    News news = about(Ask::one, std::to_string(number));
    news.gone = true;
    return news;
}
News held_by(int number, std::vector<std::string> branches) {
    News news;
    news.question = {Ask::contained, {core + "~" + std::to_string(number)}};
    news.branches = std::move(branches);
    return news;
}

/// Applies steps to one change: `+` changed, `=` unchanged, `-` missing, `x` a GET with 404, `.` ten seconds pass.
Standing walk(const std::string& steps) {
    Known known;
    Instant now = noon;
    for (const char step : steps) {
        if (step == '+') known.take(told(Made{7, core, wmf16}), now);
        if (step == '=') known.take(unmoved(7), now);
        if (step == '-') known.take(lacking(7), now);
        if (step == 'x') known.take(not_found(7), now);
        if (step == '.') now += seconds{10};
    }
    return known.standing(7);
}

/// An answer about one change, with its `mergeable`; `same`: equal to the one before.
struct Told {
    int after;
    std::optional<bool> mergeable;
    int patch_set = 1;
    bool same = false;
};

int conflicts_after(const std::vector<Told>& answers) {
    Known known;
    Instant now = noon;
    for (const Told& answer : answers) {
        now += seconds{answer.after};
        Change change = Made{7, core, wmf16}.patch_sets(answer.patch_set);
        change.mergeable = answer.mergeable;
        known.take(answer.same ? unmoved(7) : told(change), now);
    }
    return known.entry(7)->conflicts;
}

}  // namespace

TEST_CASE("a change is gone only when answers lack it and a GET does not find it") {
    struct Row {
        std::string steps;
        Standing standing;
    };
    const Row rows[] = {
        {"", Standing::unasked},
        {"+", Standing::known},
        {"-", Standing::unasked},
        {"x", Standing::unasked},
        {"-x", Standing::gone},
        {"x..-", Standing::gone},
        {"+..-", Standing::known},
        {"+..-x", Standing::known},
        {"+..-..-", Standing::known},
        {"+..-..-x", Standing::gone},
        {"+..-x..-", Standing::gone},
        // Answers in one poll count once.
        {"+..-.-x", Standing::known},
        {"+..-.-.-x", Standing::gone},
        // Any answer that shows it again counts.
        {"-x+", Standing::known},
        {"-x..+..-x", Standing::known},
        {"+..-..-x=", Standing::known},
        {"+..-..-x=..-x", Standing::known},
        {"+..-=..-x", Standing::known},
    };
    for (const Row& row : rows) {
        CAPTURE(row.steps);
        CHECK(walk(row.steps) == row.standing);
    }
}

TEST_CASE("a change that is gone keeps its last snapshot and its age") {
    Known known;
    known.take(told(Made{7, core, wmf16}), noon);
    known.take(lacking(7), noon + seconds{60});
    known.take(lacking(7), noon + seconds{120});
    known.take(not_found(7), noon + seconds{121});
    CHECK(known.standing(7) == Standing::gone);
    REQUIRE(known.find(7) != nullptr);
    CHECK(known.read_at(7) == noon);
    CHECK(known.entry(7)->missed == noon + seconds{120});
    CHECK(known.read_at(8) == std::nullopt);
}

TEST_CASE("an answer without news makes the snapshot young") {
    Known known;
    known.take(told(Made{7, core, wmf16}), noon);
    known.take(unmoved(7), noon + seconds{60});
    CHECK(known.read_at(7) == noon + seconds{60});
    CHECK(*known.find(7) == Made{7, core, wmf16});
}

TEST_CASE("an answer without news about what was forgotten tells nothing") {
    Known known;
    known.take(unmoved(7), noon);
    CHECK(known.entry(7) == nullptr);
    CHECK(known == Known{});
}

TEST_CASE("what is no number makes no entry") {
    for (const char* thing : {"", "0", "-7", "+7", "7x", " 7", "9999999999", "99999999999999999999", "I7"}) {
        CAPTURE(thing);
        Known known;
        known.take(about(Ask::changes, thing), noon);
        News gone = about(Ask::one, thing);
        gone.gone = true;
        known.take(gone, noon);
        CHECK(known.size() == 0);
    }
}

TEST_CASE("an answer with fewer rows than were asked says nothing about the rest") {
    Known known;
    News news;
    news.question = {Ask::changes, {"7", "8"}};
    news.found = {{}};
    known.take(news, noon);
    CHECK(known.entry(7) != nullptr);
    CHECK(known.entry(8) == nullptr);
}

TEST_CASE("conflicts are counted in a row, answers 20 seconds apart, and from zero for each patch set") {
    struct Row {
        std::string name;
        std::vector<Told> answers;
        int conflicts;
    };
    const Row rows[] = {
        {"never told", {{0, {}}, {60, {}}}, 0},
        {"merges", {{0, true}}, 0},
        {"once", {{0, false}}, 1},
        {"twice", {{0, false}, {60, false}}, 2},
        {"twice without news", {{0, false}, {60, false, 1, true}}, 2},
        {"at once again", {{0, false}, {19, false, 1, true}}, 1},
        {"at once again, then later", {{0, false}, {19, false, 1, true}, {1, false, 1, true}}, 2},
        {"fixed", {{0, false}, {60, false}, {60, true}}, 0},
        {"fixed, then once", {{0, false}, {60, true}, {1, false}}, 1},
        {"not told between", {{0, false}, {60, {}}, {60, false}}, 1},
        {"a new patch set", {{0, false}, {60, false}, {60, {}, 2}}, 0},
        {"a new patch set that conflicts", {{0, false}, {60, false}, {1, false, 2}}, 1},
        {"a new patch set that conflicts twice", {{0, false}, {60, false, 2}, {60, false, 2, true}}, 2},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(conflicts_after(row.answers) == row.conflicts);
    }
}

TEST_CASE("where a commit is holds until its change moves") {
    const Made change = Made{7, core, "master"}.merged();
    Known known;
    known.take(told(change), noon);
    CHECK(known.containing(7) == std::nullopt);
    known.take(held_by(7, {"master", wmf16}), noon);
    CHECK(known.containing(7) == std::vector<std::string>{"master", wmf16});

    known.take(told(change.vote("Code-Review", 2)), noon);
    CHECK(known.containing(7));
    SUBCASE("a new patch set") {
        known.take(told(change.patch_sets(2)), noon);
    }
    SUBCASE("another status") {
        known.take(told(change.abandoned()), noon);
    }
    CHECK(known.containing(7) == std::nullopt);
}

TEST_CASE("a change whose branches are not found is absent, and what was known of them stays") {
    Known known;
    known.take(told(Made{7, core, "master"}.merged()), noon);
    News news = held_by(7, {});
    news.gone = true;
    known.take(news, noon);
    CHECK(known.containing(7) == std::nullopt);
    CHECK(known.entry(7)->absences == 1);

    known.take(held_by(7, {wmf16}), noon);
    known.take(news, noon);
    CHECK(known.containing(7) == std::vector<std::string>{wmf16});
}

TEST_CASE("a Change-Id and a commit name numbers in order") {
    Known known;
    CHECK(known.siblings(change_id(7)) == std::nullopt);
    CHECK(known.commit(sha(7)) == std::nullopt);
    known.take(about(Ask::siblings, change_id(7), {9, 7}), noon);
    known.take(about(Ask::commits, sha(7), {}), noon);
    CHECK(known.siblings(change_id(7)) == std::vector{7, 9});
    CHECK(known.commit(sha(7)) == std::vector<int>{});

    SUBCASE("siblings come and go") {
        known.take(told(Made{8, core, wmf16}.fix(7)), noon);
        CHECK(known.siblings(change_id(7)) == std::vector{7, 8, 9});
        known.take(about(Ask::siblings, change_id(7), {7}), noon);
        CHECK(known.siblings(change_id(7)) == std::vector{7});
    }
    SUBCASE("a commit that was found once stays found") {
        known.take(about(Ask::commits, sha(7), {7}), noon);
        known.take(about(Ask::commits, sha(7), {}), noon);
        CHECK(known.commit(sha(7)) == std::vector{7});
    }
}

TEST_CASE("a question is compared with what is known of the changes that it may show") {
    Known known;
    for (const int number : {7, 8, 9}) known.take(told(Made{number, core, wmf16}), noon);
    known.take(about(Ask::siblings, change_id(7), {7, 8, 10}), noon);
    known.take(about(Ask::commits, sha(9), {9}), noon);

    const auto print = [&](int number) { return std::pair{number, fingerprint(*known.find(number))}; };
    using Prints = std::map<int, std::uint64_t>;
    CHECK(known.fingerprints({Ask::changes, {"7", "10"}}) == Prints{print(7)});
    CHECK(known.fingerprints({Ask::one, {"8"}}) == Prints{print(8)});
    CHECK(known.fingerprints({Ask::siblings, {change_id(7)}}) == Prints{print(7), print(8)});
    CHECK(known.fingerprints({Ask::commits, {sha(9), sha(8)}}) == Prints{print(9)});
    CHECK(known.fingerprints({Ask::contained, {core + "~7"}}).empty());
}
