#include "bot/desk/review.hpp"

#include <doctest/doctest.h>

#include "gerrit/shelf.hpp"

using namespace bot::desk;
using namespace std::chrono_literals;
using calendar::Window;

namespace {

const Instant noon = date::sys_days{date::year{2026} / 11 / 23} + 12h;
const gerrit::Policy policy;

calendar::Schedule with_window_at(Instant start) {
    Window w;
    w.name = "UTC afternoon backport window";
    w.start = start;
    w.end = start + 1h;
    w.limit = 6;
    return calendar::Schedule({w});
}

gerrit::Shelf shelf_of(int from, int count) {
    gerrit::Shelf shelf;
    for (int n = from; n < from + count; ++n) {
        gerrit::Change c;
        c.number = n;
        c.project = "operations/mediawiki-config";
        c.branch = "master";
        c.change_id = "I" + std::to_string(n);
        c.status = gerrit::ChangeStatus::open;
        c.revision = "sha" + std::to_string(n);
        c.patch_set = 1;
        shelf.put(c);
    }
    return shelf;
}

gerrit::Known::Roots roots_of(int from, int count) {
    gerrit::Known::Roots roots;
    for (int n = from; n < from + count; ++n) roots.changes.push_back(n);
    return roots;
}

/// Answers until nothing is asked; how many questions that took.
int answer_all(Review& review, const gerrit::Shelf& shelf, const gerrit::Known::Roots& roots,
               const calendar::Schedule& schedule, Instant now) {
    int questions = 0;
    for (int i = 0; i < 100; ++i) {
        const auto asked = review.ask(roots, policy, schedule, now);
        if (asked.empty()) break;
        for (const auto& action : asked) {
            if (const auto* q = std::get_if<ReadChanges>(&action)) {
                ++questions;
                review.read(ChangesRead{shelf.answer(q->question, q->have)}, now);
            } else {
                review.read(VersionsRead{{{"1.47.0-wmf.16", 10}}}, now);
            }
        }
    }
    return questions;
}

}  // namespace

TEST_CASE("the pace follows the windows") {
    struct Row {
        Instant window;
        std::chrono::seconds pace;
    };
    const Row rows[] = {
        {noon + 7h, Review::idle},    {noon + 5h, Review::usual}, {noon + 31min, Review::usual},
        {noon + 29min, Review::busy}, {noon, Review::busy},       {noon - 59min, Review::busy},
        {noon - 60min, Review::idle},
    };
    for (const auto& row : rows) {
        CAPTURE(calendar::to_text(row.window));
        CHECK(pace(with_window_at(row.window), noon) == row.pace);
    }
}

TEST_CASE("Gerrit is not asked when nobody needs to know; the versions are") {
    Review review;
    const auto asked = review.ask({}, policy, with_window_at(noon), noon);
    REQUIRE(asked.size() == 1);
    CHECK(std::holds_alternative<ReadVersions>(asked[0]));
    review.read(VersionsRead{{{"1.47.0-wmf.16", 10}}}, noon);
    CHECK(review.ask({}, policy, with_window_at(noon), noon + Review::versions_pace - 1s).empty());
    CHECK(review.wakes_at(with_window_at(noon), noon) == noon + Review::versions_pace);
}

TEST_CASE("one question at a time, and each poll asks again") {
    Review review;
    const auto schedule = with_window_at(noon + 2h);
    const auto shelf = shelf_of(1, 250);
    const auto roots = roots_of(1, 250);
    const auto first = review.ask(roots, policy, schedule, noon);
    REQUIRE(first.size() == 2);  // the versions, and one question
    CHECK(review.ask(roots, policy, schedule, noon).empty());
    review.read(ChangesRead{shelf.answer(std::get<ReadChanges>(first[1]).question, {})}, noon);
    review.read(VersionsRead{{{"1.47.0-wmf.16", 10}}}, noon);
    CHECK(answer_all(review, shelf, roots, schedule, noon) == 2);
    CHECK(review.settled(roots, policy));
    CHECK(answer_all(review, shelf, roots, schedule, noon + 59s) == 0);
    CHECK(answer_all(review, shelf, roots, schedule, noon + 60s) == 3);
    // A new entry is asked about at once.
    CHECK(answer_all(review, shelf_of(1, 251), roots_of(1, 251), schedule, noon + 70s) == 1);
}

TEST_CASE("errors make the next question wait longer and change nothing else") {
    Review review;
    const auto schedule = with_window_at(noon + 2h);
    const auto shelf = shelf_of(1, 1);
    const auto roots = roots_of(1, 1);
    answer_all(review, shelf, roots, schedule, noon);
    const gerrit::Known before = review.known();
    Instant now = noon + 60s;
    for (const auto wait : {60s, 120s, 240s, 480s, 900s, 900s}) {
        const auto asked = review.ask(roots, policy, schedule, now);
        REQUIRE(!asked.empty());
        review.unreadable(ChangesUnreadable{std::get<ReadChanges>(asked.back()).question, "HTTP 503"}, now);
        CHECK(review.down() == noon + 60s);
        for (const auto& a : review.ask(roots, policy, schedule, now + wait - 1s)) {
            CHECK(std::holds_alternative<ReadVersions>(a));
            review.read(VersionsRead{{{"1.47.0-wmf.16", 10}}}, now);
        }
        now += wait;
    }
    CHECK(review.known() == before);
    CHECK(answer_all(review, shelf, roots, schedule, now) == 1);
    CHECK_FALSE(review.down());
    CHECK(answer_all(review, shelf, roots, schedule, now + 60s) == 1);
}

TEST_CASE("an answer that never comes is given up, and a restart asks anew") {
    Review review;
    const auto schedule = with_window_at(noon + 2h);
    const auto roots = roots_of(1, 1);
    REQUIRE(review.ask(roots, policy, schedule, noon).size() == 2);
    CHECK(review.ask(roots, policy, schedule, noon + Review::given_up - 1s).empty());
    CHECK_FALSE(review.down());
    review.ask(roots, policy, schedule, noon + Review::given_up);
    CHECK(review.down() == noon + Review::given_up);
    review.forget_questions();
    CHECK(review.ask(roots, policy, schedule, noon + Review::given_up).size() == 2);
}

TEST_CASE("somebody who waits makes the poll begin now, but not the one just begun") {
    Review review;
    const auto schedule = with_window_at(noon + 2h);
    const auto shelf = shelf_of(1, 1);
    const auto roots = roots_of(1, 1);
    answer_all(review, shelf, roots, schedule, noon);
    review.hurry(noon + 10s);
    CHECK(answer_all(review, shelf, roots, schedule, noon + 10s) == 0);
    review.hurry(noon + 30s);
    CHECK_FALSE(review.settled(roots, policy));
    CHECK(answer_all(review, shelf, roots, schedule, noon + 30s) == 1);
}
