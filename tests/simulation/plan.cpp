#include "tests/simulation/log.hpp"

namespace simulation {

using std::chrono::hours;

Plan draw_plan(std::uint64_t seed, Tally& tally) {
    Rng rng(seed);
    Plan plan;
    plan.week = draw_week(rng);
    // A week may begin in the middle of a window.
    plan.from = from_wall(plan.week.sunday) + seconds{rng.between(-8 * 3600, 8 * 3600)};
    plan.to = from_wall(plan.week.sunday + date::days{7}) + hours{10};
    plan.page = draw_edits(plan.week, plan.from - hours{1}, plan.to, rng, tally);
    plan.faults = draw_faults(plan.page, plan.from, plan.to, rng);
    Rng other(seed ^ 0x9e44u);  // separate, so that additions here change nothing above
    plan.history = draw_history(plan.page, plan.from, plan.to, other, tally);
    plan.comings = draw_comings(plan.page, plan.from, plan.to, other);
    draw_gerrit_outages(plan.faults, plan.page, plan.from, plan.to, other);
    if (plan.week.clock_moves) tally.count(Fault::clock_week);
    return plan;
}

}  // namespace simulation
