#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace calendar {

/// The result of an edit of the wiki's page. The comments name the fields of EditOutcome that are set besides `code`
/// and `why`.
enum class EditResult {
    made,             ///< the change is on the page: revision (0 if unknown), merged
    already,          ///< the page already showed the change: nothing was written
    not_there,        ///< only looked for: the page does not show the change, and the edit was never made
    not_placed,       ///< the change no longer fits the page's text: nothing was written
    overtaken,        ///< edit conflicts every time: conflicts
    read_only,        ///< reason; wait
    lagged,           ///< the wiki's database replicas lag; wait
    rate_limited,     ///< wait
    protected_page,   ///< -
    blocked,          ///< reason, by, until (`infinite`, or in the wiki's own words)
    no_permission,    ///< -
    spam,             ///< reason: the text that the spam list matched
    filtered,         ///< reason: the abuse filter's description
    captcha,          ///< -
    forbidden_title,  ///< -
    wrong_password,   ///< reason
    login_throttled,  ///< reason; wait
    logged_out,       ///< the session was lost repeatedly
    no_page,          ///< -
    too_big,          ///< -
    refused,          ///< any other refusal; `code` holds the wiki's word for it
    unreachable,      ///< the wiki does not answer usefully: nothing was written
    too_many,         ///< the queue of edits is full: the wiki was not asked
    stopped,          ///< Oriel is shutting down: nothing was written
    unknown,          ///< sent, but it could not be found out whether the wiki saved it
};

/// The word for a result, such as `protected-page`; stable, for journals.
std::string_view to_text(EditResult);
std::optional<EditResult> edit_result(std::string_view);

struct EditOutcome {
    EditResult result = EditResult::unknown;
    std::int64_t revision = 0;
    bool merged = false;           ///< the wiki merged it with another edit; if `made`, the merge shows the change
    int conflicts = 0;             ///< number of edit conflicts
    std::chrono::seconds wait{0};  ///< how long to wait before the next edit, from the wiki or estimated; 0: unknown
    std::string code;              ///< the API's error code, such as `protectedpage`; may be empty
    std::string why;               ///< one line for the log; holds untrusted text, and no secret
    std::string reason = {}, by = {}, until = {};
    bool operator==(const EditOutcome&) const = default;
};

/// If an edit takes longer than this, its requestor is informed.
constexpr std::chrono::seconds usual_edit{10};

/// The reason for a delay: `read_only`, `lagged`, `rate_limited`, or `unreachable` for a wiki that is slow or silent.
struct EditDelay {
    EditResult cause = EditResult::unreachable;
    std::string reason;
    bool operator==(const EditDelay&) const = default;
};

/// The meaning of the wiki's error code. The codes are those of MediaWiki 1.39 and its extensions SpamBlacklist,
/// AbuseFilter, TitleBlacklist, GlobalBlocking and ConfirmEdit. `logged_out`: a new login or token may help;
/// `overtaken`: try again on the new text; `unknown`: the wiki itself failed.
EditResult meaning_of(std::string_view code);

}  // namespace calendar
