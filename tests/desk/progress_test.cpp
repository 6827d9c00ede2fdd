#include "bot/desk/model/progress.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>

using namespace bot::desk;

namespace {

constexpr int states = static_cast<int>(Progress::unknown) + 1;
constexpr Source sources[] = {Source::gerrit, Source::log, Source::person, Source::page, Source::servers};

/// To (across) from (down), both in the order of the enum: scheduled, merging, merged, testing, tested, syncing, live,
/// skipped, failed, rolled_back, reverted, unknown. Allowed by g: Gerrit, l: the log, p: a person, w: the wiki's page,
/// s: the servers.
constexpr const char* table = R"(
  -     gp    gl    lp    -     l     glpws gpw   l     l     s     l
  g     -     gl    lp    -     l     glps  gp    l     l     s     l
  -     -     -     lp    p     l     glps  p     l     l     glps  l
  -     -     ls    -     p     l     lps   p     l     l     glps  l
  -     -     ls    p     -     l     lps   p     l     l     glps  l
  -     -     ls    -     -     -     lps   p     l     l     glps  l
  w     -     ls    -     -     -     -     -     -     l     glps  l
  w     gp    gl    l     -     l     ls    -     l     l     gls   -
  w     gp    gl    lp    -     l     lps   p     -     l     glps  l
  w     gp    l     -     -     -     ls    p     -     -     glps  l
  -     -     gl    -     -     -     ls    -     -     -     -     l
  w     p     ls    lp    p     l     lps   p     l     l     glps  -
)";

std::string letters(Progress from, Progress to) {
    std::string out;
    for (Source source : sources) {
        if (may(source, from, to)) out += "glpws"[static_cast<int>(source)];
    }
    return out.empty() ? "-" : out;
}

}  // namespace

TEST_CASE("each source moves a patch where the table of steps lets it, and nowhere else") {
    std::istringstream cells(table);
    for (int from = 0; from < states; ++from) {
        for (int to = 0; to < states; ++to) {
            std::string cell;
            cells >> cell;
            INFO(to_text(static_cast<Progress>(from)) << " to " << to_text(static_cast<Progress>(to)));
            CHECK(letters(static_cast<Progress>(from), static_cast<Progress>(to)) == cell);
        }
    }
}

TEST_CASE("what is possible is what may be") {
    for (Source source : sources) {
        for (int from = 0; from < states; ++from) {
            const auto all = possible(source, static_cast<Progress>(from));
            CHECK(std::is_sorted(all.begin(), all.end()));
            for (int to = 0; to < states; ++to) {
                const auto n = std::count(all.begin(), all.end(), static_cast<Progress>(to));
                CHECK(n == (may(source, static_cast<Progress>(from), static_cast<Progress>(to)) ? 1 : 0));
            }
        }
    }
}

TEST_CASE("nothing leads from a rollback to live but a run, or what the servers run") {
    for (Source source : sources) {
        CHECK(may(source, Progress::rolled_back, Progress::live) ==
              (source == Source::log || source == Source::servers));
    }
    CHECK(may(Source::log, Progress::rolled_back, Progress::merged));
    for (Progress back : {Progress::testing, Progress::tested, Progress::syncing}) {
        for (Source source : sources) CHECK_FALSE(may(source, Progress::rolled_back, back));
    }
}

TEST_CASE("states and sources are words, read both ways") {
    for (int p = 0; p < states; ++p) CHECK(progress_of(to_text(static_cast<Progress>(p))) == static_cast<Progress>(p));
    for (Source source : sources) CHECK(source_of(to_text(source)) == source);
    CHECK_FALSE(progress_of("done"));
    CHECK_FALSE(source_of(""));
}
