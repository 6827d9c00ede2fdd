#include "gerrit/snapshot.hpp"

#include <algorithm>

#include "calendar/change_number.hpp"
#include "calendar/text.hpp"
#include "gerrit/message.hpp"

namespace gerrit {
namespace {

constexpr std::size_t most_text = 500, most_name = 200, most_id = 100, most_parents = 16;

ChangeStatus status_of(const json::object* change) {
    const std::string word = text_at(change, "status", most_id);
    if (word == "NEW") return ChangeStatus::open;
    if (word == "MERGED") return ChangeStatus::merged;
    if (word == "ABANDONED") return ChangeStatus::abandoned;
    return ChangeStatus::unknown;
}

std::string branch_of(const json::object* change) {
    constexpr std::string_view heads = "refs/heads/";
    std::string branch = text_at(change, "branch", most_text);
    return branch.starts_with(heads) ? branch.substr(heads.size()) : branch;
}

void read_commit(const json::object* commit, const Policy& policy, Change& change) {
    if (const json::value* message = member(commit, "message"); message != nullptr && message->is_string()) {
        const json::string& text = message->get_string();
        change.message = read_message(valid_text({text.data(), text.size()}, text.size()), policy.gerrit);
        for (DependsOn& footer : change.message.depends_on)
            if (!footer.change && footer.change_id.empty())
                footer.change = calendar::named_change(footer.text, policy.also);
    }
    const json::array* parents = array_at(commit, "parents");
    for (std::size_t at = 0; parents != nullptr && at < std::min(parents->size(), most_parents); ++at) {
        std::string sha = text_at((*parents)[at].if_object(), "commit", most_id);
        if (!sha.empty()) change.parents.push_back(std::move(sha));
    }
}

void read_revision(const json::object* info, const Policy& policy, Change& change) {
    change.revision = text_at(info, "current_revision", most_id);
    const json::object* revision = object_at(object_at(info, "revisions"), change.revision);
    // Newer Gerrits give the number of the patch set without being asked.
    const auto number = number_at(revision, "_number");
    change.patch_set = number ? *number : number_at(info, "current_revision_number").value_or(0);
    read_commit(object_at(revision, "commit"), policy, change);
    const bool is_config = policy.config.hold(change.project, change.branch);
    change.touched = read_files(object_at(revision, "files"), is_config, policy);
}

}  // namespace

std::optional<Instant> time_at(const json::object* change, std::string_view name) {
    constexpr std::size_t date = 10, whole = 19;
    std::string text = text_at(change, name, most_id);
    if (text.size() < whole || text[date] != ' ') return std::nullopt;
    const std::string_view fraction = std::string_view{text}.substr(whole);
    if (!fraction.empty() && (fraction[0] != '.' || !std::ranges::all_of(fraction.substr(1), calendar::is_digit))) {
        return std::nullopt;
    }
    text[date] = 'T';
    return calendar::parse_instant(text.substr(0, whole) + "Z");
}

Account read_account(const json::object* info) {
    return {text_at(info, "name", most_name), text_at(info, "username", most_name)};
}

std::optional<Change> read_change(const json::object* info, const Policy& policy) {
    const auto number = number_at(info, "_number");
    if (!number) return std::nullopt;
    Change change;
    change.number = *number;
    change.project = text_at(info, "project", most_text);
    change.branch = branch_of(info);
    change.change_id = text_at(info, "change_id", most_id);
    change.subject = text_at(info, "subject", most_text);
    change.status = status_of(info);
    change.work_in_progress = flag_at(info, "work_in_progress").value_or(false);
    change.owner = read_account(object_at(info, "owner"));
    change.updated = time_at(info, "updated").value_or(Instant{});
    change.submitted = time_at(info, "submitted");
    change.submitter = called(read_account(object_at(info, "submitter")));
    read_revision(info, policy, change);
    change.votes = read_votes(object_at(info, "labels"));
    change.mergeable = flag_at(info, "mergeable");
    change.submittable = flag_at(info, "submittable");
    change.unresolved_comments = number_at(info, "unresolved_comment_count").value_or(0);
    change.cherry_pick_of = number_at(info, "cherry_pick_of_change");
    change.revert_of = number_at(info, "revert_of");
    return change;
}

}  // namespace gerrit
