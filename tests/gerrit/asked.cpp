#include <doctest/doctest.h>

#include <algorithm>

#include "gerrit/shelf.hpp"
#include "world.hpp"

namespace gerrit {
namespace {

using Things = std::set<std::string>;

/// The items to ask about.
struct Wanted {
    Things numbers, ids, commits;

    explicit Wanted(const Changes& changes) {
        for (const Made& change : changes) {
            numbers.insert(std::to_string(change.number));
            ids.insert(change.change_id);
            commits.insert(change.parents.begin(), change.parents.end());
            commits.insert(change.message.picked_from.begin(), change.message.picked_from.end());
            if (change.cherry_pick_of) numbers.insert(std::to_string(*change.cherry_pick_of));
            for (const DependsOn& on : change.message.depends_on) {
                if (on.change) numbers.insert(std::to_string(*on.change));
                if (!on.change_id.empty()) ids.insert(on.change_id);
            }
        }
    }
};

/// An answer that names, for each item, the changes for which `named` holds.
template <class Named>
News answer(Ask ask, const Things& things, const Changes& changes, Named named) {
    News news;
    news.question = {ask, {things.begin(), things.end()}};
    for (const std::string& thing : things) {
        auto& found = news.found.emplace_back();
        for (const Made& change : changes)
            if (named(change, thing)) found.push_back(change.number);
    }
    return news;
}

bool has_number(const Change& change, const std::string& number) {
    return std::to_string(change.number) == number;
}

}  // namespace

Known asked(const Changes& all, const std::set<int>& numbers, Instant now) {
    using std::chrono::minutes;
    Changes changes;
    std::ranges::copy_if(all, std::back_inserter(changes), &Made::asked);
    Wanted wanted{changes};
    for (const int number : numbers) wanted.numbers.insert(std::to_string(number));
    for (const Made& change : all)
        if (!change.asked) wanted.numbers.erase(std::to_string(change.number));

    Known known;
    News first = answer(Ask::changes, wanted.numbers, changes, has_number);
    first.changed = {changes.begin(), changes.end()};
    known.take(first, now - minutes{30});
    for (std::size_t i = 0; i < first.found.size(); ++i) {
        if (!first.found[i].empty()) continue;
        News gone = answer(Ask::one, {first.question.of[i]}, changes, has_number);
        gone.gone = true;
        known.take(gone, now - minutes{29});
    }
    for (const Made& change : changes) {
        for (int again = 1; again < change.conflicts; ++again) {
            News same = answer(Ask::changes, {std::to_string(change.number)}, changes, has_number);
            same.changed = {change};
            known.take(same, now - minutes{30 - 2 * again});
        }
        if (change.status != ChangeStatus::merged) continue;
        News contained;
        contained.question = {Ask::contained, {change.project + "~" + std::to_string(change.number)}};
        contained.branches = change.held_by;
        known.take(contained, now);
    }
    known.take(answer(Ask::siblings, wanted.ids, changes,
                      [](const Change& change, const std::string& id) { return change.change_id == id; }),
               now);
    known.take(answer(Ask::commits, wanted.commits, changes,
                      [](const Change& change, const std::string& id) { return change.revision == id; }),
               now);
    return known;
}

Known asked_as_wanted(const Changes& changes, const std::set<int>& numbers, const Policy& policy,
                      const Versions& versions, Instant now) {
    Shelf shelf;
    for (const Made& change : changes) {
        shelf.put(change);
        if (change.status == ChangeStatus::merged) shelf.set_branches(change.number, change.held_by);
    }
    Known known;
    const Known::Roots roots{{numbers.begin(), numbers.end()}, {}};
    constexpr int most_rounds = 30;
    for (int round = 0; round < most_rounds; ++round) {
        const auto questions = known.wants(roots, policy, live_branches(versions, policy), now);
        if (questions.empty()) return known;
        for (const Question& question : questions)
            known.take(shelf.answer(question, known.fingerprints(question)), now);
    }
    FAIL("it never has asked enough");
    return known;
}

}  // namespace gerrit
