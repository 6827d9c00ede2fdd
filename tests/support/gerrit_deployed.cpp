#include "tests/support/gerrit_deployed.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

namespace support {

using nlohmann::json;

std::string deployment_info(const std::string& gerrit, const std::vector<FakeHead>& heads) {
    json out{{"common", json::array()}, {"versions", json::object()}};
    for (const FakeHead& head : heads) {
        const json entry{{"repo", gerrit + "/" + head.project}, {"branch", head.branch}, {"commit_ref", head.commit}};
        const bool versioned = head.branch.starts_with("wmf/");
        json& list = versioned ? out["versions"][head.branch.substr(4)] : out["common"];
        if (list.is_null()) list = json::array();
        list.push_back(entry);
    }
    return out.dump();
}

std::vector<std::string> commits_of(const Changes& data, const std::string& project, const std::string& branch) {
    std::vector<const FakeChange*> merged;
    for (const auto& [number, change] : data.all()) {
        if (change.project == project && change.branch == branch && change.submitted) merged.push_back(&change);
    }
    std::ranges::sort(merged, [](const FakeChange* a, const FakeChange* b) {
        return std::tie(*b->submitted, b->number) < std::tie(*a->submitted, a->number);
    });
    std::vector<std::string> out;
    for (const FakeChange* change : merged) out.push_back(change->revision);
    out.push_back(tip_of(project, branch));
    return out;
}

FakeReply gitiles_log(const Changes& data, std::string_view path, std::size_t most) {
    constexpr std::string_view log = "/+log/", range = "..refs/heads/";
    const auto at = path.find(log), dots = path.find(range);
    if (at == path.npos || dots == path.npos || dots < at) return refusal(404, "Not found");
    const std::string project{path.substr(0, at)}, branch{path.substr(dots + range.size())};
    const std::string_view from = path.substr(at + log.size(), dots - at - log.size());
    const auto all = commits_of(data, project, branch);
    const auto end = std::ranges::find(all, from);
    if (end == all.end()) return refusal(404, "Not found");
    json answer{{"log", json::array()}};
    for (auto commit = all.begin(); commit != end; ++commit) {
        if (answer["log"].size() == most) {
            answer["next"] = *commit;
            break;
        }
        const json person{{"name", "Ada"}, {"email", "ada@example.test"}, {"time", "Mon Nov 23 14:00:00 2026 +0000"}};
        answer["log"].push_back({{"commit", *commit},
                                 {"tree", fake_sha("tree of " + *commit)},
                                 {"parents", {*std::next(commit)}},
                                 {"author", person},
                                 {"committer", person},
                                 {"message", "A change"}});
    }
    return {200, "application/json; charset=UTF-8", ")]}'\n" + answer.dump() + "\n"};
}

}  // namespace support
