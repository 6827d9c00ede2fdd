#include "tests/simulation/facts.hpp"

#include <fmt/format.h>

namespace simulation {

namespace {

std::string version(int week) {
    return fmt::format("1.47.0-wmf.{}", week);
}

gerrit::ChangeStatus status_of(Facts::State state) {
    switch (state) {
        case Facts::State::merged:
            return gerrit::ChangeStatus::merged;
        case Facts::State::abandoned:
            return gerrit::ChangeStatus::abandoned;
        default:
            return gerrit::ChangeStatus::open;
    }
}

}  // namespace

Place place_of(int number) {
    const int fix = fix_of(number);
    const bool old_branch = fix % 10 >= 7;
    if (number > siblings) return old_branch ? Place::new_branch : Place::old_branch;
    if (number > originals) return Place::master;
    if (fix % 2 == 0) return Place::config;
    return old_branch ? Place::old_branch : Place::new_branch;
}

std::string type_of(int number) {
    if (place_of(number) == Place::config) return "config";
    const int week = place_of(number) == Place::old_branch ? old_week : new_week;
    return number % 3 == 0 ? fmt::format("wmf.{}", week) : version(week);
}

std::string branch_of(Place place) {
    if (place == Place::config || place == Place::master) return "master";
    return "wmf/" + version(place == Place::old_branch ? old_week : new_week);
}

std::string change_id_of(int fix) {
    return fmt::format("I{:040x}", fix);
}

std::string sha_of(int number, int patch_set) {
    return fmt::format("{:036x}{:04x}", number, patch_set);
}

gerrit::Change to_change(const Facts& facts, bool flap) {
    const Place place = place_of(facts.number);
    const int fix = fix_of(facts.number);
    gerrit::Change change;
    change.number = facts.number;
    change.project = place == Place::config ? "operations/mediawiki-config" : "mediawiki/core";
    change.branch = branch_of(place);
    change.change_id = change_id_of(fix);
    change.subject = fmt::format("Change the thing {}", fix);
    change.status = status_of(facts.state);
    change.work_in_progress = facts.work_in_progress;
    change.owner = {"Some One", "someone"};
    change.updated = facts.updated;
    change.submitted = facts.submitted;
    change.revision = sha_of(facts.number, facts.patch_set);
    change.patch_set = facts.patch_set;
    change.touched.files = 1;
    if (facts.review < 0) change.votes.push_back({"Code-Review", facts.review, {"Kay", "kay"}});
    if (facts.approved) change.votes.push_back({"Code-Review", 2, {"Ada", "ada"}, facts.approved_at});
    if (facts.ci_failed) change.votes.push_back({"Verified", -1, {"jenkins-bot", "jenkins-bot"}});
    if (facts.conflict || flap)
        change.mergeable = false;
    else if (fix % 4 != 0)
        change.mergeable = true;  // not shown by every Gerrit
    change.unresolved_comments = facts.comments;
    if (facts.original != 0 && place != Place::master) {
        if (link_of(fix) == Link::by_number) change.cherry_pick_of = facts.original;
        if (link_of(fix) == Link::by_commit) change.message.picked_from.push_back(sha_of(facts.original, 1));
    }
    return change;
}

}  // namespace simulation
