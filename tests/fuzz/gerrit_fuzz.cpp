// Any bytes as Gerrit's answer: the first byte chooses the question, the second the status. Then also as a list of the
// wikis' versions and as records.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>

#include "gerrit/branches.hpp"
#include "gerrit/question.hpp"

using namespace gerrit;

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

const std::vector<Question> questions{
    {Ask::changes, {"1", "2", "808994"}},
    {Ask::siblings, {"I0123456789abcdef0123456789abcdef01234567", "I4b0290760f14296feec6ab30ad49595899ca08f4"}},
    {Ask::commits, {"a", "b", "c"}},
    {Ask::commits, {"a"}},
    {Ask::one, {"1"}},
    {Ask::one, {"I0123456789abcdef0123456789abcdef01234567"}},
    {Ask::contained, {"mediawiki/core~1"}},
    {Ask::changes, {}},
    {Ask::messages, {"1"}},
};

void check_text(const std::string& text, std::size_t most) {
    demand(text.size() <= most);
    demand(nlohmann::json(text).dump().size() >= 2);  // throws for invalid UTF-8
}

void check_change(const Change& change) {
    demand(change.number > 0 && change.number <= 999'999'999 && change.patch_set >= 0);
    check_text(change.subject, 500);
    check_text(change.project, 500);
    check_text(change.owner.name, 200);
    check_text(change.touched.slow, 500);
    demand(change.message.depends_on.size() <= 100 && change.parents.size() <= 16);
    for (const DependsOn& footer : change.message.depends_on) {
        check_text(footer.text, 300);
        demand(!footer.change || footer.change_id.empty());
    }
    for (const Vote& vote : change.votes) demand(vote.value != 0);
    demand(change_of_record(to_record(change)) == change);
}

void check_answer(const Question& question, const Answer& answer) {
    std::set<int> numbers;
    for (const Change& change : answer.changes) {
        check_change(change);
        demand(numbers.insert(change.number).second);
    }
    const bool finds = question.ask != Ask::contained && question.ask != Ask::messages;
    demand(answer.found.size() == (finds ? question.of.size() : 0));
    check_text(answer.approver, 129);
    for (const auto& found : answer.found) {
        for (const int number : found) demand(numbers.contains(number));
    }
    const News told = news(question, answer, {});
    demand(told.changed == answer.changes && news_of_record(to_record(told)) == told);
    std::map<int, std::uint64_t> have;
    for (const Change& change : answer.changes) have[change.number] = fingerprint(change);
    demand(news(question, answer, have).changed.empty());
}

template <class T>
void check_record(const std::optional<T>& value, std::optional<T> (*again)(const std::string&)) {
    if (!value) return;
    const std::string record = to_record(*value);
    const auto twice = again(record);
    demand(twice && *twice == *value && to_record(*twice) == record);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const Question& question = questions[data[0] % questions.size()];
    constexpr int statuses[] = {200, 200, 200, 200, 200, 404, 503, 0};
    const int status = statuses[data[1] % std::size(statuses)];
    const std::string_view body{reinterpret_cast<const char*>(data) + 2, size - 2};
    static const Policy policy;
    const auto result = read(question, status, body, policy);
    if (const auto* answer = std::get_if<Answer>(&result)) {
        demand(status == 200);
        check_answer(question, *answer);
    } else {
        check_text(std::get<Failure>(result).text, 300);
    }
    const auto versions = read_wikiversions(body);
    if (const auto* read = std::get_if<Versions>(&versions))
        demand(!read->empty() && !live_branches(*read, policy).empty());
    check_record<Change>(change_of_record(std::string{body}), change_of_record);
    check_record<News>(news_of_record(std::string{body}), news_of_record);
    return 0;
}
