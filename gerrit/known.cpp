#include "gerrit/known.hpp"

#include <algorithm>

namespace gerrit {
namespace {

/// Answers closer together than this may belong to the same poll.
constexpr std::chrono::seconds between_absences{15}, between_conflicts{20};

bool apart(const std::optional<Instant>& then, Instant now, std::chrono::seconds gap) {
    return !then || *then > now || now - *then >= gap;
}

std::vector<int> sorted(std::vector<int> numbers) {
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

void reset_absence(Known::Entry& entry) {
    entry.absences = 0;
    entry.not_found = false;
    entry.counted.reset();
    entry.looked.reset();
}

/// Called when `entry.change` was just confirmed.
void count_conflict(Known::Entry& entry, Instant now) {
    if (entry.change->mergeable.value_or(true)) {
        entry.conflicts = 0;
        entry.struck.reset();
    } else if (entry.conflicts == 0 || apart(entry.struck, now, between_conflicts)) {
        ++entry.conflicts;
        entry.struck = now;
    }
}

}  // namespace

Known::Standing Known::standing(int number) const {
    const Entry* found = entry(number);
    if (found == nullptr) return Standing::unasked;
    if (found->not_found && found->absences >= (found->change ? 2 : 1)) return Standing::gone;
    return found->change ? Standing::known : Standing::unasked;
}

const Known::Entry* Known::entry(int number) const {
    const auto found = entries_.find(number);
    return found == entries_.end() ? nullptr : &found->second;
}

const Change* Known::find(int number) const {
    const Entry* found = entry(number);
    return found != nullptr && found->change ? &*found->change : nullptr;
}

std::optional<std::vector<int>> Known::siblings(const std::string& change_id) const {
    const auto found = siblings_.find(change_id);
    return found == siblings_.end() ? std::nullopt : std::optional{found->second.what};
}

std::optional<std::vector<int>> Known::commit(const std::string& sha) const {
    const auto found = commits_.find(sha);
    return found == commits_.end() ? std::nullopt : std::optional{found->second.what};
}

std::optional<std::vector<std::string>> Known::containing(int number) const {
    const auto found = containing_.find(number);
    if (found == containing_.end() || !found->second.answered) return std::nullopt;
    return found->second.what;
}

std::optional<std::string> Known::approver(int number) const {
    const auto found = approvers_.find(number);
    if (found == approvers_.end() || !found->second.answered) return std::nullopt;
    return found->second.what.empty() ? std::string{} : found->second.what.front();
}

/// A change that was already merged when first read is ignored; any other approval is asked about once.
void Known::watch_approval(const Change* before, const Change& change, Instant now) {
    const bool can_be = change.status == ChangeStatus::open || change.status == ChangeStatus::merged;
    if (!can_be || !approved(change)) {
        approvers_.erase(change.number);
        return;
    }
    const bool is_new = before == nullptr ? change.status == ChangeStatus::open
                                          : before->patch_set != change.patch_set || !approved(*before);
    if (is_new) approvers_[change.number] = {{}, now, false};
}

void Known::see(const Change& change, Instant now) {
    if (change.number <= 0) return;
    Entry& entry = entries_[change.number];
    watch_approval(entry.change ? &*entry.change : nullptr, change, now);
    if (entry.change) {
        const bool moved = entry.change->revision != change.revision || entry.change->patch_set != change.patch_set;
        if (moved) entry.conflicts = 0;
        if (moved || entry.change->status != change.status) containing_.erase(change.number);
    }
    entry.change = change;
    entry.print = fingerprint(change);
    entry.read = now;
    reset_absence(entry);
    count_conflict(entry, now);
    // A change that was created after its siblings were searched for.
    if (const auto siblings = siblings_.find(change.change_id); siblings != siblings_.end()) {
        siblings->second.what.push_back(change.number);
        siblings->second.what = sorted(std::move(siblings->second.what));
    }
}

void Known::confirm(int number, Instant now) {
    const auto found = entries_.find(number);
    // A change that was forgotten while the question was in flight has to be read in full.
    if (found == entries_.end() || !found->second.change) return;
    found->second.read = now;
    reset_absence(found->second);
    count_conflict(found->second, now);
}

void Known::miss(int number, Instant now) {
    Entry& entry = entries_[number];
    entry.missed = now;
    if (!apart(entry.counted, now, between_absences)) return;
    ++entry.absences;
    entry.counted = now;
}

void Known::take(const News& news, Instant now) {
    for (const Change& change : news.changed) see(change, now);
    for (const int number : news.same) confirm(number, now);

    const std::vector<std::string>& of = news.question.of;
    const std::size_t rows = std::min(of.size(), news.found.size());
    switch (news.question.ask) {
        case Ask::changes:
            for (std::size_t i = 0; i < rows; ++i)
                if (const auto number = number_of(of[i]); number && news.found[i].empty()) miss(*number, now);
            return;
        case Ask::one:
            for (std::size_t i = 0; i < of.size(); ++i) {
                const auto number = number_of(of[i]);
                if (!number || (i < rows ? !news.found[i].empty() : !news.gone)) continue;
                if (!news.gone) miss(*number, now);
                Entry& entry = entries_[*number];
                entry.looked = now;
                entry.not_found = entry.not_found || news.gone;
            }
            return;
        case Ask::siblings:
            for (std::size_t i = 0; i < rows; ++i) siblings_[of[i]] = {sorted(news.found[i]), now};
            return;
        case Ask::commits:
            for (std::size_t i = 0; i < rows; ++i) {
                Search<int>& commit = commits_[of[i]];
                // A commit always names the same changes; they may only be hidden.
                if (!news.found[i].empty()) commit.what = sorted(news.found[i]);
                commit.asked = now;
            }
            return;
        case Ask::citing:
            for (std::size_t i = 0; i < rows; ++i) citing_[of[i]] = {sorted(news.found[i]), now};
            return;
        case Ask::contained:
            for (const std::string& id : of) {
                const auto number = number_of(id);
                if (!number) continue;
                const auto old = containing_.try_emplace(*number, Search<std::string>{{}, now, false}).first;
                if (news.gone)
                    miss(*number, now);
                else
                    old->second = {news.branches, now};
                old->second.asked = now;
            }
            return;
        case Ask::messages:
            for (const std::string& thing : of) {
                const auto number = number_of(thing);
                const auto wanted = number ? approvers_.find(*number) : approvers_.end();
                if (wanted == approvers_.end()) continue;  // the approval was removed meanwhile
                wanted->second = {{}, now};
                if (!news.approver.empty()) wanted->second.what.push_back(news.approver);
            }
            return;
    }
}

std::optional<Instant> Known::read_at(int number) const {
    const Entry* found = entry(number);
    return found == nullptr ? std::nullopt : found->read;
}

std::map<int, std::uint64_t> Known::fingerprints(const Question& question) const {
    std::map<int, std::uint64_t> result;
    const auto add = [&](int number) {
        if (const Entry* known = entry(number); known && known->change) result.emplace(number, known->print);
    };
    for (const std::string& thing : question.of) {
        if (question.ask == Ask::changes || question.ask == Ask::one)
            if (const auto number = number_of(thing)) add(*number);
        if (question.ask == Ask::siblings || question.ask == Ask::one)
            for (const int number : siblings(thing).value_or(std::vector<int>{})) add(number);
        if (question.ask == Ask::commits)
            for (const int number : commit(thing).value_or(std::vector<int>{})) add(number);
        if (const auto found = citing_.find(thing); question.ask == Ask::citing && found != citing_.end())
            for (const int number : found->second.what) add(number);
    }
    return result;
}

}  // namespace gerrit
