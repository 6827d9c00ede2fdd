#include <fmt/format.h>

#include <algorithm>

#include "calendar/text.hpp"
#include "gerrit/approval.hpp"
#include "gerrit/question.hpp"
#include "gerrit/refusal.hpp"
#include "gerrit/snapshot.hpp"

namespace gerrit {
namespace {

using Numbers = std::vector<int>;
using Found = std::vector<Numbers>;

Failure broken(std::string_view why) {
    return {Failure::Why::broken, fmt::format("Gerrit's answer {}", why)};
}

/// One list of an answer: its changes in order, each once.
struct List {
    std::vector<Change> changes;
    bool more = false;
    bool sound = false;  ///< a list of changes, or empty
};

List read_list(const json::array& array, const Policy& policy) {
    constexpr std::size_t most = 1000;  // Gerrit gives 500 at most
    List list;
    std::size_t walked = 0;
    for (const json::value& element : array) {
        if (++walked > most) break;
        auto change = read_change(element.if_object(), policy);
        if (!change || std::ranges::find(list.changes, change->number, &Change::number) != list.changes.end()) continue;
        list.changes.push_back(std::move(*change));
    }
    const bool cut = !array.empty() && flag_at(array.back().if_object(), "_more_changes").value_or(false);
    list.more = cut || array.size() > most;
    list.sound = array.empty() || !list.changes.empty();
    return list;
}

bool names(const std::string& what, const Change& change) {
    return calendar::same_word(what, change.change_id) || calendar::digits(what) == change.number;
}

/// The numbers that each of `of` names among `changes`. Changes that no item names are dropped.
Answer matched(const std::vector<std::string>& of, std::vector<Change> changes) {
    Answer answer;
    answer.found.resize(of.size());
    for (Change& change : changes) {
        bool asked = false;
        for (std::size_t at = 0; at < of.size(); ++at) {
            if (!names(of[at], change)) continue;
            answer.found[at].push_back(change.number);
            asked = true;
        }
        if (asked) answer.changes.push_back(std::move(change));
    }
    return answer;
}

std::variant<Answer, Failure> read_query(const Question& question, const json::value& tree, const Policy& policy) {
    const json::array* array = tree.if_array();
    if (array == nullptr) return broken("is no list");
    List list = read_list(*array, policy);
    if (!list.sound) return broken("is a list of something else");
    Answer answer = matched(question.of, std::move(list.changes));
    answer.more = list.more;
    return answer;
}

void add(Answer& answer, List list) {
    Numbers& numbers = answer.found.emplace_back();
    for (Change& change : list.changes) {
        numbers.push_back(change.number);
        const bool there = std::ranges::find(answer.changes, change.number, &Change::number) != answer.changes.end();
        if (!there) answer.changes.push_back(std::move(change));
    }
    answer.more = answer.more || list.more;
}

/// One list per query; for a single query Gerrit omits the outer brackets.
std::variant<Answer, Failure> read_queries(const Question& question, const json::value& tree, const Policy& policy) {
    const json::array* outer = tree.if_array();
    if (outer == nullptr) return broken("is no list");
    std::vector<const json::array*> lists;
    if (question.of.size() == 1 && (outer->empty() || !outer->front().is_array())) {
        lists.push_back(outer);
    } else {
        for (const json::value& element : *outer) lists.push_back(element.if_array());
    }
    if (lists.size() != question.of.size()) return broken("has another number of lists than was asked for");
    Answer answer;
    for (const json::array* each : lists) {
        if (each == nullptr) return broken("is no list of lists");
        List list = read_list(*each, policy);
        if (!list.sound) return broken("is a list of something else");
        add(answer, std::move(list));
    }
    return answer;
}

std::variant<Answer, Failure> read_one(const Question& question, const json::value& tree, const Policy& policy) {
    auto change = read_change(tree.if_object(), policy);
    if (!change) return broken("is no change");
    std::vector<Change> changes;
    changes.push_back(std::move(*change));
    Answer answer = matched(question.of, std::move(changes));
    if (answer.changes.empty()) return broken("is about another change");
    return answer;
}

std::variant<Answer, Failure> read_branches(const json::value& tree) {
    constexpr std::size_t most = 10'000, most_text = 500;
    const json::array* branches = array_at(tree.if_object(), "branches");
    if (branches == nullptr) return broken("names no branches");
    Answer answer;
    for (const json::value& element : *branches) {
        const json::string* branch = element.if_string();
        if (branch == nullptr || answer.branches.size() == most) continue;
        answer.branches.push_back(valid_text({branch->data(), branch->size()}, most_text));
    }
    return answer;
}

/// The last message with an approval for a deployer counts. Gerrit sorts messages by date.
std::variant<Answer, Failure> read_messages(const Question& question, const json::value& tree) {
    constexpr std::size_t most_message = 20'000;
    const json::object* info = tree.if_object();
    const auto number = number_at(info, "_number");
    if (!number) return broken("is no change");
    if (question.of.empty() || calendar::digits(question.of.front()) != number)
        return broken("is about another change");
    Answer answer;
    const json::array* messages = array_at(info, "messages");
    for (std::size_t at = messages == nullptr ? 0 : messages->size(); at > 0 && answer.approver.empty(); --at) {
        const std::string text = text_at((*messages)[at - 1].if_object(), "message", most_message);
        if (votes_approval(text)) answer.approver = scap_approver(text);
    }
    return answer;
}

}  // namespace

std::variant<Answer, Failure> read(const Question& question, int status, std::string_view body, const Policy& policy) {
    constexpr std::string_view prefix = ")]}'\n";
    if (status != 200) return read_refusal(question, status, body);
    calendar::take(body, prefix);
    json::monotonic_resource memory;
    const auto tree = read_json(body, &memory);
    if (!tree) return broken("is no JSON");
    switch (question.ask) {
        case Ask::commits:
        case Ask::citing:
            return read_queries(question, *tree, policy);
        case Ask::one:
            return read_one(question, *tree, policy);
        case Ask::contained:
            return read_branches(*tree);
        case Ask::messages:
            return read_messages(question, *tree);
        case Ask::changes:
        case Ask::siblings:
            break;
    }
    return read_query(question, *tree, policy);
}

News news(Question question, Answer answer, const std::map<int, std::uint64_t>& have) {
    News result;
    result.question = std::move(question);
    for (Change& change : answer.changes) {
        const auto before = have.find(change.number);
        if (before != have.end() && before->second == fingerprint(change)) {
            result.same.push_back(change.number);
        } else {
            result.changed.push_back(std::move(change));
        }
    }
    result.found = std::move(answer.found);
    result.branches = std::move(answer.branches);
    result.approver = std::move(answer.approver);
    return result;
}

}  // namespace gerrit
