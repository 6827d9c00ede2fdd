#include "tests/support/gerrit_answer.hpp"

#include <algorithm>
#include <cstdlib>

#include "tests/support/gerrit_deployed.hpp"
#include "tests/support/gerrit_json.hpp"
#include "tests/support/gerrit_query.hpp"

namespace support {

using nlohmann::json;

namespace {

constexpr int most_results = 500;
constexpr std::size_t most_queries = 10, longest_target = 16000;

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find(at);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

/// Decoded once; `+` is a space, in paths too.
std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            out += static_cast<char>(std::strtol(std::string(text.substr(i + 1, 2)).c_str(), nullptr, 16));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

struct Parameters {
    std::vector<std::string> queries;
    FakeOptions options;
    bool with_hidden = false;
    std::string branches;  ///< `r=`, the prefix of a name
    int most = most_results, skip = 0;
};

FakeReply good(const json& answer) {
    return {200, "application/json; charset=UTF-8", ")]}'\n" + answer.dump() + "\n"};
}

Parameters read_parameters(std::string_view text) {
    Parameters out;
    for (const auto part : split(text, '&')) {
        const auto equals = part.find('=');
        const auto name = part.substr(0, equals);
        const auto value = equals == std::string_view::npos ? std::string() : decoded(part.substr(equals + 1));
        if (name == "q" || name == "query") out.queries.push_back(value);
        if (name == "n") out.most = std::min(std::atoi(value.c_str()), most_results);
        if (name == "S" || name == "start") out.skip = std::atoi(value.c_str());
        if (name == "r") out.branches = value.ends_with(".*") ? value.substr(0, value.size() - 2) : value;
        if (name != "o") continue;
        if (value == "NON_VISIBLE_CHANGES") {
            out.with_hidden = true;
        } else if (is_option(value)) {
            out.options.insert(value);
        } else {
            throw refusal(400, '"' + value + "\" is not a valid value for \"-o\"");
        }
    }
    return out;
}

json run(const Changes& data, const std::string& text, const Parameters& asked, int page) {
    const auto parsed = parse_query(text);
    if (const auto* bad = std::get_if<BadQuery>(&parsed)) throw refusal(400, bad->text);
    std::vector<const FakeChange*> hits;
    for (const auto& [number, change] : data.all()) {
        if (!change.hidden && std::get<FakeQuery>(parsed)(change)) hits.push_back(&change);
    }
    std::sort(hits.begin(), hits.end(), [](const FakeChange* a, const FakeChange* b) {
        return std::tie(b->updated, b->number) < std::tie(a->updated, a->number);
    });
    const auto from = std::min(static_cast<std::size_t>(asked.skip), hits.size());
    const int most = page > 0 ? std::min(page, asked.most) : asked.most;
    const auto to = std::min(from + static_cast<std::size_t>(most), hits.size());
    json out = json::array();
    for (auto i = from; i < to; ++i) out.push_back(change_info(*hits[i], asked.options));
    if (to < hits.size() && !out.empty()) out.back()["_more_changes"] = true;
    return out;
}

FakeReply query(const Changes& data, const Parameters& asked, int page) {
    if (asked.skip < 0) throw refusal(400, "'start' parameter cannot be less than zero");
    if (asked.most <= 0) throw refusal(400, "limit must be positive");
    if (asked.queries.size() > most_queries) throw refusal(400, "limit of 10 queries");
    if (asked.queries.size() <= 1) {
        return good(run(data, asked.queries.empty() ? "status:open" : asked.queries.front(), asked, page));
    }
    json out = json::array();
    for (const auto& text : asked.queries) out.push_back(run(data, text, asked, page));
    return good(out);
}

/// `raw` is a number, project~number, project~branch~Change-Id or a Change-Id, still encoded.
const FakeChange& find(const Changes& data, std::string_view raw) {
    auto parts = split(raw, '~');
    std::vector<const FakeChange*> hits;
    for (const auto& [number, change] : data.all()) {
        if (change.hidden) continue;
        const auto last = decoded(parts.back());
        const bool is = is_number(last) ? number == std::atoi(last.c_str())
                                        : is_change_id(last) && change.change_id.starts_with(last);
        const bool here = parts.size() == 1 || decoded(parts.front()) == change.project;
        const bool there = parts.size() < 3 || decoded(parts[1]) == change.branch ||
                           decoded(parts[1]) == "refs/heads/" + change.branch;
        if (is && here && there && parts.size() < 4) hits.push_back(&change);
    }
    if (hits.empty()) throw refusal(404, "Not found: " + std::string(raw));
    if (hits.size() > 1) throw refusal(404, "Multiple changes found for " + std::string(raw));
    return *hits.front();
}

FakeReply one(const Changes& data, const std::vector<std::string_view>& path, Parameters asked) {
    const auto& change = find(data, path[1]);
    std::string rest;
    for (std::size_t i = 2; i < path.size(); ++i) rest += "/" + std::string(path[i]);
    if (rest.empty()) return good(change_info(change, asked.options));
    if (rest == "/detail") {
        asked.options.insert({"LABELS", "DETAILED_LABELS", "DETAILED_ACCOUNTS", "MESSAGES", "REVIEWER_UPDATES"});
        return good(change_info(change, asked.options));
    }
    if (rest == "/in") return good(included_in(data, change));
    if (rest == "/submitted_together") {
        return good(submitted_together(data, change, asked.with_hidden, asked.options));
    }
    if (rest == "/revisions/current/related") return good(related(data, change));
    throw refusal(404, "Not found: " + std::string(path[2]));
}

}  // namespace

FakeReply refusal(int status, const std::string& text) {
    return {status, "text/plain; charset=UTF-8", text + "\n"};
}

FakeReply gerrit_answer(const Changes& data, std::string_view target, int page) {
    if (target.size() > longest_target) return {414, "text/html", "<h1>Bad Message 414</h1><pre>URI Too Long</pre>"};
    try {
        if (target.starts_with("/r/")) target.remove_prefix(2);
        const auto mark = target.find('?');
        const auto asked = read_parameters(mark == std::string_view::npos ? "" : target.substr(mark + 1));
        auto path = split(target.substr(0, mark).substr(1), '/');
        if (path.size() > 1 && path.back().empty()) path.pop_back();
        if (path[0] == "changes" && path.size() == 1) return query(data, asked, page);
        if (path[0] == "changes") return one(data, path, asked);
        if (path[0] == "projects" && path.size() == 3 && path[2] == "branches") {
            const auto project = decoded(path[1]);
            if (data.branches(project).empty()) throw refusal(404, "Not found: " + std::string(path[1]));
            return good(branch_infos(data, project, asked.branches));
        }
        constexpr std::string_view gitiles = "/plugins/gitiles/";
        if (target.starts_with(gitiles)) {
            const auto log = target.substr(gitiles.size(), std::min(mark, target.size()) - gitiles.size());
            return gitiles_log(data, log, static_cast<std::size_t>(asked.most));
        }
        if (target == "/config/server/version") return good("3.10.6");
    } catch (const FakeReply& refused) {
        return refused;
    }
    return {404, "text/html", "<h1>Not Found</h1>"};
}

}  // namespace support
