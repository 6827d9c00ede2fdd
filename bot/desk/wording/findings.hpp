#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bot/desk/text/chat.hpp"
#include "gerrit/checks.hpp"

/// Renders the findings of the checks as English.
namespace bot::desk::wording {

using calendar::Instant;

/// The problem without the cure: `not merged in master (1234500)`. `listed`: a window lists the change.
std::string what(const gerrit::Finding&, const ChatTraits&, Instant now, bool listed = true);
/// The problem followed by its cure.
std::string with_cure(const gerrit::Finding&, const ChatTraits&, Instant now, bool listed = true);

/// Everything about an entry, blocks first. `notes`: also mere notes. `over`: the text about the limit, used if the
/// entry is over it. `train`: also mention a train in the same hour, which is the same for the whole window.
std::string verdict(const gerrit::Checked&, const ChatTraits&, Instant now, bool notes, const std::string& over = {},
                    bool train = true);

/// The same, but empty when there is nothing to say.
std::string remarks(const gerrit::Checked&, const ChatTraits&, Instant now);

/// The finding that a train runs during the window; nullptr: none.
const gerrit::Finding* train_overlap(const gerrit::WindowCheck&);

/// `1200311, 1200312 are one fix on 2 branches`.
std::string one_fix(const std::vector<int>& changes);

/// `1234567`, or `entry "Title" without a number`.
std::string label(const gerrit::Checked&);
/// `1234567 "Subject" (wmf.16)`, without unknown parts.
std::string titled(const gerrit::Checked&);

/// `wmf.16` for 1.47.0-wmf.16; other groups as they are.
std::string short_group(const std::string& group);
/// `3 config, 1 wmf.15`.
std::string groups(const gerrit::WindowCheck&);

/// `3 config, 1 wmf.16; 1234567 not merged in master (1234500)`.
std::vector<std::string> digest(const gerrit::WindowCheck&, const std::vector<std::vector<int>>& fixes,
                                const ChatTraits&, Instant now);

/// The facts about the checks of a window for its announcement.
struct Care {
    int need_care = 0;                ///< changes with known blocks or warnings, and entries without a number
    int unchecked = 0;                ///< changes with facts that are still unknown
    std::set<int> live;               ///< changes that are live already
    bool all_live = false;            ///< all that is listed is live already
    std::vector<std::string> blocks;  ///< `1234567 abandoned`
    std::set<std::string> not_in;     ///< requestors, folded, without an entry within the limit that is not live
    std::optional<std::chrono::seconds> age;  ///< of the Gerrit data, when it should be mentioned
    bool train = false;                       ///< a train runs in the same hour
    bool anything = false;                    ///< there was something to check
};
Care care_of(const gerrit::WindowCheck&, std::optional<std::chrono::seconds> age, const ChatTraits&, Instant now);

/// `3/6 patches, 1 live already`.
std::string with_live(const std::string& count, std::size_t live);
/// `5/6 patches, 2 need care`.
std::string with_care(const std::string& count, const Care&);

}  // namespace bot::desk::wording
