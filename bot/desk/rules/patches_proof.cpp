#include "bot/desk/rules/patches_proof.hpp"

#include <algorithm>

#include "bot/desk/query/patches_tree.hpp"
#include "bot/desk/rules/patches_proven.hpp"

namespace bot::desk::rules::patches {
namespace {

constexpr std::chrono::seconds apart{60};     // between two answers that must agree
constexpr std::chrono::seconds given_up{90};  // a question without an answer
constexpr std::chrono::minutes longest_rest{10};
constexpr std::chrono::hours followed{24};  // after the end of a window, or of a run
constexpr int most_tries = 8;
constexpr std::size_t most_checkouts = 100;

/// The deployed versions change while a run is under way.
bool busy(const State& s, Instant now) {
    const auto& runs = s.tracker.runs.all();
    return std::any_of(runs.begin(), runs.end(), [&](const Run& run) { return !run.perhaps_over(now); });
}

/// The checkouts of the merged patches that are followed, each with the instant of the latest merge.
std::map<Checkout, Instant> checkouts(const State& s, Instant now) {
    std::map<Checkout, Instant> out;
    for (const auto& [change, track] : s.tracker.tracks) {
        const bool recent = (track.place && track.place->end + followed > now && track.place->start < now + followed) ||
                            track.history.back().at + followed > now;
        const gerrit::Change* known = recent ? s.gerrit.known().find(change) : nullptr;
        if (!known || !query::can_be_proven(*known)) continue;
        const Checkout checkout{known->project, known->branch};
        if (!out.contains(checkout) && out.size() >= most_checkouts) continue;
        Instant& latest = out[checkout];
        latest = std::max(latest, *known->submitted);
    }
    return out;
}

void rest(Proof& p, Instant now) {
    ++p.tries;
    if (p.tries >= most_tries) {
        p.wanted.reset();
        return;
    }
    const auto pause = std::chrono::seconds{30} * (1 << std::min(p.tries, 5));
    p.next = now + std::min<std::chrono::seconds>(pause, longest_rest);
}

void failed(Proof& p, const std::string& why, Instant now) {
    p.asked.reset();
    if (!p.down) p.down = now;
    p.failure = why;
    rest(p, now);
}

/// The questions about branches of which a deployed commit was read, and whose answer is not known yet.
void ask_branches(Proof& p, const std::map<Checkout, Instant>& about, Instant now, std::vector<Action>& out) {
    for (const auto* read : {&p.first, &p.agreed}) {
        for (const auto& [checkout, seen] : *read) {
            const auto latest = about.find(checkout);
            if (latest == about.end() || p.asking.contains(checkout)) continue;
            const auto known = p.known.find(checkout);
            const Instant certain = latest->second + query::proof_lag;
            const bool fresh = known != p.known.end() && known->second.commit == seen.commit &&
                               (known->second.asked >= certain || now < certain);
            if (fresh) continue;
            p.asking[checkout] = now;
            out.push_back(ReadUndeployed{{checkout, seen.commit}});
        }
    }
}

void apply_agreed(State& s, Instant now) {
    Proof& p = s.proof;
    std::vector<Proven> proven;
    std::erase_if(p.agreed, [&](const auto& each) {
        const auto known = p.known.find(each.first);
        if (known == p.known.end() || known->second.commit != each.second.commit) return false;
        if (p.asking.contains(each.first)) return false;
        proven.push_back({{each.first, each.second.commit}, known->second, each.second.at});
        return true;
    });
    for (const auto& each : proven) take_proof(s, each, now);
}

}  // namespace

void want_proof(State& s, Instant now) {
    if (!s.settings.asks_deployed) return;
    Proof& p = s.proof;
    p.wanted = p.next = now;
    p.tries = 0;
    p.first.clear();
    p.agreed.clear();
}

std::vector<Action> look_for_proof(State& s, Instant now) {
    std::vector<Action> out;
    Proof& p = s.proof;
    if (!s.settings.asks_deployed) return out;
    if (p.asked && now >= *p.asked + given_up) failed(p, {}, now);
    std::erase_if(p.asking, [&](const auto& each) { return now >= each.second + given_up; });
    if (!p.wanted) return out;
    if (busy(s, now)) {
        p.first.clear();
        p.agreed.clear();
        return out;
    }
    const auto about = checkouts(s, now);
    if (about.empty()) return out;
    ask_branches(p, about, now, out);
    if (p.asked || now < p.next) return out;
    p.asked = now;
    ReadDeployed question;
    for (const auto& [checkout, latest] : about) question.about.push_back(checkout);
    out.push_back(std::move(question));
    return out;
}

std::optional<Instant> proof_wakes_at(const State& s, Instant now) {
    const Proof& p = s.proof;
    std::optional<Instant> next;
    const auto earlier = [&](Instant t) {
        if (!next || t < *next) next = t;
    };
    if (p.asked) earlier(*p.asked + given_up);
    for (const auto& [checkout, at] : p.asking) earlier(at + given_up);
    if (p.wanted && !p.asked) earlier(std::max(p.next, now + std::chrono::seconds{1}));
    return next;
}

void read_proof(State& s, const DeployedRead& e, Instant now) {
    Proof& p = s.proof;
    p.asked.reset();
    p.down.reset();
    p.failure.clear();
    if (!p.wanted || busy(s, now)) return;
    bool open = false;
    for (const auto& head : e.heads) {
        const auto first = p.first.find(head.checkout);
        if (first == p.first.end() || first->second.commit != head.commit) {
            p.first[head.checkout] = {head.commit, now};
            open = true;
        } else if (now < first->second.at + apart) {
            open = true;
        } else {
            p.agreed[head.checkout] = {head.commit, first->second.at};
        }
    }
    if (open) {
        p.next = now + apart;
        if (++p.tries >= most_tries) p.wanted.reset();
    } else {
        p.wanted.reset();
    }
    apply_agreed(s, now);
}

void read_proof(State& s, const DeployedUnreadable& e, Instant now) {
    failed(s.proof, e.why, now);
}

void read_proof(State& s, const UndeployedRead& e, Instant now) {
    Proof& p = s.proof;
    const auto asked = p.asking.find(e.of.checkout);
    if (asked == p.asking.end()) return;
    p.known[e.of.checkout] = {e.of.commit, {e.commits.begin(), e.commits.end()}, e.whole, asked->second};
    p.asking.erase(asked);
    if (!busy(s, now)) apply_agreed(s, now);
}

/// Without an answer nothing is proven; the question is asked again with the next proof.
void read_proof(State& s, const UndeployedUnreadable& e, Instant now) {
    Proof& p = s.proof;
    p.asking.erase(e.of.checkout);
    p.agreed.erase(e.of.checkout);
    p.failure = e.why;
    if (!p.down) p.down = now;
    if (!p.wanted) p.wanted = now;
    rest(p, now);
}

bool awaits_proof(const State& s, Instant now) {
    const Proof& p = s.proof;
    const bool waits = p.wanted || !p.agreed.empty();
    return s.settings.asks_deployed && waits && !p.down && now < p.wanted.value_or(now) + proof_patience;
}

void forget_questions_of_proof(State& s) {
    s.proof.asked.reset();
    s.proof.asking.clear();
}

}  // namespace bot::desk::rules::patches
