#include "tests/support/gerrit_file.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace support {

using nlohmann::json;

namespace {

Instant instant(const json& value) {
    const auto text = value.get<std::string>();
    const auto at = calendar::parse_instant(text);
    if (!at) throw std::runtime_error("no instant: " + text);
    return *at;
}

void set(FakeChange& change, const std::string& key, const json& value) {
    if (key == "number") {
        change.number = value;
    } else if (key == "project") {
        change.project = value;
    } else if (key == "branch") {
        change.branch = value;
    } else if (key == "change_id") {
        change.change_id = value;
    } else if (key == "subject") {
        change.subject = value;
    } else if (key == "topic") {
        change.topic = value;
    } else if (key == "status") {
        change.status = value;
    } else if (key == "message") {
        change.message = value;
    } else if (key == "revision") {
        change.revision = value;
    } else if (key == "owner") {
        change.owner = {value.get<std::string>(), "", ""};
    } else if (key == "submitter") {
        change.submitter = {value.get<std::string>(), "", ""};
    } else if (key == "wip") {
        change.wip = value;
    } else if (key == "hidden") {
        change.hidden = value;
    } else if (key == "mergeable") {
        change.mergeable = value.get<bool>();
    } else if (key == "patch_set") {
        change.patch_set = value;
    } else if (key == "unresolved") {
        change.unresolved = change.comments = value;
    } else if (key == "cherry_pick_of") {
        change.cherry_pick_of = value.get<int>();
        change.cherry_pick_of_patch_set = 1;
    } else if (key == "revert_of") {
        change.revert_of = value.get<int>();
    } else if (key == "on_top_of") {
        change.on_top_of = value.get<int>();
    } else if (key == "depends_on") {
        change.depends_on = value.get<std::vector<std::string>>();
    } else if (key == "parents") {
        change.parents = value.get<std::vector<std::string>>();
    } else if (key == "also_in") {
        change.also_in = value.get<std::vector<std::string>>();
    } else if (key == "created") {
        change.created = instant(value);
    } else if (key == "updated") {
        change.updated = instant(value);
    } else if (key == "submitted") {
        change.submitted = instant(value);
    } else if (key == "files") {
        for (const auto& [path, status] : value.items()) {
            change.files.push_back({path, status.get<std::string>().at(0)});
        }
    } else if (key == "votes") {
        for (const auto& vote : value) {
            change.votes.push_back({vote.at(0), vote.at(1), {vote.at(2).get<std::string>(), "", ""}});
        }
    } else {
        throw std::runtime_error("unknown field: " + key);
    }
}

}  // namespace

void load_gerrit(Gerrit& gerrit, std::string_view text) {
    try {
        const auto all = json::parse(text);
        if (all.contains("now")) gerrit->set_now(instant(all.at("now")));
        for (const auto& branch : all.value("branches", json::array())) {
            gerrit->add_branch(branch.at("project"), branch.at("name"), branch.value("from", std::string()));
        }
        for (const auto& fields : all.value("changes", json::array())) {
            FakeChange change;
            for (const auto& [key, value] : fields.items()) set(change, key, value);
            gerrit->add(std::move(change));
        }
        const auto served = all.value("serve", json::object());
        for (const auto& [path, body] : served.items()) gerrit.serve(path, body.dump());
    } catch (const std::exception& e) {
        throw std::runtime_error(std::string("the file of the fake Gerrit: ") + e.what());
    }
}

}  // namespace support
