#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bot::log {

enum class BugsType { patch_set, comment, merged, restored, abandoned };

struct Vote {
    char label = 'C';  ///< `C` for Code-Review, `V` for Verified
    int value = 0;
    bool operator==(const Vote&) const = default;
};

/// A line of the review bot. It is only a hint: its parts are untrusted text, so Gerrit is asked.
struct BugsLine {
    BugsType type = BugsType::comment;
    int patch_set = 0;        ///< N of `PSN`, else 0
    std::string user;         ///< display name of the author
    std::vector<Vote> votes;  ///< at most eight
    std::string text;         ///< subject or comment
    std::string approved_by;  ///< `USER@HOST` if the text says that scap approved it for this deployer
    std::string repository;   ///< without `mediawiki/` or `operations/`
    std::string branch;       ///< empty for the main branch
    int change = 0;
};

/// Parses `(TYPE) USER: [V: -1 C: +2] TEXT (n comments) [REPO] (BRANCH) - https://.../r/NUMBER ...`; nullopt for
/// anything else, and without a change number of one to nine digits. mIRC codes are dropped. The last URL after a dash
/// counts, because comments may quote URLs.
std::optional<BugsLine> read_wikibugs(std::string_view);

}  // namespace bot::log
