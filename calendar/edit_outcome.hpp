#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace calendar {

/// What became of an edit of the wiki's page. Behind each, the facts it carries beside `code` and `why`.
enum class EditResult {
    made,             ///< it is on the page: revision (0 when not known), merged
    already,          ///< the page showed it before anything of ours came: nothing was written
    not_there,        ///< only looked for: the page does not show it, and it was never made
    not_placed,       ///< the page no longer holds what was meant: nothing was written
    overtaken,        ///< somebody else's edit came first, each time: conflicts
    read_only,        ///< reason; wait
    lagged,           ///< the wiki's databases are behind; wait
    rate_limited,     ///< wait
    protected_page,   ///< -
    blocked,          ///< reason, by, until (`infinite`, or the wiki's own words)
    no_permission,    ///< -
    spam,             ///< reason: what the spam list matched
    filtered,         ///< reason: the abuse filter
    captcha,          ///< -
    forbidden_title,  ///< -
    wrong_password,   ///< reason
    login_throttled,  ///< reason; wait
    logged_out,       ///< the session was lost again and again
    no_page,          ///< -
    too_big,          ///< -
    refused,          ///< for whatever else the wiki names in `code`
    unreachable,      ///< the wiki cannot be asked: nothing was written
    too_many,         ///< more edits wait than may: nothing was asked
    stopped,          ///< Oriel ends: nothing was written
    unknown,          ///< sent, and nobody could say whether it was kept
};

/// `protected-page`; stable, for journals.
std::string_view to_text(EditResult);
std::optional<EditResult> edit_result(std::string_view);

struct EditOutcome {
    EditResult result = EditResult::unknown;
    std::int64_t revision = 0;
    bool merged = false;           ///< the wiki joined it with somebody else's; what came of it was read
    int conflicts = 0;             ///< how often somebody else's edit came first
    std::chrono::seconds wait{0};  ///< how long the wiki wants to be left alone, or we should leave it; 0: not told
    std::string code;              ///< the API's word, such as `protectedpage`; empty without one
    std::string why;               ///< one line for the log; holds strangers' text, and no secret
    std::string reason = {}, by = {}, until = {};
    bool operator==(const EditOutcome&) const = default;
};

/// An edit that takes longer than this is worth a word to whoever asked for it.
constexpr std::chrono::seconds usual_edit{10};

/// What holds up an edit: `read_only`, `lagged`, `rate_limited`, or `unreachable` for a wiki that is slow or silent.
struct EditDelay {
    EditResult cause = EditResult::unreachable;
    std::string reason;
    bool operator==(const EditDelay&) const = default;
};

/// What the wiki's word for a refusal means. Word after word of MediaWiki 1.39 and of its extensions SpamBlacklist,
/// AbuseFilter, TitleBlacklist, GlobalBlocking and ConfirmEdit. `logged_out`: worth another login or token;
/// `overtaken`: worth another try on the new text; `unknown`: the wiki itself broke.
EditResult meaning_of(std::string_view code);

}  // namespace calendar
