#include <benchmark/benchmark.h>

#include "calendar/json.hpp"
#include "calendar/page.hpp"
#include "calendar/schedule.hpp"
#include "tests/calendar/pages.hpp"

namespace {

using namespace calendar;

/// A page of at least `count` windows: weeks one after the other.
std::string page_of(std::size_t count) {
    const std::string week = page_fixture("cards_november");
    const std::size_t in_week = read_page(week, Rules{}).windows.size();
    std::string text;
    for (std::size_t windows = 0; windows < count; windows += in_week) text += week;
    return text;
}

void read_page_of(benchmark::State& state) {
    const std::string text = page_of(static_cast<std::size_t>(state.range(0)));
    const Rules rules;
    std::size_t windows = 0;
    for (auto _ : state) {
        const Page page = read_page(text, rules);
        windows = page.windows.size();
        benchmark::DoNotOptimize(&page);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
    state.counters["windows"] = static_cast<double>(windows);
}
BENCHMARK(read_page_of)->Arg(1)->Arg(1000)->Unit(benchmark::kMicrosecond);

void print_json_of_a_week(benchmark::State& state) {
    const auto windows = read_page(page_of(1), Rules{}).windows;
    for (auto _ : state) benchmark::DoNotOptimize(windows_json(windows));
}
BENCHMARK(print_json_of_a_week)->Unit(benchmark::kMicrosecond);

void compare_two_weeks(benchmark::State& state) {
    const Schedule schedule{read_page(page_of(1), Rules{}).windows};
    for (auto _ : state) benchmark::DoNotOptimize(compare(schedule, schedule));
}
BENCHMARK(compare_two_weeks)->Unit(benchmark::kMicrosecond);

}  // namespace
