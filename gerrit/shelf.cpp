#include "gerrit/shelf.hpp"

#include <algorithm>
#include <set>

namespace gerrit {
void Shelf::put(Change change) {
    const int number = change.number;
    changes_[number] = std::move(change);
    hidden_.erase(number);
}

void Shelf::hide(int number) {
    changes_.erase(number);
    hidden_.insert(number);
}

const Change* Shelf::find(int number) const {
    const auto found = changes_.find(number);
    return found == changes_.end() ? nullptr : &found->second;
}

Change* Shelf::find(int number) {
    const auto found = changes_.find(number);
    return found == changes_.end() ? nullptr : &found->second;
}

std::vector<int> Shelf::named(Ask ask, const std::string& what) const {
    std::vector<int> out;
    const int number = number_of(what).value_or(0);
    for (const auto& [n, change] : changes_) {
        const auto& reverts = change.message.reverts;
        const bool cites = std::find(reverts.begin(), reverts.end(), what) != reverts.end();
        const bool wanted = ask == Ask::commits                         ? change.revision == what
                            : ask == Ask::citing                        ? cites
                            : ask == Ask::siblings                      ? change.change_id == what
                            : number > 0 && what.find('~') == what.npos ? n == number
                                                                        : change.change_id == what;
        if (wanted) out.push_back(n);
    }
    return out;
}

News Shelf::answer(const Question& question, const std::map<int, std::uint64_t>& have) const {
    Answer answer;
    if (question.ask == Ask::contained || question.ask == Ask::messages) {
        const int number = question.of.empty() ? 0 : number_of(question.of.front()).value_or(0);
        const Change* change = find(number);
        if (change && question.ask == Ask::messages) {
            if (const auto known = approvers_.find(number); known != approvers_.end()) answer.approver = known->second;
        } else if (change && change->status == ChangeStatus::merged) {
            const auto known = branches_.find(number);
            answer.branches = known == branches_.end() ? std::vector{change->branch} : known->second;
        }
        News out = news(question, std::move(answer), have);
        out.gone = !change;
        return out;
    }
    std::set<int> numbers;
    for (const auto& what : question.of) {
        answer.found.push_back(named(question.ask, what));
        numbers.insert(answer.found.back().begin(), answer.found.back().end());
    }
    for (int number : numbers) answer.changes.push_back(changes_.at(number));
    News out = news(question, std::move(answer), have);
    out.gone = question.ask == Ask::one && numbers.empty();
    return out;
}

}  // namespace gerrit
