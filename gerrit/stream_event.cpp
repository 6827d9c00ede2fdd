#include "gerrit/stream_event.hpp"

#include <algorithm>
#include <array>

#include "calendar/text.hpp"
#include "gerrit/approval.hpp"
#include "gerrit/message.hpp"
#include "gerrit/snapshot.hpp"

namespace gerrit {
namespace {

using Kind = StreamEvent::Kind;

constexpr std::size_t most_text = 500, most_id = 100, most_comment = 20'000, most_parents = 16, most_votes = 20;

struct Row {
    std::string_view type;
    Kind kind;
    std::string_view who;  ///< the member that names the author
};
constexpr std::array rows{
    Row{"patchset-created", Kind::patch_set, "uploader"}, Row{"comment-added", Kind::comment, "author"},
    Row{"change-merged", Kind::merged, "submitter"},      Row{"change-abandoned", Kind::abandoned, "abandoner"},
    Row{"change-restored", Kind::restored, "restorer"},   Row{"wip-state-changed", Kind::work_in_progress, "changer"}};

/// Older Gerrits write numbers in quotes.
std::optional<int> figure_at(const json::object* object, std::string_view name) {
    if (const auto number = integer_at(object, name)) return number;
    std::string text = text_at(object, name, most_id);
    const bool minus = text.starts_with('-');
    if (minus || text.starts_with('+')) text.erase(0, 1);
    const auto number = calendar::digits(text);
    return number && minus ? std::optional{-*number} : number;
}

std::optional<Instant> created(const json::object* event) {
    constexpr std::int64_t year_9999 = 253'402'300'799;
    const json::value* value = member(event, "eventCreatedOn");
    const std::int64_t* seconds = value == nullptr ? nullptr : value->if_int64();
    if (seconds == nullptr || *seconds <= 0 || *seconds > year_9999) return std::nullopt;
    return Instant{std::chrono::seconds{*seconds}};
}

ChangeStatus status_of(const json::object* change, Kind kind) {
    if (kind == Kind::merged) return ChangeStatus::merged;
    if (kind == Kind::abandoned) return ChangeStatus::abandoned;
    const std::string word = text_at(change, "status", most_id);
    if (word == "MERGED") return ChangeStatus::merged;
    if (word == "ABANDONED" && kind != Kind::restored) return ChangeStatus::abandoned;
    return ChangeStatus::open;
}

Change read_change(const json::object* info, const json::object* patch_set, const Policy& policy, Kind kind) {
    Change change;
    change.number = figure_at(info, "number").value_or(0);
    change.project = text_at(info, "project", most_text);
    change.branch = text_at(info, "branch", most_text);
    change.change_id = text_at(info, "id", most_id);
    change.subject = text_at(info, "subject", most_text);
    change.status = status_of(info, kind);
    change.work_in_progress = flag_at(info, "wip").value_or(false);
    change.owner = read_account(object_at(info, "owner"));
    change.cherry_pick_of = number_at(info, "cherryPickOfChange");
    change.message = read_message(text_at(info, "commitMessage", 1'000'000), policy.gerrit);
    change.revision = text_at(patch_set, "revision", most_id);
    change.patch_set = std::max(figure_at(patch_set, "number").value_or(0), 0);
    const json::array* parents = array_at(patch_set, "parents");
    for (std::size_t at = 0; parents != nullptr && at < std::min(parents->size(), most_parents); ++at) {
        const json::string* sha = (*parents)[at].if_string();
        if (sha != nullptr && !sha->empty()) change.parents.push_back(valid_text({sha->data(), sha->size()}, most_id));
    }
    return change;
}

/// A 0 without a previous vote is ignored: Gerrit lists all labels.
std::vector<Vote> read_approvals(const json::array* approvals, const Account& by) {
    std::vector<Vote> votes;
    for (std::size_t at = 0; approvals != nullptr && at < std::min(approvals->size(), most_votes); ++at) {
        const json::object* approval = (*approvals)[at].if_object();
        const std::string label = text_at(approval, "type", most_id);
        const auto value = figure_at(approval, "value");
        if ((label != "Code-Review" && label != "Verified") || !value || *value < -99 || *value > 99) continue;
        if (*value != 0 || figure_at(approval, "oldValue")) votes.push_back({label, *value, by});
    }
    return votes;
}

bool approves(const Vote& vote) {
    return vote.label == "Code-Review" && vote.value >= 2;
}

}  // namespace

EventRead read_event(const json::object* event, const Policy& policy) {
    if (event == nullptr) return "is no JSON object";
    const std::string type = text_at(event, "type", most_id);
    if (type.empty()) return "has no type";
    const auto* row = std::ranges::find(rows, type, &Row::type);
    if (row == rows.end()) return std::monostate{};
    const auto at = created(event);
    if (!at) return type + " has no eventCreatedOn in seconds";
    StreamEvent result;
    result.kind = row->kind;
    result.at = *at;
    result.by = read_account(object_at(event, row->who));
    const json::object* patch_set = object_at(event, "patchSet");
    result.change = read_change(object_at(event, "change"), patch_set, policy, row->kind);
    if (result.change.number <= 0) return type + " has no change.number";
    result.change.updated = *at;
    if (row->kind == Kind::merged) {
        result.change.submitted = *at;
        result.change.submitter = called(result.by);
    }
    if (row->kind == Kind::patch_set) result.rework = text_at(patch_set, "kind", most_id);
    if (row->kind == Kind::comment) {
        result.votes = read_approvals(array_at(event, "approvals"), result.by);
        if (std::ranges::any_of(result.votes, approves))
            result.approver = scap_approver(text_at(event, "comment", most_comment));
        const bool by_ci = std::ranges::any_of(result.votes, [](const Vote& v) { return v.label == "Verified"; });
        if (by_ci && enters_gate(text_at(event, "comment", most_comment))) result.change.gate = result.change.patch_set;
    }
    return result;
}

}  // namespace gerrit
