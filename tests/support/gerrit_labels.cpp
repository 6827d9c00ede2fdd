// Labels and Gerrit's conclusions from them.
#include <fmt/format.h>

#include <map>

#include "tests/support/gerrit_json.hpp"

namespace support {

using nlohmann::json;

namespace {

struct Label {
    const char* name;
    int lowest, highest;
    std::map<int, std::string> words;
};

const Label labels[] = {
    {"Verified", -1, 2, {{-1, "Fails"}, {0, "No score"}, {1, "Checked"}, {2, "Verified"}}},
    {"Code-Review",
     -2,
     2,
     {{-2, "Do not submit"}, {-1, "Rather not"}, {0, "No score"}, {1, "Good, but not mine to say"}, {2, "Approved"}}},
};

enum class Standing { ok, reject, need };

Standing standing(const FakeChange& change, const Label& label, const FakePerson** by = nullptr) {
    auto so_far = Standing::need;
    for (const auto& vote : change.votes) {
        if (vote.label != label.name) continue;
        const bool rejects = vote.value == label.lowest;
        if (!rejects && (vote.value != label.highest || so_far == Standing::reject)) continue;
        so_far = rejects ? Standing::reject : Standing::ok;
        if (by) *by = &vote.by;
    }
    return so_far;
}

/// The votes of all voters: each voter has a line for each label.
json all_votes(const FakeChange& change, const Label& label, const FakeOptions& options) {
    std::map<std::string, json> lines;
    for (const auto& vote : change.votes) {
        auto& line = lines[vote.by.username];
        if (line.is_null()) {
            line = account_info(vote.by, options);
            line["value"] = 0;
            if (change.status == "NEW")
                line["permitted_voting_range"] = {{"min", label.lowest}, {"max", label.highest}};
        }
        if (vote.label != label.name) continue;
        line["value"] = vote.value;
        if (vote.value != 0) line["date"] = gerrit_time(vote.at);
    }
    json out = json::array();
    for (auto& [name, line] : lines) out.push_back(std::move(line));
    return out;
}

void summarise(json& info, const FakeChange& change, const Label& label, const FakeOptions& options) {
    const FakePerson* by = nullptr;
    const auto now = standing(change, label, &by);
    if (now == Standing::ok) info["approved"] = account_info(*by, options);
    if (now == Standing::reject) {
        info["rejected"] = account_info(*by, options);
        info["blocking"] = true;
    }
    if (now != Standing::need) return;
    for (const auto& vote : change.votes) {
        if (vote.label != label.name || vote.value == 0 || info.contains("disliked")) continue;
        info[vote.value < 0 ? "disliked" : "recommended"] = account_info(vote.by, options);
        info["value"] = vote.value;
    }
}

}  // namespace

json label_infos(const FakeChange& change, const FakeOptions& options) {
    json out = json::object();
    for (const auto& label : labels) {
        json info = json::object();
        if (options.contains("LABELS")) summarise(info, change, label, options);
        if (options.contains("DETAILED_LABELS")) {
            for (const auto& [value, words] : label.words) {
                info["values"][value == 0 ? std::string(" 0") : fmt::format("{:+}", value)] = words;
            }
            info["default_value"] = 0;
            if (!change.votes.empty()) info["all"] = all_votes(change, label, options);
        }
        out[label.name] = std::move(info);
    }
    return out;
}

json submit_records(const FakeChange& change, const FakeOptions& options) {
    if (change.status == "ABANDONED") return json::array();
    json lines = json::array();
    bool ready = true;
    for (const auto& label : labels) {
        const FakePerson* by = nullptr;
        const auto now = standing(change, label, &by);
        json line = {{"label", label.name}, {"status", "NEED"}};
        if (now == Standing::ok) line["status"] = "OK";
        if (now == Standing::reject) line["status"] = "REJECT";
        if (by) line["applied_by"] = account_info(*by, options);
        ready = ready && now == Standing::ok;
        lines.push_back(std::move(line));
    }
    return json::array({{{"rule_name", "gerrit~DefaultSubmitRule"},
                         {"status", ready ? "OK" : "NOT_READY"},
                         {"labels", std::move(lines)}}});
}

json submit_requirements(const FakeChange& change) {
    json out = json::array();
    for (const auto& label : labels) {
        const auto now = standing(change, label);
        const auto best = fmt::format("label:{}=MAX", label.name), worst = fmt::format("label:{}=MIN", label.name);
        json passing = json::array(), failing = json::array();
        (now == Standing::ok ? passing : failing).push_back(best);
        (now == Standing::reject ? passing : failing).push_back(worst);
        out.push_back({{"name", label.name},
                       {"status", now == Standing::ok ? "SATISFIED" : "UNSATISFIED"},
                       {"is_legacy", false},
                       {"submittability_expression_result",
                        {{"expression", best + " AND -" + worst},
                         {"fulfilled", now == Standing::ok},
                         {"status", now == Standing::ok ? "PASS" : "FAIL"},
                         {"passing_atoms", std::move(passing)},
                         {"failing_atoms", std::move(failing)}}}});
    }
    return out;
}

bool submittable(const FakeChange& change) {
    if (change.status != "NEW" || change.wip) return false;
    for (const auto& label : labels) {
        if (standing(change, label) != Standing::ok) return false;
    }
    return true;
}

}  // namespace support
