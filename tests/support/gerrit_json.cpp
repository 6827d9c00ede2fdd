#include "tests/support/gerrit_json.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace support {

using nlohmann::json;

bool is_option(const std::string& name) {
    static const FakeOptions known = {"LABELS",
                                      "DETAILED_LABELS",
                                      "CURRENT_REVISION",
                                      "ALL_REVISIONS",
                                      "CURRENT_COMMIT",
                                      "ALL_COMMITS",
                                      "CURRENT_FILES",
                                      "ALL_FILES",
                                      "DETAILED_ACCOUNTS",
                                      "REVIEWER_UPDATES",
                                      "MESSAGES",
                                      "CURRENT_ACTIONS",
                                      "CHANGE_ACTIONS",
                                      "REVIEWED",
                                      "SKIP_DIFFSTAT",
                                      "SUBMITTABLE",
                                      "WEB_LINKS",
                                      "CHECK",
                                      "COMMIT_FOOTERS",
                                      "PUSH_CERTIFICATES",
                                      "TRACKING_IDS",
                                      "SUBMIT_REQUIREMENTS",
                                      "DOWNLOAD_COMMANDS",
                                      "CUSTOM_KEYED_VALUES"};
    return known.contains(name);
}

std::string gerrit_time(Instant at) {
    return date::format("%Y-%m-%d %H:%M:%S.000000000", at);
}

std::string percent_encoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                           std::string_view("._~-").find(c) != std::string_view::npos;
        if (plain) {
            out += c;
        } else {
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return out;
}

json account_info(const FakePerson& person, const FakeOptions& options) {
    unsigned id = 0;
    for (const char c : person.username) id = id * 31 + static_cast<unsigned char>(c);
    json out = {{"_account_id", 1000 + id % 1000000}};
    if (!options.contains("DETAILED_ACCOUNTS")) return out;
    out["name"] = person.name.empty() ? person.username : person.name;
    if (!person.email.empty()) out["email"] = person.email;
    if (!person.username.empty()) out["username"] = person.username;
    return out;
}

namespace {

json person_in_git(const FakePerson& person, Instant at) {
    return {{"name", person.name.empty() ? person.username : person.name},
            {"email", person.email.empty() ? person.username + "@example.org" : person.email},
            {"date", gerrit_time(at)},
            {"tz", 0}};
}

json commit_info(const FakeChange& change) {
    json parents = json::array();
    for (const auto& sha : change.parents) parents.push_back({{"commit", sha}, {"subject", "The commit before"}});
    return {{"parents", std::move(parents)},
            {"author", person_in_git(change.owner, *change.created)},
            {"committer", person_in_git(change.owner, *change.created)},
            {"subject", change.subject},
            {"message", change.message}};
}

json file_infos(const FakeChange& change) {
    json files = json::object();
    for (const auto& file : change.files) {
        json info = {{"size_delta", 20 * (file.inserted - file.deleted)}, {"size", 1000}};
        if (file.status != 'M') info["status"] = std::string(1, file.status);
        if (!file.old_path.empty()) info["old_path"] = file.old_path;
        if (file.inserted > 0) info["lines_inserted"] = file.inserted;
        if (file.deleted > 0) info["lines_deleted"] = file.deleted;
        files[file.path] = std::move(info);
    }
    return files;
}

json revision_info(const FakeChange& change, const FakeOptions& options) {
    const auto ref = fmt::format("refs/changes/{:02}/{}/{}", change.number % 100, change.number, change.patch_set);
    const auto url = "https://gerrit.example.org/r/" + change.project;
    json info = {{"kind", change.kind},
                 {"_number", change.patch_set},
                 {"created", gerrit_time(*change.created)},
                 {"uploader", account_info(change.owner, options)},
                 {"ref", ref},
                 {"fetch", {{"anonymous http", {{"url", url}, {"ref", ref}}}}},
                 {"branch", "refs/heads/" + change.branch}};
    if (!change.description.empty()) info["description"] = change.description;
    if (options.contains("CURRENT_COMMIT") || options.contains("ALL_COMMITS")) info["commit"] = commit_info(change);
    if (options.contains("CURRENT_FILES") || options.contains("ALL_FILES")) info["files"] = file_infos(change);
    return info;
}

json message_infos(const FakeChange& change, const FakeOptions& options) {
    json out = json::array();
    for (const auto& message : change.messages) {
        json info = {{"id", fake_sha(fmt::format("message/{}/{}", change.number, out.size()))},
                     {"author", account_info(message.by, options)},
                     {"real_author", account_info(message.by, options)},
                     {"date", gerrit_time(message.at)},
                     {"message", message.text},
                     {"_revision_number", message.patch_set}};
        if (!message.tag.empty()) info["tag"] = message.tag;
        out.push_back(std::move(info));
    }
    return out;
}

void add_reviewers(json& info, const FakeChange& change, const FakeOptions& options) {
    json reviewers = json::array();
    for (const auto& vote : change.votes) {
        auto account = account_info(vote.by, options);
        if (std::find(reviewers.begin(), reviewers.end(), account) == reviewers.end()) {
            reviewers.push_back(std::move(account));
        }
    }
    info["reviewers"] = json::object();
    if (!reviewers.empty()) info["reviewers"]["REVIEWER"] = std::move(reviewers);
    info["pending_reviewers"] = json::object();
    info["removable_reviewers"] = json::array();
}

}  // namespace

