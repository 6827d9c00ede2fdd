#include "gerrit/checks.hpp"

#include <algorithm>

#include "calendar/text.hpp"
#include "calendar/version.hpp"
#include "gerrit/scene.hpp"

namespace gerrit {
namespace {

/// The live version with the week that a type names (`wmf.16`); the newest if several match.
std::optional<std::string> live_version(const Scene& scene, std::string_view type) {
    std::optional<calendar::Version> newest;
    if (scene.world.versions == nullptr) return std::nullopt;
    for (const auto& [name, wikis] : *scene.world.versions) {
        const auto version = calendar::parse_version(name);
        if (version && (!newest || *newest < *version) && calendar::names_branch(type, name)) newest = version;
    }
    return newest ? std::optional{calendar::to_text(*newest)} : std::nullopt;
}

std::string group_of_type(const Scene& scene, std::string_view written) {
    std::string type = calendar::lower(calendar::trim(written));
    if (type.empty()) return "unknown";
    if (type == "config") return type;
    if (const auto version = live_version(scene, type)) return *version;
    for (const std::string_view prefix : {"php-", "wmf/"})
        if (type.starts_with(prefix) && calendar::parse_version(type.substr(prefix.size())))
            return type.substr(prefix.size());
    return calendar::parse_version(type) ? type : std::string{calendar::trim(written)};
}

std::string group_of(const Scene& scene, const Change* change, std::string_view type) {
    if (change == nullptr) return group_of_type(scene, type);
    if (scene.is_config(*change)) return "config";
    return scene.is_release(*change) ? calendar::short_branch(change->branch) : change->branch;
}

/// Findings from Gerrit.
void ask(const Scene& scene, int number, const std::string& type, Findings& findings) {
    const Change* change = scene.known().find(number);
    switch (scene.known().standing(number)) {
        case Known::Standing::gone:
            return findings.add(Code::unknown_change);
        case Known::Standing::known:
            if (change != nullptr) return check_change(scene, *change, type, findings);
            break;
        case Known::Standing::unasked:
            break;
    }
    const auto unanswered = scene.world.unanswered.find(number);
    if (unanswered == scene.world.unanswered.end()) return findings.unasked();
    findings.add({.code = Code::unchecked, .text = "Gerrit", .since = unanswered->second});
}

const calendar::Window* train_beside(const Scene& scene) {
    const calendar::Window& here = *scene.window;
    for (const calendar::Window& other : scene.world.schedule.windows()) {
        if (other.freeze || calendar::same_window(here, other) || !scene.policy().is_train(other.name)) continue;
        if (other.start < here.end && here.start < other.end) return &other;
    }
    return nullptr;
}

/// Findings from the page.
void look(const Checked& entry, int limit, const calendar::Window* train, Findings& findings) {
    if (entry.counted.duplicate) findings.add(Code::duplicate);
    if (entry.counted.over) findings.add({.code = Code::over_limit, .count = entry.counted.place, .limit = limit});
    if (!entry.requestor) findings.add(Code::requestor_missing);
    if (train != nullptr) findings.add({.code = Code::train_overlap, .window = train->name, .at = train->start});
}

void fill(Checked& entry, const Scene& scene, const Findings* findings) {
    if (entry.patch.change) {
        if (const Change* change = scene.known().find(*entry.patch.change)) entry.change = *change;
        entry.read = scene.known().read_at(*entry.patch.change);
    }
    entry.group = group_of(scene, entry.change ? &*entry.change : nullptr, entry.patch.type);
    if (findings == nullptr) return;
    entry.pending = findings->pending();
    entry.findings = findings->sorted();
}

Checked check_entry(const Scene& scene, const calendar::Counted& counted, const calendar::Window* train) {
    const calendar::Request& request = scene.window->requests[counted.request];
    Checked entry;
    entry.counted = counted;
    entry.patch = request.patches[counted.patch];
    entry.requestor = request.requestor;
    const bool placeholder = !entry.patch.change && entry.patch.written.empty() && entry.patch.title.empty();
    if (is_settled(entry.patch) || placeholder) {
        fill(entry, scene, nullptr);
        return entry;
    }
    Findings findings{scene.world, entry.patch.change};
    look(entry, scene.window->limit.value_or(0), train, findings);
    if (entry.patch.change)
        ask(scene, *entry.patch.change, entry.patch.type, findings);
    else
        findings.add({.code = Code::unknown_change, .text = entry.patch.written, .title = entry.patch.title});
    fill(entry, scene, &findings);
    return entry;
}

}  // namespace

Severity Checked::worst() const {
    return findings.empty() ? Severity::note : severity(findings.front().code);
}

std::optional<Instant> WindowCheck::oldest() const {
    std::optional<Instant> out;
    for (const Checked& patch : patches)
        if (patch.read && !patch.finished() && (!out || *patch.read < *out)) out = patch.read;
    return out;
}

int WindowCheck::need_care() const {
    std::set<int> changes;
    for (const Checked& entry : patches)
        if (entry.patch.change && entry.worst() >= Severity::warn) changes.insert(*entry.patch.change);
    return static_cast<int>(changes.size());
}

WindowCheck check(const calendar::Window& window, const std::set<int>& accepted, const World& world) {
    const Scene scene{world, &window};
    const calendar::Window* train = train_beside(scene);
    WindowCheck result;
    result.count = calendar::count(window, accepted);
    for (const calendar::Counted& counted : result.count.entries) {
        result.patches.push_back(check_entry(scene, counted, train));
        if (counted.place > 0 && !counted.again) ++result.groups[result.patches.back().group];
    }
    return result;
}

Checked check(int change, const World& world) {
    const Scene scene{world, nullptr};
    Findings findings{world, change};
    ask(scene, change, "", findings);
    Checked entry;
    entry.patch.change = change;
    entry.listed = false;
    fill(entry, scene, &findings);
    return entry;
}

bool takes(const calendar::Window& window, const Change& change, const Policy& policy) {
    return !window.freeze && window.takes_lists() && holds(window.name, change, policy);
}

std::optional<calendar::Window> next_with_room(const Change& change, int n, Instant after, const World& world) {
    for (const calendar::Window& window : world.schedule.windows()) {
        if (window.start <= after || !takes(window, change, world.policy)) continue;
        if (calendar::count(window).room().value_or(0) >= n) return window;
    }
    return std::nullopt;
}

std::vector<std::vector<int>> fixes(const WindowCheck& check, const Policy& policy) {
    struct Fix {
        const Change* first;
        std::vector<int> changes;
        std::set<std::string> branches;
    };
    std::vector<Fix> all;
    for (const Checked& entry : check.patches) {
        if (!entry.change || entry.counted.again || entry.change->change_id.empty()) continue;
        const Change& change = *entry.change;
        if (!policy.release.hold(change.project, change.branch)) continue;
        const auto same = [&](const Fix& fix) {
            return fix.first->change_id == change.change_id && fix.first->project == change.project;
        };
        auto fix = std::ranges::find_if(all, same);
        if (fix == all.end()) fix = all.insert(fix, Fix{&change, {}, {}});
        if (fix->branches.insert(change.branch).second) fix->changes.push_back(change.number);
    }
    std::vector<std::vector<int>> result;
    for (const Fix& fix : all)
        if (fix.changes.size() > 1) result.push_back(fix.changes);
    return result;
}

}  // namespace gerrit
