#include "bot/desk/model/gerrit_poll.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

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

/// Answers until no question is left; returns the number of questions.
int answer_all(GerritPoll& review, const gerrit::Shelf& shelf, const gerrit::Known::Roots& roots,
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
        {noon + 7h, GerritPoll::idle},    {noon + 5h, GerritPoll::usual}, {noon + 31min, GerritPoll::usual},
        {noon + 29min, GerritPoll::busy}, {noon, GerritPoll::busy},       {noon - 59min, GerritPoll::busy},
        {noon - 60min, GerritPoll::idle},
    };
    for (const auto& row : rows) {
        CAPTURE(calendar::to_text(row.window));
        CHECK(pace(with_window_at(row.window), noon) == row.pace);
    }
}

TEST_CASE("Gerrit is not asked when nobody needs to know; the versions are") {
    GerritPoll review;
    const auto asked = review.ask({}, policy, with_window_at(noon), noon);
    REQUIRE(asked.size() == 1);
    CHECK(std::holds_alternative<ReadVersions>(asked[0]));
    review.read(VersionsRead{{{"1.47.0-wmf.16", 10}}}, noon);
    CHECK(review.ask({}, policy, with_window_at(noon), noon + GerritPoll::versions_pace - 1s).empty());
    CHECK(review.wakes_at(with_window_at(noon), noon) == noon + GerritPoll::versions_pace);
}

TEST_CASE("one question at a time, and each poll asks again") {
    GerritPoll review;
    const auto schedule = with_window_at(noon + 2h);
    const auto shelf = shelf_of(1, 250);
    const auto roots = roots_of(1, 250);
    const auto first = review.ask(roots, policy, schedule, noon);
    REQUIRE(first.size() == 2);  // the versions, and one question
    CHECK(review.ask(roots, policy, schedule, noon).empty());
    review.read(ChangesRead{shelf.answer(std::get<ReadChanges>(first[1]).question, {})}, noon);
    review.read(VersionsRead{{{"1.47.0-wmf.16", 10}}}, noon);
    CHECK(answer_all(review, shelf, roots, schedule, noon) == 2);
    CHECK(review.settled(roots, policy, noon));
    const Instant next = next_poll(noon, GerritPoll::usual);
    CHECK(answer_all(review, shelf, roots, schedule, next - 1s) == 0);
    CHECK(answer_all(review, shelf, roots, schedule, next) == 3);
    // A new entry is asked about at once.
    CHECK(answer_all(review, shelf_of(1, 251), roots_of(1, 251), schedule, next + 10s) == 1);
}

TEST_CASE("what was known for another's sake is read again when it is listed, whatever the pace") {
    GerritPoll review;
    const auto schedule = with_window_at(noon + 12h);
    const auto shelf = shelf_of(1, 5);
    answer_all(review, shelf, roots_of(1, 5), schedule, noon);
    CHECK(answer_all(review, shelf, roots_of(1, 4), schedule, noon + 60s) == 0);
    CHECK(answer_all(review, shelf, roots_of(1, 5), schedule, noon + 100s) == 1);
    CHECK(review.known().read_at(5) == noon + 100s);
    CHECK(answer_all(review, shelf, roots_of(1, 5), schedule, noon + 101s) == 0);
}

TEST_CASE("errors make the next question wait longer and change nothing else") {
    GerritPoll review;
    const auto schedule = with_window_at(noon + 2h);
    const auto shelf = shelf_of(1, 1);
    const auto roots = roots_of(1, 1);
    answer_all(review, shelf, roots, schedule, noon);
    const gerrit::Known before = review.known();
    const Instant second = next_poll(noon, GerritPoll::usual);
    Instant now = second;
    for (const auto wait : {60s, 120s, 240s, 480s, 900s, 900s}) {
        const auto asked = review.ask(roots, policy, schedule, now);
        REQUIRE(!asked.empty());
        review.unreadable(ChangesUnreadable{std::get<ReadChanges>(asked.back()).question, "HTTP 503"}, now);
        CHECK(review.down() == second);
        for (const auto& a : review.ask(roots, policy, schedule, now + wait - 1s)) {
            CHECK(std::holds_alternative<ReadVersions>(a));
            review.read(VersionsRead{{{"1.47.0-wmf.16", 10}}}, now);
        }
        now += wait;
    }
    CHECK(review.known() == before);
    CHECK(answer_all(review, shelf, roots, schedule, now) == 1);
    CHECK_FALSE(review.down());
    CHECK(answer_all(review, shelf, roots, schedule, next_poll(now, GerritPoll::usual)) == 1);
}

TEST_CASE("an answer that never comes is given up, and a restart asks again") {
    GerritPoll review;
    const auto schedule = with_window_at(noon + 2h);
    const auto roots = roots_of(1, 1);
    REQUIRE(review.ask(roots, policy, schedule, noon).size() == 2);
    CHECK(review.ask(roots, policy, schedule, noon + GerritPoll::given_up - 1s).empty());
    CHECK_FALSE(review.down());
    review.ask(roots, policy, schedule, noon + GerritPoll::given_up);
    CHECK(review.down() == noon + GerritPoll::given_up);
    review.forget_questions();
    CHECK(review.ask(roots, policy, schedule, noon + GerritPoll::given_up).size() == 2);
}

TEST_CASE("somebody who waits makes the poll begin now, but not the one just begun") {
    GerritPoll review;
    const auto schedule = with_window_at(noon + 2h);
    const auto shelf = shelf_of(1, 1);
    const auto roots = roots_of(1, 1);
    answer_all(review, shelf, roots, schedule, noon);
    review.hurry(noon + 10s);
    CHECK(answer_all(review, shelf, roots, schedule, noon + 10s) == 0);
    review.hurry(noon + 30s);
    CHECK_FALSE(review.settled(roots, policy, noon + 30s));
    CHECK(answer_all(review, shelf, roots, schedule, noon + 30s) == 1);
}