json change_info(const FakeChange& change, const FakeOptions& options) {
    int inserted = 0, deleted = 0;
    for (const auto& file : change.files) {
        inserted += file.inserted;
        deleted += file.deleted;
    }
    const auto project = percent_encoded(change.project);
    json info = {{"id", fmt::format("{}~{}", project, change.number)},
                 {"triplet_id", fmt::format("{}~{}~{}", project, percent_encoded(change.branch), change.change_id)},
                 {"project", change.project},
                 {"branch", change.branch},
                 {"hashtags", json::array()},
                 {"change_id", change.change_id},
                 {"subject", change.subject},
                 {"status", change.status},
                 {"created", gerrit_time(*change.created)},
                 {"updated", gerrit_time(*change.updated)},
                 {"insertions", inserted},
                 {"deletions", deleted},
                 {"total_comment_count", change.comments},
                 {"unresolved_comment_count", change.unresolved},
                 {"has_review_started", true},
                 {"meta_rev_id", fake_sha(fmt::format("meta/{}/{}", change.number, change.edits))},
                 {"_number", change.number},
                 {"virtual_id_number", change.number},
                 {"owner", account_info(change.owner, options)},
                 {"current_revision_number", change.patch_set},
                 {"requirements", json::array()},
                 {"submit_records", submit_records(change, options)}};
    if (!change.topic.empty()) info["topic"] = change.topic;
    if (change.wip) info["work_in_progress"] = true;
    if (change.cherry_pick_of) {
        info["cherry_pick_of_change"] = *change.cherry_pick_of;
        info["cherry_pick_of_patch_set"] = change.cherry_pick_of_patch_set;
    }
    if (change.revert_of) info["revert_of"] = *change.revert_of;
    if (change.status == "NEW") {
        info["submit_type"] = "MERGE_IF_NECESSARY";
        if (change.mergeable) info["mergeable"] = *change.mergeable;
    }
    if (change.status == "MERGED") {
        info["submitted"] = gerrit_time(*change.submitted);
        info["submitter"] = account_info(change.submitter, options);
        info["submission_id"] = fmt::format("{}-{}", change.number, change.submitted->time_since_epoch().count());
    }
    if (options.contains("LABELS") || options.contains("DETAILED_LABELS")) {
        info["labels"] = label_infos(change, options);
        add_reviewers(info, change, options);
    }
    if (options.contains("REVIEWER_UPDATES")) info["reviewer_updates"] = json::array();
    if (options.contains("SUBMIT_REQUIREMENTS")) info["submit_requirements"] = submit_requirements(change);
    if (options.contains("SUBMITTABLE")) info["submittable"] = submittable(change);
    if (options.contains("MESSAGES")) info["messages"] = message_infos(change, options);
    if (options.contains("CURRENT_REVISION") || options.contains("ALL_REVISIONS")) {
        info["current_revision"] = change.revision;
        info["revisions"] = {{change.revision, revision_info(change, options)}};
    }
    return info;
}

}  // namespace support
