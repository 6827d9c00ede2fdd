#include "tests/simulation/mind.hpp"

#include <algorithm>

#include "tests/simulation/run.hpp"

namespace simulation {

using namespace bot::desk;
using std::chrono::minutes;

const std::vector<IllRow>& ills() {
    static const std::vector<IllRow> table{
        {Ill::unknown_change, "not on Gerrit", "", true},
        {Ill::abandoned, "abandoned", "", true},
        {Ill::work_in_progress, "work in progress", "", true},
        {Ill::not_deployable, "on ", "which this window does not take", true},
        {Ill::branch_not_live, "on ", "which no wiki runs any more", true},
        {Ill::vetoed, "vetoed (Code-Review -2", "", true},
        {Ill::ci_failed, "tests failed (Verified -1", "", true},
        {Ill::merge_conflict, "merge conflict", "", true},
        {Ill::over_limit, "over the limit (", "", true},
        {Ill::already_merged, "merged already", "", false},
        {Ill::type_mismatch, "listed as ", ", but on ", false},
        {Ill::duplicate, "listed more than once", "", false},
        {Ill::objected, "objected to (Code-Review -1", "", false},
        {Ill::master_not_merged, "not merged in master (", "", false},
        {Ill::master_abandoned, "abandoned in master (", "", false},
        {Ill::master_just_merged, "merged in master only ", "", false},
        {Ill::unresolved_comments, "unresolved comments (", "", false},
        {Ill::new_patch_set, "new patch set ", "", false},
        {Ill::unchecked, "unchecked (", "", false},
    };
    return table;
}

std::vector<Entry> entries_of(const Card& card) {
    std::vector<Entry> out;
    std::map<int, int> places, times;
    for (const Request& r : card.requests)
        for (const Patch& p : r.patches) {
            places.try_emplace(p.change, static_cast<int>(places.size()) + 1);
            out.push_back({&card, &r, &p, places[p.change], times[p.change]++ > 0, false});
        }
    for (Entry& e : out) e.duplicate = times[e.patch->change] > 1;
    return out;
}

bool Mind::take(const Told& told, Instant clock) {
    if (const auto* answered = std::get_if<Answered>(&told)) return take(*answered, clock);
    if (const auto* page = std::get_if<PageKnown>(&told)) {
        page_ = page->revision;
    } else if (const auto* weeks = std::get_if<std::set<int>>(&told)) {
        if (weeks_ == *weeks) return false;
        weeks_ = *weeks;
    } else if (const auto* seen = std::get_if<PresenceSeen>(&told)) {
        if (seen->channel == channel) take(*seen);
    } else if (const auto* voice = std::get_if<Voice>(&told)) {
        speaking_ = voice->speaking;
        here_.clear();
        away_.clear();
        renamed_.clear();
    }
    return true;
}

bool Mind::take(const Answered& answered, Instant clock) {
    const auto apart = [clock](const std::optional<Instant>& then, seconds gap) {
        return !then || *then > clock || clock - *then >= gap;
    };
    bool news = false;
    for (const auto& shown : answered.shown) {
        Seen& seen = seen_[shown.facts->number];
        // A newer state may have arrived since the question.
        const Facts* facts = shown.same && seen.facts ? seen.facts : shown.facts;
        const bool flap = shown.flap;
        news = news || seen.facts != facts || seen.gone();
        if (seen.facts && seen.facts->patch_set != facts->patch_set) seen.strikes = 0;
        if (seen.first_patch_set == 0) seen.first_patch_set = facts->patch_set;
        seen.facts = facts;
        seen.absences = 0;
        seen.refused = false;
        seen.counted.reset();
        if (!facts->conflict && !flap) {
            news = news || seen.strikes > 1;
            seen.strikes = 0;
            seen.struck.reset();
        } else if (seen.strikes == 0 || apart(seen.struck, seconds{20})) {
            news = ++seen.strikes == 2 || news;
            seen.struck = clock;
        }
    }
    for (int number : answered.absent) {
        Seen& seen = seen_[number];
        const bool was = seen.gone();
        if (answered.directly) {
            seen.refused = true;
        } else if (apart(seen.counted, seconds{15})) {
            ++seen.absences;
            seen.counted = clock;
        }
        news = news || seen.gone() != was;
    }
    for (int fix : answered.fixes) news = fixes_.insert(fix).second || news;
    for (int fix : answered.commits) news = commits_.insert(fix).second || news;
    return news;
}

void Mind::take(const PresenceSeen& seen) {
    const auto find = [this](const std::string& nick) {
        return std::find_if(here_.begin(), here_.end(), [&](auto& each) { return same_nick(each.first, nick); });
    };
    for (const std::string& nick : seen.went) {
        const auto found = find(nick);
        if (found == here_.end()) continue;
        away_.erase(found->first);
        here_.erase(found);
        std::erase_if(renamed_, [&](auto& each) { return same_nick(each.second, nick); });
    }
    for (const auto& [from, to] : seen.renamed) {
        const auto found = find(from);
        if (found == here_.end()) continue;
        const auto account = found->second;
        if (away_.erase(found->first)) away_.insert(to);
        here_.erase(found);
        here_[to] = account;
        std::erase_if(renamed_, [&, now = to](auto& each) { return same_nick(each.first, now); });
        for (auto& each : renamed_)
            if (same_nick(each.second, from)) each.second = to;
        if (!same_nick(from, to)) renamed_.emplace_back(from, to);
    }
    for (const Person& person : seen.came) {
        if (const auto found = find(person.nick); found != here_.end()) {
            away_.erase(found->first);
            here_.erase(found);
        }
        here_[person.nick] = person.account;
        if (person.away) away_.insert(person.nick);
    }
}

bool Mind::is(const std::string& nick, const std::string& name) const {
    return std::any_of(here_.begin(), here_.end(), [&](auto& each) {
        if (!same_nick(each.first, nick)) return false;
        if (same_nick(each.first, name) || (each.second && same_nick(*each.second, name))) return true;
        return std::any_of(renamed_.begin(), renamed_.end(),
                           [&](auto& way) { return same_nick(way.first, name) && same_nick(way.second, nick); });
    });
}

bool Mind::here(const std::string& name) const {
    return std::any_of(here_.begin(), here_.end(), [&](auto& each) { return is(each.first, name); });
}

std::string Mind::whereabouts(const std::string& name) const {
    if (!speaking_ || here_.empty()) return "unknown";
    bool here = false;
    for (const auto& [nick, account] : here_) {
        if (!is(nick, name)) continue;
        if (!away_.count(nick)) return "here";
        here = true;
    }
    return here ? "away" : "absent";
}

const Facts* Mind::told(int number) const {
    const auto found = seen_.find(number);
    return found == seen_.end() ? nullptr : found->second.facts;
}

Standing Mind::standing(const Entry& e, Instant clock) const {
    Standing out;
    if (e.card->limit && e.place > *e.card->limit) out.surely.insert(Ill::over_limit);
    if (e.duplicate) out.surely.insert(Ill::duplicate);
    const auto found = seen_.find(e.patch->change);
    if (found != seen_.end() && found->second.gone())
        out.surely.insert(Ill::unknown_change);
    else if (found != seen_.end() && found->second.facts)
        look_at(e, *found->second.facts, clock, out);
    else
        out.unsure = true;
    return out;
}

void Mind::look_at(const Entry& e, const Facts& facts, Instant clock, Standing& out) const {
    const auto ill = [&out](Ill what, bool stands) {
        if (stands) out.surely.insert(what);
    };
    if (facts.state == Facts::State::abandoned) return ill(Ill::abandoned, true);
    const Place place = place_of(facts.number);
    const bool puppet = e.card->name.find("Puppet") != std::string::npos;
    ill(Ill::not_deployable, puppet);
    const int week = place == Place::old_branch ? old_week : new_week;
    const bool release = place != Place::config;
    const bool live = weeks_ && weeks_->count(week) > 0;
    if (release && !weeks_) out.unsure = true;
    ill(Ill::branch_not_live, release && weeks_ && !live);
    const std::string true_type = release ? "wmf." + std::to_string(week) : "config";
    // If listed twice, the other entry may have another type.
    if (e.duplicate) {
        out.perhaps.insert(Ill::type_mismatch);
    } else {
        ill(Ill::type_mismatch, !puppet && !e.patch->type.ends_with(true_type));
    }

    const bool begun = clock >= e.card->start;
    if (facts.state == Facts::State::merged) {
        const bool there = begun && facts.submitted >= e.card->start;
        if (there) out.quiet.insert(Ill::already_merged);
        return ill(Ill::already_merged, !there);
    }
    const bool there = begun && facts.approved && facts.review > -2 && facts.approved_at >= e.card->start;
    if (there) out.quiet.insert(Ill::ci_failed);
    const Seen& seen = seen_.at(facts.number);
    ill(Ill::work_in_progress, facts.work_in_progress);
    ill(Ill::vetoed, facts.review == -2);
    ill(Ill::objected, facts.review == -1);
    ill(Ill::ci_failed, facts.ci_failed && !there);
    ill(Ill::merge_conflict, seen.strikes >= 2);
    ill(Ill::unresolved_comments, facts.comments > 0);
    if (facts.patch_set != seen.first_patch_set) out.perhaps.insert(Ill::new_patch_set);
    if (!release) return;
    look_at_original(facts, clock, out);
    if (weeks_ && weeks_->size() > 1 && live && fixes_.count(fix_of(facts.number)) == 0) out.unsure = true;
}

void Mind::look_at_original(const Facts& facts, Instant clock, Standing& out) const {
    const int fix = fix_of(facts.number);
    const bool by_number = facts.original != 0 && link_of(fix) == Link::by_number;
    const bool by_commit = facts.original != 0 && link_of(fix) == Link::by_commit;
    const Facts* original = told(originals + fix);
    if (by_number ? !original : by_commit ? commits_.count(fix) == 0 : fixes_.count(fix) == 0) {
        out.unsure = true;
        return;
    }
    if (!original) return;
    if (original->state == Facts::State::open) out.surely.insert(Ill::master_not_merged);
    if (original->state == Facts::State::abandoned) out.surely.insert(Ill::master_abandoned);
    if (original->submitted && clock - *original->submitted < minutes{30}) out.surely.insert(Ill::master_just_merged);
}

}  // namespace simulation
