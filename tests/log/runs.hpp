#pragma once
#include <string>
#include <vector>

/// Sample messages of the deployment tool, for tests: names and subjects are invented.
namespace bot::log::test {

struct Said {
    std::string line;  ///< before the relay cuts it
    std::string kind, user;
    std::vector<int> numbers;
};

inline const std::vector<std::string>& subjects() {
    static const std::vector<std::string> all = {
        "Night reading: widen the margin of the reader, and of its sidebar, on every small wiki of the second list",
        "تفعيل القراءة الليلية في ويكيات القائمة الثانية، مع توسيع الهامش",
        "在第二批维基上启用夜间阅读模式，并加宽侧边栏的页边距",
        "🏮🕯️ lamps 💡 for 👩‍👩‍👧‍👦 everyone",
        "Rolling back deployment",
        "Say when it was synced to the testservers (see there). Changes can now be verified there.",
        "Finished scap: nothing (duration: 01m 02s)",
        "Read !log lines, !log too",
        "[zzwiki] list of [rights]",
        "Quote {{template|one}}, then [ and ]; Scap cancelled without rolling back.",
        "",
        "Continuing with deployment, kay: Backport for ever",
    };
    return all;
}

/// A deployment of `count` changes with subjects from index `from` on; odd ones have tasks.
inline std::vector<Said> deployment(int count, int from) {
    std::string changes = "Backport for ";
    std::vector<int> numbers;
    for (int i = 0; i < count; ++i) {
        const auto which = static_cast<std::size_t>(from + i) % subjects().size();
        numbers.push_back(1'200'000 + 1'111 * from + 37 * i);
        changes += (i ? ", [[gerrit:" : "[[gerrit:") + std::to_string(numbers.back()) + '|' + subjects()[which];
        changes += (from + i) % 2 ? " (T41" + std::to_string(i) + " T999999)]]" : "]]";
    }
    const std::string who = "!log bd909@deploy2002 ";
    const std::string behind =
        " synced to the testservers (see https://wikitech.wikimedia.org/wiki/Mwdebug). Changes can now be verified "
        "there.";
    return {
        {who + "Started scap sync-world: " + changes, "started", "bd909", numbers},
        {who + "k9-lamp, bd909: " + changes + behind, "on_testservers", "bd909", numbers},
        {who + "bd909: " + changes + " synced to the testservers (https://wikitech.wikimedia.org/wiki/Mwdebug)",
         "on_testservers", "bd909", numbers},
        {who + "k9-lamp, bd909: Continuing with deployment", "continuing", "bd909", {}},
        {who + "k9-lamp, bd909: Rolling back deployment", "rolling_back", "bd909", {}},
        {who + "Rolling back deployment", "rolling_back", "bd909", {}},
        {who + "Finished scap sync-world: " + changes + " (duration: 08m 47s)", "finished", "bd909", numbers},
        {who + "sync-world aborted: " + changes + " (duration: 01m 09s)", "aborted", "bd909", numbers},
        {who + "sync-world failed: <OddError> it broke (scap version: 4.9.9) (duration: 02m 47s)",
         "failed",
         "bd909",
         {}},
        {who + "Scap cancelled without rolling back.", "cancelled", "bd909", {}},
    };
}

}  // namespace bot::log::test
