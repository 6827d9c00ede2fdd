#include "bot/config/policy.hpp"

#include <fmt/format.h>

namespace bot::config {
namespace {

void minutes(Section& s, const char* key, std::chrono::minutes& into) {
    constexpr int a_day = 24 * 60;
    int count = static_cast<int>(into.count());
    s.number(key, count, 0, a_day);
    into = std::chrono::minutes{count};
}

/// Reads the windows that take other changes. If any section is given, the default ones are dropped.
void read_windows(const toml::node* node, gerrit::Policy& policy, Problems& problems) {
    if (!node) return;
    const auto* table = node->as_table();
    if (!table) {
        problems.add(node->source(),
                     fmt::format("[checks] windows is {}: wanted sections [checks.windows.SOMENAME]", describe(*node)));
        return;
    }
    policy.others.clear();
    for (const auto& [key, inner] : *table) {
        const std::string name = "checks.windows." + std::string(key.str());
        if (!inner.is_table()) {
            problems.add(key.source(), fmt::format("{} is {}: wanted a section [{}]", name, describe(inner), name));
            continue;
        }
        gerrit::Policy::Other other;
        Section s(*inner.as_table(), name, problems);
        s.list("names", other.windows, some_text);
        s.list("projects", other.takes.projects, some_text);
        s.list("branches", other.takes.branches, some_text);
        for (const char* must : {"names", "projects", "branches"}) {
            if (!s.has(must)) s.wrong(must, fmt::format("{} is missing: wanted a list of patterns", must));
        }
        s.finish();
        policy.others.push_back(std::move(other));
    }
}

}  // namespace

void read_policy(const toml::table& checks, gerrit::Policy& policy, Problems& problems) {
    Section s(checks, "checks", problems);
    s.list("projects", policy.release.projects, some_text);
    s.list("branches", policy.release.branches, some_text);
    s.list("config_projects", policy.config.projects, some_text);
    s.list("config_branches", policy.config.branches, some_text);
    s.text("master", policy.master, some_text);
    s.list("always_live", policy.always_live, some_text);
    s.list("train_windows", policy.train_windows, some_text);
    s.list("beta_only", policy.beta_only, some_text);
    s.list("slow", policy.slow, some_text);
    s.list("extension_json", policy.extension_json, some_text);
    s.list("extension_list", policy.extension_list, some_text);
    s.list("train_step", policy.train_step, some_text);
    minutes(s, "slow_minutes", policy.slow_takes);
    minutes(s, "fresh_minutes", policy.fresh);
    read_windows(s.table("windows"), policy, problems);
    s.finish();
}

}  // namespace bot::config
