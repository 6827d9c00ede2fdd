#include "bot/desk/rules/starts.hpp"

#include <algorithm>

#include "bot/desk/query/starts.hpp"

namespace bot::desk::rules::starts {

using calendar::Window;

void announce(Ledger& ledger, const Window& w, const Settings& settings, const wording::PageSource& source,
              const wording::Care& care, const wording::Setting& setting, Instant now) {
    const Instant until = std::min(w.start + query::grace + std::chrono::seconds{1}, w.end);
    const std::string about = wording::name_of(w);
    // A card that begins to take lists after its start was announced gets no second line.
    const bool both = !query::announced(ledger, w) || ledger.knows(query::requestors_cause(w));
    ledger.want(query::deployers_cause(w), about, wording::opening(w, settings, source, care, setting, now), w.start,
                until, true);
    if (both && !w.freeze && (w.takes_lists() || wording::lists_patches(w))) {
        ledger.want(query::requestors_cause(w), about, wording::requests(w, care, setting.crowd, settings.chat),
                    w.start, until, true);
    }
}

}  // namespace bot::desk::rules::starts
