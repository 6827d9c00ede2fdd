#pragma once
#include <span>
#include <string_view>

#include "gerrit/finding.hpp"

namespace bot::desk {

/// Every sentence Oriel says, by name. What stands in braces is filled in by `announcements`, `answers` and `commands`.
enum class Sentence {
    opens,
    opens_unnamed,
    requestors,
    requestors_unnamed,
    no_patches,
    freeze,
    moved,
    moved_unnamed,
    cancelled,
    cancelled_unnamed,
    late,
    repeat_restart,
    repeat_reconnect,
    aged,
    now_open,
    now_freeze,
    now_nothing,
    now_unannounced,
    next_window,
    next_freeze,
    next_nothing,
    hour_later,
    hour_earlier,
    stale,
    never_read,
    list_day,
    list_nothing,
    more_private,
    refreshed,
    refresh_unmoved,
    refresh_failed,
    refresh_failed_first,
    refresh_too_soon,
    alive,
    state_read,
    state_never_read,
    nothing_said,
    all_well,
    degraded,
    trouble_wiki,
    trouble_cards,
    trouble_accounts,
    help_all,
    help_one,
    usage,
    unknown_near,
    unknown,
    slow_down,
    not_allowed,
    care,
    care_age,
    requests_blocked,
    advice_stands,
    advice_fits,
    advice_accepted,
    advice_cleared,
    verdict_block,
    verdict_warn,
    verdict_note,
    verdict_fine,
    verdict_fine_so_far,
    verdict_done,
    over_next,
    over_nowhere,
    check_listed,
    check_unlisted,
    check_nowhere,
    check_nothing,
    check_ambiguous,
    check_no_change,
    check_window,
    check_entry,
    check_train,
    check_rest,
    check_empty,
    gerrit_age,
    limit_of,
    limit_next,
    limit_full,
    one_fix,
    limit_over,
    limit_accepted,
    digest_of,
    no_such_window,
    no_window_with_list,
    branches_live,
    branches_one,
    branches_unread,
    branches_age,
    accepted,
    accept_not_over,
    accept_not_listed,
    accept_already,
    claimed,
    claim_again,
    claim_taken,
    now_claimed,
    trouble_gerrit,
    trouble_versions,
};

struct SentenceRow {
    Sentence id;
    std::string_view text;
};

/// All of them, in the order of the enum.
std::span<const SentenceRow> sentences();

/// What is said of a finding, behind the number of its change: what stands in the way, and the cure. In braces the
/// facts that gerrit/finding.hpp lists for the code.
struct FindingRow {
    gerrit::Code code;
    std::string_view what, cure;
};

/// All of them, in the order of the codes.
std::span<const FindingRow> finding_sentences();

}  // namespace bot::desk
