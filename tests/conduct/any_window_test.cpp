// For more afternoons: ORIEL_AFTERNOONS=1000, from ORIEL_SEED on; ORIEL_STORY=1 prints them.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>

#include "tests/conduct/afternoon.hpp"

using tests::Afternoon;

namespace {

long from_environment(const char* name, long otherwise) {
    const char* value = std::getenv(name);
    return value ? std::atol(value) : otherwise;
}

}  // namespace

TEST_CASE("whatever people say in a window, nobody is pinged in vain and every patch is accounted for") {
    const long afternoons = from_environment("ORIEL_AFTERNOONS", 20);
    const long first = from_environment("ORIEL_SEED", 1);
    const bool tell = std::getenv("ORIEL_STORY") != nullptr;
    long lines = 0, turns = 0, quiet = 0, held = 0, refused = 0, summaries = 0, commands = 0;
    for (long seed = first; seed < first + afternoons; ++seed) {
        CAPTURE(seed);
        Afternoon afternoon(static_cast<std::uint64_t>(seed), tell);
        afternoon.live();
        lines += afternoon.lines;
        turns += afternoon.pings_of_turn;
        quiet += afternoon.quiet_lines;
        held += afternoon.held_lines;
        refused += afternoon.refused_while_held;
        summaries += afternoon.summaries;
        commands += afternoon.commands;
    }
    fmt::print(
        "{} afternoons: {} lines said by people, {} by Oriel unasked, {} of somebody's turn, {} others with quiet "
        "people about, {} calls with a hold somewhere, {} words refused by one, {} windows summed up\n",
        afternoons, commands, lines, turns, quiet, held, refused, summaries);
    if (afternoons < 20) return;
    for (long each : {lines, turns, quiet, held, refused, summaries}) CHECK(each > 0);
}