TEST_CASE("polls come up to a tenth of the pace earlier or later, spread evenly") {
    for (const auto pace : {GerritPoll::busy, GerritPoll::usual, GerritPoll::idle}) {
        std::map<std::chrono::seconds, int> seen;
        for (Instant since = noon; since < noon + 1000s; since += 1s) ++seen[next_poll(since, pace) - since - pace];
        const auto tenth = pace / 10;
        CAPTURE(pace.count());
        CHECK(seen.begin()->first == -tenth);
        CHECK(seen.rbegin()->first == tenth);
        for (const auto& [off, times] : seen) {
            CAPTURE(off.count());
            CHECK(times > 500 / static_cast<int>(2 * tenth.count() + 1));
        }
    }
}

namespace {

/// A Gerrit that fails whenever it is asked about one of `poison`, polled by a review that wakes at its own pace.
class Spoilt {
public:
    Spoilt(int count, std::set<int> poison)
        : poison_(std::move(poison)), roots_(roots_of(1, count)), shelf_(shelf_of(1, count)) {}

    GerritPoll review;
    int questions = 0, failures = 0;
    bool down = false;       ///< no question is answered
    bool ever_down = false;  ///< the review considered Gerrit down at some time since this was last reset

    void run_to(Instant t) {
        for (int steps = 0; now_ <= t; ++steps) {
            REQUIRE(steps < 20'000);
            for (auto asked = review.ask(roots_, policy, schedule_, now_); !asked.empty();
                 asked = review.ask(roots_, policy, schedule_, now_)) {
                for (const auto& action : asked) answer(action);
            }
            ever_down = ever_down || review.down();
            now_ = std::max(review.wakes_at(schedule_, now_), now_ + 1s);
        }
        now_ = t;
    }
    /// The number of changes read at or after `since`.
    int fresh(Instant since) const {
        int fresh = 0;
        for (int change : roots_.changes) fresh += review.known().read_at(change) >= since;
        return fresh;
    }

private:
    void answer(const Action& action) {
        const auto* q = std::get_if<ReadChanges>(&action);
        if (!q) return review.read(VersionsRead{{{"1.47.0-wmf.16", 10}}}, now_);
        ++questions;
        const auto& of = q->question.of;
        const bool spoils =
            std::any_of(of.begin(), of.end(), [&](const auto& n) { return poison_.count(std::stoi(n)) > 0; });
        if (!down && !spoils) {
            review.read(ChangesRead{shelf_.answer(q->question, q->have)}, now_);
            return;
        }
        ++failures;
        review.unreadable(ChangesUnreadable{q->question, "HTTP 500"}, now_);
    }

    std::set<int> poison_;
    gerrit::Known::Roots roots_;
    gerrit::Shelf shelf_;
    calendar::Schedule schedule_ = with_window_at(noon + 2h);
    Instant now_ = noon;
};

}  // namespace

TEST_CASE("one change that makes every answer fail leaves no other unchecked") {
    for (const int poison : {1, 57, 100, 101, 250}) {
        CAPTURE(poison);
        Spoilt gerrit(250, {poison});
        gerrit.run_to(noon + 5min);
        CHECK(gerrit.fresh(noon) == 249);
        CHECK_FALSE(gerrit.review.down());
        REQUIRE(gerrit.review.unanswered().size() == 1);
        CHECK(gerrit.review.unanswered().begin()->first == poison);
        CHECK(gerrit.review.unanswered().begin()->second.why == "HTTP 500");
        // After that the others are read at the usual pace, and the bad one every quarter of an hour.
        gerrit.run_to(noon + 40min);
        gerrit.questions = gerrit.failures = 0;
        gerrit.ever_down = false;
        gerrit.run_to(noon + 100min);
        CHECK(gerrit.fresh(noon + 98min) == 249);
        CHECK(gerrit.failures <= 4);
        CHECK(gerrit.failures >= 3);
        // 50 polls at the usual pace and 24 at the busy one, of three questions each; at most a tenth comes early.
        CHECK(gerrit.questions < 82 * 3 + 5);
        CHECK_FALSE(gerrit.ever_down);
    }
}

TEST_CASE("several that fail are all found, and one that is fixed is read again") {
    Spoilt gerrit(100, {3, 4, 71});
    gerrit.run_to(noon + 15min);
    CHECK(gerrit.fresh(noon) == 97);
    CHECK(gerrit.review.unanswered().size() == 3);
    CHECK_FALSE(gerrit.review.down());
    CHECK(gerrit.questions < 60);
}

TEST_CASE("an outage proves nothing against anybody, and costs few questions when it ends") {
    Spoilt gerrit(250, {});
    gerrit.run_to(noon + 5min);
    const gerrit::Known before = gerrit.review.known();
    gerrit.down = true;
    gerrit.questions = 0;
    gerrit.run_to(noon + 12h);
    CHECK(gerrit.review.unanswered().empty());
    CHECK(gerrit.review.down());
    CHECK(gerrit.questions < 60);
    CHECK(gerrit.fresh(noon + 6min) == 0);
    gerrit.down = false;
    gerrit.questions = 0;
    gerrit.run_to(noon + 12h + 17min);
    CHECK(gerrit.fresh(noon + 12h) == 250);
    CHECK_FALSE(gerrit.review.down());
    CHECK(gerrit.questions < 60);
}
