#include "world.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "calendar/page.hpp"

namespace gerrit {
Instant at(const std::string& time) {
    const auto instant = calendar::parse_instant(time);
    REQUIRE(instant);
    return *instant;
}

std::string change_id(int number) {
    return fmt::format("I{:040x}", number);
}
std::string sha(int number) {
    return fmt::format("c{:039x}", number);
}

Made::Made(int n, const std::string& in, const std::string& on) {
    number = n;
    project = in;
    branch = on;
    change_id = gerrit::change_id(n);
    subject = "Mend it";
    status = ChangeStatus::open;
    owner = {"Ada", "ada"};
    updated = at("2026-11-17T10:00Z");
    revision = sha(n);
    patch_set = 1;
    parents = {sha(n + 900'000)};
    touched.files = 1;
}

Made Made::merged(const std::string& when) const {
    Made result = *this;
    result.status = ChangeStatus::merged;
    result.submitted = result.updated = at(when);
    return result.held(branch);
}
Made Made::abandoned() const {
    Made result = *this;
    result.status = ChangeStatus::abandoned;
    return result;
}
Made Made::draft() const {
    Made result = *this;
    result.work_in_progress = true;
    return result;
}
Made Made::vote(const std::string& label, int value, const std::string& by) const {
    Made result = *this;
    result.votes.push_back({label, value, {"", by}});
    return result;
}
Made Made::of_status(ChangeStatus of) const {
    Made result = *this;
    result.status = of;
    return result;
}
Made Made::approved_at(const std::string& when) const {
    Made result = *this;
    result.votes.push_back({"Code-Review", 2, {"", "ada"}, at(when)});
    return result;
}
Made Made::fix(int n) const {
    Made result = *this;
    result.change_id = gerrit::change_id(n);
    return result;
}
Made Made::pick_of(int n) const {
    Made result = *this;
    result.cherry_pick_of = n;
    return result;
}
Made Made::pick_in_words(int n) const {
    Made result = *this;
    result.message.picked_from.push_back(sha(n));
    return result;
}
Made Made::on_top_of(int n) const {
    Made result = *this;
    result.parents = {sha(n)};
    return result;
}
Made Made::needs(int n) const {
    Made result = *this;
    result.message.depends_on.push_back({fmt::format("https://gerrit.wikimedia.org/r/{}", n), n, ""});
    return result;
}
Made Made::needs_fix(int n) const {
    Made result = *this;
    result.message.depends_on.push_back({gerrit::change_id(n), std::nullopt, gerrit::change_id(n)});
    return result;
}
Made Made::needs_text(const std::string& text) const {
    Made result = *this;
    result.message.depends_on.push_back({text, std::nullopt, ""});
    return result;
}
Made Made::held(const std::string& name) const {
    Made result = *this;
    result.held_by.push_back(name);
    return result;
}
Made Made::conflict(int answers) const {
    Made result = *this;
    result.conflicts = answers;
    result.mergeable = answers == 0;
    return result;
}
Made Made::comments(int count) const {
    Made result = *this;
    result.unresolved_comments = count;
    return result;
}
Made Made::patch_sets(int count) const {
    Made result = *this;
    result.patch_set = count;
    return result;
}
Made Made::touches(const Touched& what) const {
    Made result = *this;
    result.touched = what;
    return result;
}
Made Made::unasked() const {
    Made result = *this;
    result.asked = false;
    return result;
}

Changes operator+(Changes a, const Changes& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

Made backport(int number, const std::string& branch) {
    return Made{number, core, branch};
}

Changes family(const Made& made) {
    const Made original = Made{made.number + 1000, made.project, "master"}.fix(made.number).merged();
    const Made sibling = Made{made.number + 2000, made.project, made.branch == wmf15 ? wmf16 : wmf15};
    return {made.fix(made.number), original, sibling.fix(made.number)};
}

Made config(int number) {
    return Made{number, settings, "master"};
}

std::string entry(const std::string& type, int number, const std::string& status) {
    return fmt::format("{{{{deploy|type={}|gerrit={}|title=Mend it|status={}}}}}\n", type, number, status);
}

std::string card(const std::string& when, const std::string& name, const std::string& what) {
    return fmt::format(
        "{{{{Deployment calendar event card\n    |when={} SF\n    |length=1\n    |window={}\n    "
        "|who={{{{ircnick|kay|Kay}}}}\n"
        "    |what=\n{}\n}}}}\n",
        when, name, what);
}

Result run(const Row& row, bool as_wanted) {
    const Around& around = row.around;
    const auto page = calendar::read_page(card(hour, around.name, row.what) + around.cards, {});
    REQUIRE(page.unread.empty());
    Result result{calendar::Schedule{page.windows}, {}, {}};
    std::set<int> listed;
    const calendar::Window* window = nullptr;
    for (const calendar::Window& each : result.schedule.windows()) {
        if (window == nullptr && each.start == at("2026-11-18T21:00Z")) window = &each;
        for (const calendar::Request& request : each.requests)
            for (const calendar::Patch& patch : request.patches)
                if (patch.change) listed.insert(*patch.change);
    }
    REQUIRE(window != nullptr);
    const Instant now = at(around.now);
    result.known = as_wanted ? asked_as_wanted(row.changes, listed, around.policy, around.versions, now)
                             : asked(row.changes, listed, now);
    const auto down = around.gerrit_down ? std::optional{now - std::chrono::hours{1}} : std::nullopt;
    const World world{.schedule = result.schedule,
                      .known = result.known,
                      .policy = around.policy,
                      .versions = around.versions.empty() ? nullptr : &around.versions,
                      .now = now,
                      .checked_patch_sets = around.checked,
                      .gerrit_down = down,
                      .versions_down = around.versions.empty() ? std::optional{now} : std::nullopt};
    result.check = check(*window, around.accepted, world);
    return result;
}

std::string shown(const WindowCheck& check) {
    std::string text =
        fmt::format("{}/{}", check.count.used, check.count.limit ? std::to_string(*check.count.limit) : "-");
    if (check.count.over() > 0) text += fmt::format(" over {}", check.count.over());
    std::string separator = "; ";
    for (const auto& [group, count] : check.groups) {
        text += fmt::format("{}{} {}", separator, group, count);
        separator = ", ";
    }
    separator = "; ";
    for (const Checked& entry : check.patches) {
        text += separator + (entry.patch.change ? std::to_string(*entry.patch.change) : "?");
        if (entry.findings.empty() && !entry.pending) text += " -";
        for (const Finding& finding : entry.findings) text += fmt::format(" {}", to_text(finding.code));
        if (entry.pending) text += " ...";
        separator = ", ";
    }
    return text;
}

Finding only(const WindowCheck& check, Code code) {
    std::vector<Finding> found;
    for (const Checked& entry : check.patches)
        std::ranges::copy_if(entry.findings, std::back_inserter(found),
                             [&](const Finding& f) { return f.code == code; });
    REQUIRE(found.size() == 1);
    return found.front();
}

}  // namespace gerrit
