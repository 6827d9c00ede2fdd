#include "bot/desk/model/gaps.hpp"

#include <algorithm>

namespace bot::desk {
inline namespace model {
namespace {

bool same_sort(Gap::Kind a, Gap::Kind b) {
    const auto deaf = [](Gap::Kind kind) { return Gap{kind, {}, {}}.is_deaf(); };
    return a == b || (deaf(a) && deaf(b));
}

}  // namespace

Instant Gaps::begin(Gap::Kind kind, Instant from, Instant noticed) {
    for (const Gap& gap : all) {
        if (!gap.to && same_sort(gap.kind, kind)) return gap.from;
    }
    if (all.size() >= most) all.erase(all.begin());
    all.push_back({kind, from, std::nullopt, false, false, noticed});
    return from;
}

void Gaps::hears_again(Instant now) {
    for (Gap& gap : all) {
        if (!gap.to && gap.is_deaf()) gap.to = std::max(now, gap.from);
    }
}

void Gaps::relay_again(Instant now) {
    for (Gap& gap : all) {
        if (!gap.to && !gap.is_deaf()) gap.to = std::max(now, gap.from);
    }
    // The members of the channel may be told in several parts.
    std::erase_if(all, [](const Gap& gap) { return !gap.is_deaf() && gap.to == gap.from && !gap.doubtful; });
}

void Gaps::doubt() {
    for (Gap& gap : all) gap.doubtful = gap.doubtful || !gap.to;
}

const Gap* Gaps::going_on(Gap::Kind kind) const {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Gap& gap) { return !gap.to && gap.kind == kind; });
    return found == all.end() ? nullptr : &*found;
}

const Gap* Gaps::deaf() const {
    const auto found = std::find_if(all.begin(), all.end(), [](const Gap& gap) { return !gap.to && gap.is_deaf(); });
    return found == all.end() ? nullptr : &*found;
}

const Gap* Gaps::find(Instant from) const {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Gap& gap) { return gap.from == from; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace model
}  // namespace bot::desk
