#include "bot/desk/model/gerrit_poll.hpp"

#include <algorithm>
#include <charconv>

namespace bot::desk {
inline namespace model {
namespace {

/// The facts that the checks use about the changes in an answer, besides their snapshots.
std::vector<std::pair<gerrit::Known::Standing, bool>> standings(const gerrit::Known& known, const gerrit::News& news) {
    std::vector<std::pair<gerrit::Known::Standing, bool>> out;
    for (const auto& what : news.question.of) {
        int number = 0;
        std::from_chars(what.data(), what.data() + what.size(), number);
        const auto* entry = known.entry(number);
        out.emplace_back(known.standing(number), entry && entry->conflicts >= 2);
    }
    return out;
}

}  // namespace

std::chrono::seconds pace(const calendar::Schedule& schedule, Instant now) {
    const auto next = schedule.next_after(now);
    bool near = !next.empty() && next.front().start - now < GerritPoll::far;
    for (const auto& w : schedule.between(now, now + GerritPoll::soon)) {
        if (w.takes_lists() && !w.freeze) return GerritPoll::busy;
        near = true;
    }
    return near ? GerritPoll::usual : GerritPoll::idle;
}

Instant next_poll(Instant since, std::chrono::seconds pace) {
    // Multiplicative hashing: neighbouring seconds give distant values.
    const auto mixed = (static_cast<std::uint64_t>(since.time_since_epoch().count()) * 0x9E3779B97F4A7C15ULL) >> 32;
    const auto tenth = pace.count() / 10;
    return since + pace + std::chrono::seconds{static_cast<std::int64_t>(mixed) % (2 * tenth + 1) - tenth};
}

std::vector<gerrit::LiveBranch> GerritPoll::live(const gerrit::Policy& policy) const {
    return gerrit::live_branches(versions_.value_or(gerrit::Versions{}), policy);
}

std::vector<gerrit::Question> GerritPoll::wanted(const gerrit::Known::Roots& roots,
                                                 const gerrit::Policy& policy) const {
    return known_.wants(roots, policy, live(policy), *since_);
}

bool GerritPoll::settled(const gerrit::Known::Roots& roots, const gerrit::Policy& policy, Instant now) const {
    return since_ && suspects_.sort(wanted(roots, policy), answered_, now).empty();
}

void GerritPoll::begin_poll(Instant now) {
    since_ = now;
    answered_.clear();
    done_.reset();
}

gerrit::Question GerritPoll::probe(const std::vector<gerrit::Question>& open) const {
    std::size_t things = 0;
    for (const auto& q : open) things += q.of.size();
    std::size_t which = probes_ % things;
    for (const auto& q : open) {
        if (which < q.of.size()) return {q.ask, {q.of[which]}};
        which -= q.of.size();
    }
    return open.front();
}

void GerritPoll::hurry_versions() {
    if (!versions_under_way_) versions_asked_.reset();
}

void GerritPoll::hurry(Instant now) {
    if (!since_ || now >= *since_ + young) begin_poll(now);
}

std::vector<Action> GerritPoll::ask(const gerrit::Known::Roots& roots, const gerrit::Policy& policy,
                                    const calendar::Schedule& schedule, Instant now) {
    std::vector<Action> out;
    watching_ = !roots.changes.empty() || !roots.change_ids.empty();
    if (versions_under_way_ && now >= *versions_asked_ + given_up) unreadable(VersionsUnreadable{}, now);
    if (!versions_under_way_ && (!versions_asked_ || now >= *versions_asked_ + versions_pace)) {
        versions_asked_ = now;
        versions_under_way_ = true;
        out.push_back(ReadVersions{});
    }
    if (!watching_ && !under_way_) return out;
    if (under_way_ && now >= *asked_ + given_up) unreadable(ChangesUnreadable{*under_way_, {}}, now);
    if (under_way_ || (not_before_ && now < *not_before_)) return out;
    // A change that was known only as a relative of others is read again once it is listed.
    const std::set<int> changes(roots.changes.begin(), roots.changes.end());
    const bool listed = std::any_of(changes.begin(), changes.end(), [&](int change) {
        const auto read = known_.read_at(change);
        return !roots_.contains(change) && read && *read < now - young;
    });
    const bool a_run_moved = roots.cited_since && since_ && *since_ < *roots.cited_since && now >= *since_ + young;
    if ((listed && since_) || a_run_moved) begin_poll(now);
    roots_ = changes;
    const bool new_poll = !since_ || now >= next_poll(*since_, pace(schedule, now));
    if (new_poll) begin_poll(now);
    if (done_ == roots) return out;
    const auto all = wanted(roots, policy);
    if (new_poll) suspects_.keep_only(all);
    const auto open = suspects_.sort(all, answered_, now);
    if (open.empty()) {
        if (suspects_ == GerritSuspects{}) done_ = roots;  // a suspect that waits is asked about before the next poll
        return out;
    }
    under_way_ = down_ ? probe(open) : open.front();
    overtaken_.clear();
    asked_ = now;
    out.push_back(ReadChanges{*under_way_, known_.fingerprints(*under_way_)});
    return out;
}

Instant GerritPoll::wakes_at(const calendar::Schedule& schedule, Instant now) const {
    Instant next = versions_under_way_ ? *versions_asked_ + given_up
                   : versions_asked_   ? *versions_asked_ + versions_pace
                                       : now;
    if (under_way_) return std::min(next, *asked_ + given_up);
    if (!watching_) return next;
    Instant poll = since_ ? next_poll(*since_, pace(schedule, now)) : now;
    if (not_before_ && *not_before_ > now) poll = *not_before_;  // the poll continues after the pause
    // The interval is shorter near a window.
    if (const auto start = schedule.next_start(now + soon); start && *start - soon > now) {
        next = std::min(next, *start - soon);
    }
    return std::min(next, poll);
}

/// If a late answer changed something after this question was asked, this answer's "unchanged" does not confirm it: it
/// refers to the state when it was asked.
gerrit::News GerritPoll::in_order(gerrit::News news) {
    if (under_way_ == news.question) {
        std::erase_if(news.same, [&](int number) { return overtaken_.contains(number); });
    } else if (under_way_) {
        for (const auto& change : news.changed) overtaken_.insert(change.number);
    }
    return news;
}

bool GerritPoll::read(const ChangesRead& e, Instant now) {
    const auto before = standings(known_, e.news);
    known_.take(in_order(e.news), now);
    const bool told_more = e.news.question.ask != gerrit::Ask::changes || !e.news.changed.empty();
    if (under_way_ == e.news.question) under_way_.reset();
    for (const auto& thing : e.news.question.of) answered_.emplace(e.news.question.ask, thing);
    suspects_.answered(e.news.question);
    done_.reset();
    failing_.reset();
    failures_ = 0;
    probes_ = 0;
    down_.reset();
    not_before_.reset();
    back_off_ = std::chrono::seconds{0};
    failure_.clear();
    return told_more || standings(known_, e.news) != before;
}

void GerritPoll::unreadable(const ChangesUnreadable& e, Instant now) {
    if (under_way_ == e.question) under_way_.reset();
    const std::string& why = e.why;
    if (!failing_) failing_ = now;
    if (down_) {
        ++probes_;
    } else if (!answered_.empty() && ++failures_ < down_after) {
        suspects_.failed(e.question, why, now);
        not_before_ = now + breath;
        return;
    } else {
        down_ = failing_;
        suspects_.acquit(*failing_);
    }
    failure_ = why;
    back_off_ = std::clamp(back_off_ * 2, first_back_off, longest_back_off);
    not_before_ = now + back_off_;
}

void GerritPoll::read(const VersionsRead& e, Instant now) {
    versions_under_way_ = false;
    versions_ = e.versions;
    done_.reset();
    versions_read_ = now;
    versions_down_.reset();
    versions_failure_.clear();
}

void GerritPoll::unreadable(const VersionsUnreadable& e, Instant now) {
    versions_under_way_ = false;
    if (!versions_down_) versions_down_ = now;
    versions_failure_ = e.why;
}

void GerritPoll::forget_questions() {
    under_way_.reset();
    asked_.reset();
    failing_.reset();
    failures_ = 0;
    not_before_.reset();
    since_.reset();
    roots_.clear();
    answered_.clear();
    done_.reset();
    versions_asked_.reset();
    versions_under_way_ = false;
}

void GerritPoll::forget_answers() {
    *this = GerritPoll{};
}

}  // namespace model
}  // namespace bot::desk
