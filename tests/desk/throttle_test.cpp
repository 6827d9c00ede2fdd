#include "bot/desk/model/throttle.hpp"

#include <doctest/doctest.h>

using bot::desk::Throttle;
using Verdict = Throttle::Verdict;
using namespace std::chrono_literals;

namespace {

const calendar::Instant noon{std::chrono::seconds{1'795'000'000}};

}  // namespace

TEST_CASE("five commands in thirty seconds are answered, the sixth gets a notice, then there is silence") {
    Throttle throttle;
    for (int i = 0; i < 5; ++i) CHECK(throttle.heard("ada", noon + i * 1s) == Verdict::answer);
    CHECK(throttle.heard("ada", noon + 5s) == Verdict::notice);
    CHECK(throttle.heard("ada", noon + 6s) == Verdict::silence);
    CHECK(throttle.wait("ada", noon + 6s) == 24s);
    CHECK(throttle.heard("kay", noon + 6s) == Verdict::answer);
    CHECK(throttle.heard("ada", noon + 29s) == Verdict::silence);
    CHECK(throttle.heard("ada", noon + 30s) == Verdict::answer);
    CHECK(throttle.heard("ada", noon + 30s) == Verdict::notice);
}

TEST_CASE("a clock put back silences nobody") {
    Throttle throttle;
    for (int i = 0; i < 7; ++i) throttle.heard("ada", noon);
    CHECK(throttle.heard("ada", noon - 2h) == Verdict::answer);
    CHECK(throttle.wait("ada", noon - 2h) == 0s);
}
