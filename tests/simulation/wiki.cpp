#include "tests/simulation/wiki.hpp"

#include <algorithm>

namespace simulation {

using namespace bot::desk;

int revision_at(const std::vector<Revision>& page, Instant t) {
    const auto behind =
        std::upper_bound(page.begin(), page.end(), t, [](Instant at, const Revision& r) { return at < r.at; });
    return static_cast<int>(behind - page.begin()) - 1;
}

Wiki::Wiki(Agenda& agenda, const Plan& plan, Rng& rng, Tally& tally, Hear answer)
    : agenda_(agenda), plan_(plan), rng_(rng), tally_(tally), hear_(std::move(answer)) {}

int Wiki::revision() const {
    return revision_at(plan_.page, agenda_.now());
}

const Outage* Wiki::outage() const {
    for (const Outage& o : plan_.faults.outages)
        if (o.from <= agenda_.now() && agenda_.now() < o.to) return &o;
    return nullptr;
}

void Wiki::ask(std::int64_t have) {
    const long question = ++question_;  // replaces the pending question
    const auto later = [&](int delay, std::function<void()> what) {
        agenda_.in(seconds{delay}, [this, question, what = std::move(what)] {
            if (question == question_) what();
        });
    };
    const auto fails = [this](const char* why) { return [this, why] { hear_(CalendarUnreadable{why}, -1); }; };
    const Outage* trouble = outage();
    if (!trouble) return later(rng_.between(0, 2), [this, have] { answer(have); });
    switch (trouble->kind) {
        case Outage::Kind::hang:
            tally_.count(Fault::outage_hang);
            return later(30, fails("no answer within 30 s"));
        case Outage::Kind::fail:
            tally_.count(Fault::outage_fail);
            return later(rng_.between(0, 1), fails("the wiki answered 503"));
        case Outage::Kind::slow:
            tally_.count(Fault::outage_slow);
            return later(rng_.between(3, 29), [this, have] { answer(have); });
    }
}

void Wiki::answer(std::int64_t have) {
    const int now = revision();
    const Revision& page = plan_.page[static_cast<std::size_t>(now)];
    if (page.id == have)
        hear_(CalendarUnmoved{page.id}, now);
    else
        hear_(CalendarRead{page.id, page.text, "https://wiki.example.org/wiki/Deployments"}, now);
}

}  // namespace simulation
