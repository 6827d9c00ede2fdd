#pragma once
#include <span>
#include <string_view>

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
};

struct SentenceRow {
    Sentence id;
    std::string_view text;
};

/// All of them, in the order of the enum.
std::span<const SentenceRow> sentences();

}  // namespace bot::desk
