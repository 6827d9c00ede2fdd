#include "tests/http/gerrit_likeness.hpp"

#include <date/date.h>

#include <sstream>

namespace support {

using nlohmann::json;

namespace {

const json nothing;

const json& field(const json& object, const char* name) {
    const auto at = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && at != object.end() ? *at : nothing;
}

std::string text(const json& object, const char* name, const std::string& otherwise = "") {
    const auto& value = field(object, name);
    return value.is_string() ? value.get<std::string>() : otherwise;
}

int number(const json& object, const char* name, int otherwise = 0) {
    const auto& value = field(object, name);
    return value.is_number() ? value.get<int>() : otherwise;
}

std::optional<int> maybe_number(const json& object, const char* name) {
    const auto& value = field(object, name);
    return value.is_number() ? std::optional(value.get<int>()) : std::nullopt;
}

std::optional<Instant> instant(const json& object, const char* name) {
    std::istringstream in(text(object, name).substr(0, 19));
    Instant at;
    in >> date::parse("%Y-%m-%d %H:%M:%S", at);
    return in.fail() ? std::nullopt : std::optional(at);
}

FakePerson person(const json& object) {
    FakePerson out{text(object, "username"), text(object, "name"), text(object, "email")};
    return out;
}

void take_votes(FakeChange& change, const json& labels) {
    for (const auto& [label, info] : labels.items()) {
        for (const auto& vote : field(info, "all")) {
            const auto at = instant(vote, "date").value_or(Instant{});
            change.votes.push_back({label, number(vote, "value"), person(vote), at});
        }
    }
}

void take_revision(FakeChange& change, const json& info) {
    change.patch_set = number(info, "_number", 1);
    change.kind = text(info, "kind", "REWORK");
    change.description = text(info, "description");
    const auto& commit = field(info, "commit");
    change.message = text(commit, "message");
    for (const auto& parent : field(commit, "parents")) change.parents.push_back(text(parent, "commit"));
    for (const auto& [path, file] : field(info, "files").items()) {
        change.files.push_back({path, text(file, "status", "M").front(), text(file, "old_path"),
                                number(file, "lines_inserted"), number(file, "lines_deleted")});
    }
}

FakeChange likeness(const json& info) {
    FakeChange change;
    change.number = number(info, "_number", number(info, "_change_number"));
    change.project = text(info, "project");
    change.branch = text(info, "branch", "master");
    change.change_id = text(info, "change_id");
    change.subject = text(info, "subject");
    change.topic = text(info, "topic");
    change.status = text(info, "status");
    change.wip = field(info, "work_in_progress") == true;
    if (field(info, "mergeable").is_boolean()) change.mergeable = field(info, "mergeable").get<bool>();
    change.comments = number(info, "total_comment_count");
    change.unresolved = number(info, "unresolved_comment_count");
    change.cherry_pick_of = maybe_number(info, "cherry_pick_of_change");
    change.cherry_pick_of_patch_set = number(info, "cherry_pick_of_patch_set");
    change.revert_of = maybe_number(info, "revert_of");
    change.owner = person(field(info, "owner"));
    change.created = instant(info, "created");
    change.updated = instant(info, "updated");
    change.submitted = instant(info, "submitted");
    change.submitter = person(field(info, "submitter"));
    change.revision = text(info, "current_revision");
    if (field(info, "labels").is_object()) take_votes(change, field(info, "labels"));
    const auto& revisions = field(info, "revisions");
    if (revisions.is_object()) take_revision(change, revisions.value(change.revision, json::object()));
    for (const auto& message : field(info, "messages")) {
        change.messages.push_back({text(message, "message"), person(field(message, "author")),
                                   instant(message, "date").value_or(Instant{}), number(message, "_revision_number", 1),
                                   text(message, "tag")});
    }
    // As a change in a chain.
    const auto& commit = field(info, "commit");
    if (!commit.is_object()) return change;
    change.revision = text(commit, "commit");
    change.patch_set = number(info, "_current_revision_number", 1);
    for (const auto& parent : field(commit, "parents")) change.parents.push_back(text(parent, "commit"));
    return change;
}

}  // namespace

std::vector<FakeChange> likenesses(const json& answer) {
    std::vector<FakeChange> out;
    if (answer.is_array()) {
        for (const auto& inner : answer) {
            for (auto& change : likenesses(inner)) out.push_back(std::move(change));
        }
    } else if (field(answer, "changes").is_array()) {
        return likenesses(field(answer, "changes"));
    } else {
        out.push_back(likeness(answer));
    }
    return out;
}

}  // namespace support
