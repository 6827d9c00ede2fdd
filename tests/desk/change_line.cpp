#include "tests/desk/change_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <sstream>
#include <stdexcept>

#include "calendar/version.hpp"

namespace tests {
namespace {

using gerrit::Change;
using gerrit::ChangeStatus;

constexpr int originals = 900'000'000;  // first number of the originals of generated backports

std::string sha(int number, int patch_set) {
    return fmt::format("{:020x}{:020x}", number, patch_set);
}

Change good(int number, calendar::Instant now) {
    Change c;
    c.number = number;
    c.project = "operations/mediawiki-config";
    c.branch = "master";
    c.change_id = change_id_of(std::to_string(number));
    c.subject = "A change";
    c.status = ChangeStatus::open;
    c.owner = {"Some One", "someone"};
    c.updated = now;
    c.patch_set = 1;
    c.revision = sha(number, 1);
    c.touched.files = 1;
    return c;
}

void vote(Change& c, const std::string& text) {
    const auto colon = text.find(':');
    const std::string by = colon == text.npos ? "someone" : text.substr(colon + 1);
    const std::string what = text.substr(0, colon);
    const bool review = what.starts_with("CR");
    const std::string label = review ? "Code-Review" : "Verified";
    const std::string value = what.substr(review ? 2 : 1);
    std::erase_if(c.votes, [&](const auto& v) { return v.label == label && v.by.username == by; });
    if (!value.empty()) c.votes.push_back({label, std::stoi(value), {by, by}});
}

void set_status(Change& c, const std::string& value, calendar::Instant now) {
    c.status = value == "merged"      ? ChangeStatus::merged
               : value == "abandoned" ? ChangeStatus::abandoned
                                      : ChangeStatus::open;
    if (c.status == ChangeStatus::merged && !c.submitted) c.submitted = now;
}

void depend(Change& c, const std::string& value) {
    const bool number = std::all_of(value.begin(), value.end(), [](char ch) { return ch >= '0' && ch <= '9'; });
    gerrit::DependsOn on{value, {}, {}};
    if (number) {
        on.change = std::stoi(value);
    } else {
        on.change_id = change_id_of(value);
        on.text = on.change_id;
    }
    c.message.depends_on.push_back(std::move(on));
}

std::string spaced(std::string text) {
    std::replace(text.begin(), text.end(), '+', ' ');
    return text;
}

void set(Change& c, const std::string& key, const std::string& value, gerrit::Shelf& shelf, calendar::Instant now) {
    if (key == "project") {
        c.project = value;
    } else if (key == "branch") {
        c.branch = value;
    } else if (key == "id") {
        c.change_id = change_id_of(value);
    } else if (key == "subject") {
        c.subject = spaced(value);
    } else if (key == "owner") {
        c.owner = {value, value};
    } else if (key == "status") {
        set_status(c, value, now);
    } else if (key == "wip") {
        c.work_in_progress = value == "yes";
    } else if (key == "ps") {
        c.patch_set = std::stoi(value);
        c.revision = sha(c.number, c.patch_set);
    } else if (key == "vote") {
        vote(c, value);
    } else if (key == "dep") {
        depend(c, value);
    } else if (key == "parent") {
        c.parents = {shelf.find(std::stoi(value)) ? shelf.find(std::stoi(value))->revision : value};
    } else if (key == "pick") {
        c.cherry_pick_of = std::stoi(value);
    } else if (key == "reverts") {
        c.revert_of = std::stoi(value);
    } else if (key == "cites") {
        c.message.reverts.push_back(shelf.find(std::stoi(value)) ? shelf.find(std::stoi(value))->revision
                                                                 : sha(std::stoi(value), 1));
    } else if (key == "gate") {
        c.gate = value == "yes" ? c.patch_set : 0;
    } else if (key == "from") {
        c.message.picked_from = {sha(std::stoi(value), 1)};
    } else if (key == "conflict") {
        c.mergeable = value != "yes";
    } else if (key == "comments") {
        c.unresolved_comments = std::stoi(value);
    } else if (key == "slow") {
        c.touched.slow = value;
    } else if (key == "new") {
        c.touched.new_extension = value;
    } else if (key == "ext") {
        c.touched.extension_json = value;
    } else if (key == "train") {
        c.touched.train_step = value;
    } else if (key == "beta") {
        c.touched.beta_only = value == "yes";
    } else if (key == "submitted") {
        c.submitted = calendar::parse_instant(value);
    } else {
        throw std::runtime_error("a change has no " + key);
    }
}

}  // namespace

std::string change_id_of(const std::string& word) {
    std::uint64_t hash = 1469598103934665603u;
    for (char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return fmt::format("I{:016x}{:016x}{:08x}", hash, hash * 31, static_cast<std::uint32_t>(hash >> 7));
}

void change_by_line(gerrit::Shelf& shelf, const std::string& line, calendar::Instant now) {
    std::istringstream words(line);
    int number = 0;
    if (!(words >> number)) throw std::runtime_error("change NUMBER key=value ...");
    Change c = shelf.find(number) ? *shelf.find(number) : good(number, now);
    c.updated = now;
    for (std::string word; words >> word;) {
        const auto equals = word.find('=');
        if (word == "hidden") return shelf.hide(number);
        if (equals == word.npos) throw std::runtime_error("not key=value: " + word);
        const std::string key = word.substr(0, equals), value = word.substr(equals + 1);
        if (key == "in") {
            std::vector<std::string> branches;
            std::istringstream list(value);
            for (std::string branch; std::getline(list, branch, ',');) branches.push_back(branch);
            shelf.set_branches(number, branches);
        } else if (key == "approver") {
            shelf.set_approver(number, value);
        } else {
            set(c, key, value, shelf, now);
        }
    }
    shelf.put(std::move(c));
}

void stock(gerrit::Shelf& shelf, const std::string& page, const gerrit::Versions& versions, calendar::Instant now) {
    const auto put = [&](const calendar::Patch& p) {
        if (!p.change || shelf.find(*p.change) || shelf.hidden(*p.change)) return;
        Change c = good(*p.change, now);
        c.subject = p.title;
        for (const auto& [version, wikis] : versions) {
            const std::string branch = "wmf/" + version;
            if (!calendar::names_branch(p.type, branch)) continue;
            c.project = "mediawiki/core";
            c.branch = branch;
            c.change_id = change_id_of(p.title);
            const int number = originals + *p.change % 1'000'000;
            c.cherry_pick_of = number;
            Change original = good(number, now - std::chrono::hours{24});
            original.project = c.project;
            original.change_id = c.change_id;
            original.subject = c.subject;
            set_status(original, "merged", original.updated);
            shelf.put(std::move(original));
        }
        shelf.put(std::move(c));
    };
    for (const auto& w : calendar::read_page(page, calendar::Rules{}).windows) {
        for (const auto& r : w.requests) {
            for (const auto& p : r.patches) put(p);
        }
    }
}

}  // namespace tests
