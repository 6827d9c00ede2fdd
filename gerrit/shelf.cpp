#include "gerrit/shelf.hpp"

#include <charconv>
#include <set>

namespace gerrit {
namespace {

int number_of(std::string_view text) {
    if (const auto tilde = text.rfind('~'); tilde != text.npos) text.remove_prefix(tilde + 1);
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

}  // namespace

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
    const int number = number_of(what);
    for (const auto& [n, change] : changes_) {
        const bool wanted = ask == Ask::commits                         ? change.revision == what
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
        const int number = question.of.empty() ? 0 : number_of(question.of.front());
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
