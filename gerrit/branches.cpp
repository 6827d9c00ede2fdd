#include "gerrit/branches.hpp"

#include <algorithm>

#include "calendar/text.hpp"
#include "calendar/version.hpp"
#include "gerrit/json.hpp"

namespace gerrit {
namespace {

using calendar::Version;

std::optional<Version> version_of(std::string_view branch) {
    constexpr std::string_view prefix = "wmf/";
    return calendar::take(branch, prefix) ? calendar::parse_version(branch) : std::nullopt;
}

/// Readable versions, from old to new.
std::vector<std::pair<Version, int>> sorted(const Versions& versions) {
    std::vector<std::pair<Version, int>> result;
    for (const auto& [text, wikis] : versions) {
        if (const auto version = calendar::parse_version(text)) result.emplace_back(*version, wikis);
    }
    std::ranges::sort(result);
    return result;
}

std::string branch_of(const Version& version) {
    return "wmf/" + calendar::to_text(version);
}

}  // namespace

std::variant<Versions, Failure> read_wikiversions(std::string_view body) {
    constexpr std::size_t most = 100'000;
    constexpr std::string_view prefix = "php-";
    json::monotonic_resource memory;
    const auto tree = read_json(body, &memory);
    const json::object* wikis = tree ? tree->if_object() : nullptr;
    if (wikis == nullptr) return Failure{Failure::Why::broken, "the list of the wikis' versions is no JSON object"};
    if (wikis->size() > most) return Failure{Failure::Why::broken, "the list of the wikis' versions is too long"};
    Versions versions;
    for (const auto& wiki : *wikis) {
        const json::string* text = wiki.value().if_string();
        if (text == nullptr) continue;
        std::string_view version{text->data(), text->size()};
        if (calendar::take(version, prefix) && calendar::parse_version(version)) ++versions[std::string{version}];
    }
    if (versions.empty()) return Failure{Failure::Why::broken, "the list of the wikis' versions names no version"};
    return versions;
}

std::vector<LiveBranch> live_branches(const Versions& versions, const Policy& policy) {
    std::vector<LiveBranch> result;
    for (const auto& [version, wikis] : sorted(versions)) result.push_back({branch_of(version), wikis});
    for (const std::string& branch : policy.always_live) {
        if (std::ranges::find(result, branch, &LiveBranch::branch) == result.end()) result.push_back({branch, 0});
    }
    return result;
}

std::optional<std::string> rolling_out(const Versions& versions) {
    const auto live = sorted(versions);
    return live.size() < 2 ? std::nullopt : std::optional{branch_of(live.back().first)};
}

Liveness liveness(std::string_view branch, const std::vector<LiveBranch>& live) {
    std::optional<Version> newest;
    for (const LiveBranch& each : live) {
        if (each.branch == branch) return Liveness::live;
        newest = std::max(newest, version_of(each.branch));
    }
    return newest && version_of(branch) > newest ? Liveness::not_yet : Liveness::dead;
}

}  // namespace gerrit
