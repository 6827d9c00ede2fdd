#include "gerrit/deployed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "calendar/text.hpp"
#include "calendar/url.hpp"
#include "gerrit/json.hpp"

namespace gerrit {
namespace {

constexpr std::size_t most_heads = 20'000, most_text = 300;

Failure broken(std::string_view what) {
    return {Failure::Why::broken, fmt::format("{} cannot be read", what)};
}

std::optional<Failure> refused(std::string_view who, int status) {
    using Why = Failure::Why;
    if (status == 200) return std::nullopt;
    const Why why = status == 404                    ? Why::gone
                    : status == 429                  ? Why::busy
                    : status == 408 || status >= 500 ? Why::broken
                                                     : Why::refused;
    return Failure{why, fmt::format("{} answers with HTTP status {}", who, status)};
}

bool is_commit(std::string_view text) {
    return text.size() == 40 && std::ranges::all_of(text, calendar::is_hex_digit);
}

/// The project in the address of a repository; empty: it is on another server.
std::string_view project_of(std::string_view repo, std::string_view gerrit) {
    gerrit = calendar::without_end_slashes(gerrit);
    if (!calendar::take(repo, gerrit) || !calendar::take(repo, "/")) return {};
    calendar::take(repo, "a/");
    if (repo.ends_with(".git")) repo.remove_suffix(4);
    return repo;
}

/// The heads of one list. A checkout that is named with another commit too gets an empty one.
void read_list(const json::value& list, std::string_view gerrit, std::map<Checkout, std::string>& heads) {
    const json::array* entries = list.if_array();
    if (entries == nullptr) return;
    for (const json::value& entry : *entries) {
        const json::object* object = entry.if_object();
        if (object == nullptr || heads.size() >= most_heads) continue;
        const std::string repo = text_at(object, "repo", most_text), branch = text_at(object, "branch", most_text);
        const std::string commit = calendar::lower(text_at(object, "commit_ref", most_text));
        const std::string_view project = project_of(repo, gerrit);
        if (project.empty() || branch.empty() || !is_commit(commit)) continue;
        const auto [known, fresh] = heads.try_emplace({std::string(project), branch}, commit);
        if (!fresh && known->second != commit) known->second.clear();
    }
}

}  // namespace

std::string deployed_url(std::string_view deployment_info) {
    return fmt::format("{}?all", deployment_info);
}

std::variant<std::vector<DeployedHead>, Failure> read_deployed(int status, std::string_view body,
                                                               std::string_view gerrit,
                                                               const std::vector<Checkout>& about) {
    constexpr std::string_view what = "what the servers run";
    if (auto failure = refused("the wiki", status)) return *failure;
    json::monotonic_resource memory;
    const auto tree = read_json(body, &memory);
    const json::object* all = tree ? tree->if_object() : nullptr;
    const json::value* common = all ? all->if_contains("common") : nullptr;
    const json::value* versions = all ? all->if_contains("versions") : nullptr;
    if (common == nullptr || !common->is_array() || versions == nullptr) return broken(what);
    std::map<Checkout, std::string> heads;
    read_list(*common, gerrit, heads);
    if (const json::object* each = versions->if_object()) {
        for (const auto& version : *each) read_list(version.value(), gerrit, heads);
    }
    std::vector<DeployedHead> out;
    for (const Checkout& checkout : about) {
        const auto found = heads.find(checkout);
        if (found != heads.end() && !found->second.empty()) out.push_back({checkout, found->second});
    }
    return out;
}

std::string undeployed_url(std::string_view gerrit, const DeployedHead& head) {
    return fmt::format("{}/plugins/gitiles/{}/+log/{}..refs/heads/{}?format=JSON&n={}",
                       calendar::without_end_slashes(gerrit), calendar::url_encoded(head.checkout.project, "/"),
                       head.commit, calendar::url_encoded(head.checkout.branch, "/"), most_undeployed);
}

std::variant<Undeployed, Failure> read_undeployed(int status, std::string_view body) {
    constexpr std::string_view prefix = ")]}'\n", what = "Gerrit's log of a branch";
    if (auto failure = refused("Gerrit's log of the branch", status)) return *failure;
    calendar::take(body, prefix);
    json::monotonic_resource memory;
    const auto tree = read_json(body, &memory);
    const json::object* answer = tree ? tree->if_object() : nullptr;
    const json::array* log = array_at(answer, "log");
    if (log == nullptr) return broken(what);
    Undeployed out;
    out.whole = !answer->contains("next") && log->size() <= most_undeployed;
    for (const json::value& entry : *log) {
        const std::string commit = calendar::lower(text_at(entry.if_object(), "commit", most_text));
        if (!is_commit(commit)) return broken(what);
        if (out.commits.size() < most_undeployed) out.commits.push_back(commit);
    }
    return out;
}

}  // namespace gerrit
