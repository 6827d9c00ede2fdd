// Which changes depend on which, and which branches contain them.
#include <algorithm>

#include "tests/support/gerrit_json.hpp"

namespace support {

using nlohmann::json;

namespace {

bool has_patch_set(const FakeChange& change, const std::string& sha) {
    return change.revision == sha || std::any_of(change.earlier.begin(), change.earlier.end(),
                                                 [&](const FakePatchSet& set) { return set.revision == sha; });
}

int patch_set_of(const FakeChange& change, const std::string& sha) {
    for (const auto& set : change.earlier) {
        if (set.revision == sha) return set.number;
    }
    return change.patch_set;
}

/// A change and one of its patch sets.
struct Link {
    const FakeChange* change;
    std::string revision;
};

const FakeChange* parent_of(const Changes& data, const FakeChange& change, std::string& sha) {
    const auto* parents = &change.parents;
    for (const auto& set : change.earlier) {
        if (set.revision == sha) parents = &set.parents;
    }
    if (parents->empty()) return nullptr;
    sha = parents->front();
    for (const auto& [number, other] : data.all()) {
        const bool here = other.project == change.project && other.branch == change.branch;
        if (here && !other.hidden && has_patch_set(other, sha)) return &other;
    }
    return nullptr;
}

/// The changes on top of `change`, newest first; itself; and the changes below it.
std::vector<Link> chain(const Changes& data, const FakeChange& change) {
    std::vector<Link> found{{&change, change.revision}};
    for (std::size_t i = 0; i < found.size() && found.size() < 100; ++i) {
        for (const auto& entry : data.all()) {
            const auto* other = &entry.second;
            const bool there =
                std::any_of(found.begin(), found.end(), [&](const Link& l) { return l.change == other; });
            std::string sha = other->revision;
            if (!there && !other->hidden && parent_of(data, *other, sha) == found[i].change) {
                found.push_back({other, other->revision});
            }
        }
    }
    std::reverse(found.begin(), found.end());
    std::string sha = change.revision;
    for (const auto* at = parent_of(data, change, sha); at && found.size() < 200; at = parent_of(data, *at, sha)) {
        found.push_back({at, sha});
    }
    return found;
}

}  // namespace

json included_in(const Changes& data, const FakeChange& change) {
    return {{"branches", data.holding(change)}, {"tags", json::array()}};
}

json related(const Changes& data, const FakeChange& change) {
    json out = json::array();
    const auto links = chain(data, change);
    for (const auto& [at, sha] : links) {
        if (links.size() == 1) break;  // alone
        json parents = json::array();
        auto parent = sha;
        parent_of(data, *at, parent);
        if (parent != sha) parents.push_back({{"commit", parent}});
        out.push_back(
            {{"project", at->project},
             {"change_id", at->change_id},
             {"commit",
              {{"commit", sha},
               {"parents", std::move(parents)},
               {"author",
                {{"name", at->owner.name}, {"email", at->owner.email}, {"date", gerrit_time(*at->created)}, {"tz", 0}}},
               {"subject", at->subject}}},
             {"_change_number", at->number},
             {"_revision_number", patch_set_of(*at, sha)},
             {"_current_revision_number", at->patch_set},
             {"status", at->status}});
    }
    return {{"changes", std::move(out)}};
}

json submitted_together(const Changes& data, const FakeChange& change, bool with_hidden, const FakeOptions& options) {
    json out = json::array();
    std::string sha = change.revision;
    if (change.status == "NEW") {
        for (const auto* at = &change; at && at->status == "NEW" && out.size() < 100; at = parent_of(data, *at, sha)) {
            out.push_back(change_info(*at, options));
        }
    }
    if (out.size() == 1) out.clear();
    if (!with_hidden) return out;
    return {{"changes", std::move(out)}, {"non_visible_changes", 0}};
}

json branch_infos(const Changes& data, const std::string& project, std::string_view prefix) {
    json out = json::array();
    if (prefix.empty()) out.push_back({{"ref", "HEAD"}, {"revision", "master"}});
    for (const auto& name : data.branches(project)) {
        if (name.starts_with(prefix)) {
            out.push_back({{"ref", "refs/heads/" + name}, {"revision", tip_of(project, name)}});
        }
    }
    return out;
}

}  // namespace support
