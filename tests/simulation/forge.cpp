#include "tests/simulation/forge.hpp"

#include <algorithm>
#include <cstdlib>

#include "tests/simulation/wiki.hpp"

namespace simulation {

using namespace bot::desk;

namespace {

constexpr int minute = 60;
/// This close to a start, Gerrit answers at once. Otherwise it takes its time, because weeks of prompt answers would
/// have ten times as many, without more information.
constexpr std::chrono::minutes near_start{4};

const Outage* trouble(const std::vector<Outage>& all, Instant now) {
    for (const Outage& o : all)
        if (o.from <= now && now < o.to) return &o;
    return nullptr;
}

}  // namespace

Forge::Forge(Agenda& agenda, const Plan& plan, Rng& rng, Tally& tally, Hear answer)
    : agenda_(agenda), plan_(plan), rng_(rng), tally_(tally), hear_(std::move(answer)) {}

void Forge::forget() {
    if (waiting_ > 0) tally_.count(Fault::gerrit_too_late, waiting_);
    waiting_ = 0;
    ++life_;
}

int Forge::pace() {
    const Revision& page = plan_.page[static_cast<std::size_t>(revision_at(plan_.page, agenda_.now()))];
    for (const CardPtr& c : page.cards)
        if (c->limit && std::chrono::abs(c->start - agenda_.now()) < near_start) return rng_.between(0, 2);
    return rng_.one_in(10) ? rng_.between(0, 2) : rng_.between(3 * minute, 235);
}

void Forge::later(int delay, std::function<void()> what) {
    ++waiting_;
    agenda_.in(seconds{delay}, [this, life = life_, what = std::move(what)] {
        if (life != life_) return;
        --waiting_;
        what();
    });
}

void Forge::hear_in(int delay, Event event, Told told) {
    later(delay, [this, event = std::move(event), told = std::move(told)] { hear_(event, told); });
}

void Forge::ask(const ReadVersions&) {
    const Outage* outage = trouble(plan_.faults.versions, agenda_.now());
    if (outage && outage->kind == Outage::Kind::hang) return tally_.count(Fault::versions_hang);
    if (outage && outage->kind == Outage::Kind::fail) {
        tally_.count(Fault::versions_fail);
        return hear_in(rng_.between(0, 1), VersionsUnreadable{"HTTP 502"}, Nothing{});
    }
    const auto& weeks = plan_.history.weeks_at(agenda_.now());
    VersionsRead event;
    for (int week : weeks) event.versions["1.47.0-wmf." + std::to_string(week)] = 100 + week;
    hear_in(outage ? rng_.between(3, 4 * minute) : pace(), std::move(event), weeks);
}

void Forge::ask(const ReadChanges& asked) {
    const Outage* outage = trouble(plan_.faults.gerrit, agenda_.now());
    if (outage && outage->kind == Outage::Kind::hang) return tally_.count(Fault::gerrit_hang);
    if (outage && outage->kind == Outage::Kind::fail) {
        tally_.count(Fault::gerrit_fail);
        return hear_in(rng_.between(0, 1), ChangesUnreadable{asked.question, "HTTP 503"}, Nothing{});
    }
    // A late answer may be out of date.
    Answer answer = look_up(asked);
    if (outage) tally_.count(Fault::gerrit_slow);
    hear_in(outage ? rng_.between(3, 5 * minute) : pace(), ChangesRead{std::move(answer.news)}, std::move(answer.told));
}

std::vector<int> Forge::named(gerrit::Ask ask, const std::string& what) const {
    if (ask == gerrit::Ask::changes) return {std::atoi(what.c_str())};
    if (ask == gerrit::Ask::one && what[0] != 'I') return {std::atoi(what.c_str())};
    if (ask == gerrit::Ask::commits) return {static_cast<int>(std::strtol(what.substr(0, 36).c_str(), nullptr, 16))};
    const int fix = static_cast<int>(std::strtol(what.substr(1).c_str(), nullptr, 16));
    return {listed_numbers + fix, originals + fix, siblings + fix};
}

Forge::Answer Forge::look_up(const ReadChanges& asked) {
    const gerrit::Question& question = asked.question;
    Answer answer;
    answer.news.question = question;
    if (question.ask == gerrit::Ask::messages) {
        const Facts* facts = plan_.history.at(std::atoi(question.of.front().c_str()), agenda_.now());
        answer.news.gone = !facts || facts->hidden;
        return answer;
    }
    if (question.ask == gerrit::Ask::contained) {
        const std::string& what = question.of.front();
        const int number = std::atoi(what.substr(what.rfind('~') + 1).c_str());
        const Facts* facts = plan_.history.at(number, agenda_.now());
        if (facts && facts->state == Facts::State::merged) answer.news.branches = {branch_of(place_of(number))};
        answer.news.gone = !facts || facts->hidden;
        return answer;
    }
    std::set<int> there, absent;
    for (const std::string& what : question.of) {
        std::vector<int> found;
        for (int number : named(question.ask, what)) {
            const Facts* facts = plan_.history.at(number, agenda_.now());
            if (facts && !facts->hidden)
                found.push_back(number);
            else
                absent.insert(number);
        }
        there.insert(found.begin(), found.end());
        answer.news.found.push_back(std::move(found));
        if (question.ask == gerrit::Ask::siblings)
            answer.told.fixes.push_back(static_cast<int>(std::strtol(what.substr(1).c_str(), nullptr, 16)));
        if (question.ask == gerrit::Ask::commits) answer.told.commits.push_back(fix_of(named(question.ask, what)[0]));
    }
    for (int number : there) show(number, asked.have, answer);
    answer.news.gone = question.ask == gerrit::Ask::one && there.empty();
    if (question.ask == gerrit::Ask::changes || question.ask == gerrit::Ask::one)
        for (int number : absent) answer.told.absent.push_back(number);
    answer.told.directly = question.ask == gerrit::Ask::one;
    return answer;
}

void Forge::show(int number, const std::map<int, std::uint64_t>& have, Answer& answer) {
    const Facts* facts = plan_.history.at(number, agenda_.now());
    const bool flap = flaps(number);
    auto found = shown_.find({facts, flap});
    if (found == shown_.end()) {
        gerrit::Change change = to_change(*facts, flap);
        const auto print = gerrit::fingerprint(change);
        found = shown_.emplace(std::pair{facts, flap}, Shown{std::move(change), print}).first;
    }
    const auto had = have.find(number);
    const bool same = had != have.end() && had->second == found->second.fingerprint;
    answer.told.shown.push_back({facts, flap, same});
    if (same)
        answer.news.same.push_back(number);
    else
        answer.news.changed.push_back(found->second.change);
}

bool Forge::flaps(int number) {
    for (std::size_t i = 0; i < plan_.history.flaps.size(); ++i) {
        const Flap& flap = plan_.history.flaps[i];
        if (flap.at > agenda_.now()) return false;
        if (flap.number != number || !flapped_.insert(i).second) continue;
        tally_.count(Fault::flap);
        return true;
    }
    return false;
}

}  // namespace simulation
