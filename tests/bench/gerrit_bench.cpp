#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <functional>

#include "gerrit/question.hpp"

namespace {

using namespace gerrit;

std::string joined(int count, const std::function<std::string(int)>& each) {
    std::string list;
    for (int i = 0; i < count; ++i) list += (i == 0 ? "" : ",") + each(i);
    return list;
}

std::string account(int i) {
    return fmt::format(R"("_account_id":{},"name":"Somebody {}","email":"user{}@example.org","username":"user{}")", i,
                       i, i, i);
}

std::string label(const char* name) {
    const std::string votes = joined(12, [](int i) {
        return fmt::format(R"({{"value":{},"date":"2026-04-16 11:33:28.000000000",{}}})", i % 3, account(i));
    });
    return fmt::format(R"("{}":{{"approved":{{{}}},"all":[{}],"values":{{"-2":"This shall not be submitted",)"
                       R"("-1":"I would prefer this is not submitted as is"," 0":"No score","+1":"Looks good to me"}},)"
                       R"("default_value":0}})",
                       name, account(1), votes);
}

std::string requirement(int i) {
    return fmt::format(
        R"({{"name":"Need-{}","status":"SATISFIED","is_legacy":false,"submittability_expression_result":)"
        R"({{"expression":"label:Verified=MAX AND -label:Verified=MIN","fulfilled":true,)"
        R"("status":"PASS","passing_atoms":["label:Verified=MAX"],)"
        R"("failing_atoms":["label:Verified=MIN"]}}}})",
        i);
}

/// A change with all options, about 14 kB.
std::string change(int i) {
    const std::string sha = fmt::format("{:040x}", i);
    const std::string files = joined(46, [](int f) {
        return fmt::format(R"("includes/specials/forms/SomeLongerFileName{}.php":{{"lines_inserted":18,)"
                           R"("lines_deleted":12,"size_delta":403,"size":40300}})",
                           f);
    });
    std::string words;
    for (int w = 0; w < 250; ++w) words += w % 12 == 0 ? "word\\n" : "word ";
    const std::string commit = fmt::format(
        R"({{"parents":[{{"commit":"{}","subject":"The one before"}}],"author":{{{},"tz":0}},"committer":{{{},"tz":0}},)"
        R"("subject":"Change {}","message":"Change {}\n\n{}\n\nBug: T1\nDepends-On: I{}\nChange-Id: I{}\n"}})",
        sha, account(1), account(2), i, i, words, sha, sha);
    return fmt::format(
        R"({{"id":"mediawiki%2Fcore~{}","project":"mediawiki/core","branch":"wmf/1.47.0-wmf.16","hashtags":[],)"
        R"("change_id":"I{}","subject":"Change {}","status":"NEW","created":"2026-04-16 11:33:28.000000000",)"
        R"("updated":"2026-04-16 11:33:28.000000000","mergeable":true,"submittable":false,"insertions":1,"_number":{},)"
        R"("owner":{{{}}},"labels":{{{},{}}},"submit_requirements":[{}],"reviewers":{{"REVIEWER":[{}]}},)"
        R"("current_revision":"{}","revisions":{{"{}":{{"kind":"REWORK","_number":3,"uploader":{{{}}},)"
        R"("fetch":{{"anonymous http":{{"url":"https://gerrit.example.org/r/mediawiki/core","ref":"refs/changes/1"}}}},)"
        R"("commit":{},"files":{{{}}}}}}}}})",
        i, sha, i, i, account(i), label("Verified"), label("Code-Review"), joined(6, requirement),
        joined(8, [](int r) { return '{' + account(r) + '}'; }), sha, sha, account(3), commit, files);
}

Question about(int count) {
    Question question{Ask::changes, {}};
    for (int i = 1; i <= count; ++i) question.of.push_back(std::to_string(i));
    return question;
}

std::string answer_about(int count) {
    return ")]}'\n[" + joined(count, [](int i) { return change(i + 1); }) + "]\n";
}

void read_answer_of(benchmark::State& state) {
    const int count = static_cast<int>(state.range(0));
    const Question question = about(count);
    const std::string body = answer_about(count);
    const Policy policy;
    std::size_t changes = 0;
    for (auto _ : state) {
        const auto result = read(question, 200, body, policy);
        changes = std::get<Answer>(result).changes.size();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(body.size()) * state.iterations());
    state.counters["changes"] = static_cast<double>(changes);
    state.counters["bytes"] = static_cast<double>(body.size());
}
BENCHMARK(read_answer_of)->Arg(1)->Arg(100)->Unit(benchmark::kMicrosecond);

/// The cost of a poll apart from parsing: the comparison with the known changes if nothing changed.
void tell_news_of_100(benchmark::State& state) {
    const Question question = about(100);
    const Answer answer = std::get<Answer>(read(question, 200, answer_about(100), Policy{}));
    std::map<int, std::uint64_t> have;
    for (const Change& each : answer.changes) have[each.number] = fingerprint(each);
    for (auto _ : state) benchmark::DoNotOptimize(news(question, answer, have));
}
BENCHMARK(tell_news_of_100)->Unit(benchmark::kMicrosecond);

}  // namespace
