#include "small_gerrit.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace gerrit {
namespace {

constexpr int most_requests = 2000;

void check_questions(const std::vector<Question>& questions) {
    std::set<std::pair<Ask, std::string>> things;
    for (const Question& question : questions) {
        REQUIRE(!question.of.empty());
        REQUIRE(question.of.size() <= most(question.ask));
        for (const std::string& thing : question.of)
            if (!things.emplace(question.ask, thing).second) FAIL("wanted twice: " << thing);
    }
}

}  // namespace

void SmallGerrit::put(const Made& change) {
    changes[change.number] = change;
    held[change.number] = change.held_by;
}

void SmallGerrit::forget_requests() {
    asked.clear();
    log.clear();
}

std::vector<std::vector<int>> SmallGerrit::named(const Question& question) const {
    std::map<std::string, std::vector<int>> rows;
    for (const std::string& thing : question.of) rows[thing];
    for (const auto& [number, change] : changes) {
        if (hidden.contains(number) || (question.ask != Ask::one && unindexed.contains(number))) continue;
        const auto row = rows.find(question.ask == Ask::siblings  ? change.change_id
                                   : question.ask == Ask::commits ? change.revision
                                                                  : std::to_string(number));
        if (row != rows.end()) row->second.push_back(number);
    }
    std::vector<std::vector<int>> result;
    for (const std::string& thing : question.of) result.push_back(rows.at(thing));
    return result;
}

News SmallGerrit::answer(const Question& question, const Known& known) {
    ++asked[question.ask];
    log.push_back(question);
    Answer answer;
    bool gone = false;
    if (question.ask == Ask::messages) {
        const int number = std::stoi(question.of.at(0));
        gone = hidden.contains(number);
        if (!gone) answer.approver = approvers[number];
    } else if (question.ask == Ask::contained) {
        const std::string& id = question.of.at(0);
        const int number = std::stoi(id.substr(id.rfind('~') + 1));
        REQUIRE(changes.contains(number));
        REQUIRE(id == changes.at(number).project + "~" + std::to_string(number));
        gone = hidden.contains(number);
        if (!gone) answer.branches = held.at(number);
    } else {
        std::set<int> numbers;
        answer.found = named(question);
        for (const auto& found : answer.found) numbers.insert(found.begin(), found.end());
        for (const int number : numbers) answer.changes.push_back(changes.at(number));
        gone = question.ask == Ask::one && numbers.empty();
    }
    News result = news(question, answer, known.fingerprints(question));
    result.gone = gone;
    return result;
}

int SmallGerrit::settle(Known& known, const Known::Roots& roots, Instant since, const std::vector<LiveBranch>& live,
                        const Policy& policy) {
    for (int count = 0; count < most_requests; ++count) {
        const auto questions = known.wants(roots, policy, live, since);
        check_questions(questions);
        if (questions.empty()) return count;
        known.take(answer(questions.front(), known), since + std::chrono::seconds{1});
    }
    FAIL("it does not end");
    return 0;
}

}  // namespace gerrit
