#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace simulation {

/// The faults and events of a week; counted when they happen, not when they are planned.
enum class Fault {
    patch_edit,
    withdrawn,
    over_limit,
    rename_edit,
    people_edit,
    insert_before,
    insert_after,
    move_edit,
    remove_edit,
    restore_edit,
    flaw_edit,
    fix_edit,
    blank_page,
    archive_edit,
    late_edit,
    outage_hang,
    outage_fail,
    outage_slow,
    crash_idle,
    crash_before_append,
    crash_after_append,
    crash_mid_actions,
    crash_before_delivery,
    crash_before_said,
    power_cut,
    power_cut_lost,
    line_lost_by_crash,
    journal_replaced,
    link_loss,
    link_silent,
    line_unsent,
    line_lost_by_link,
    line_unconfirmed,
    kick,
    clock_forward,
    clock_back,
    clock_week,
    original_merged,
    cherry_pick,
    veto,
    objection,
    ci_failure,
    approval,
    vote_back,
    patch_set,
    merge,
    abandon,
    restore_change,
    wip_change,
    hide,
    show,
    conflict,
    flap,
    comment,
    train_moves,
    gerrit_hang,
    gerrit_fail,
    gerrit_slow,
    gerrit_too_late,
    versions_hang,
    versions_fail,
    join,
    part,
    new_nick,
    elsewhere,
    last_one,
};

struct FaultRow {
    Fault fault;
    std::string_view what;
};

constexpr FaultRow fault_table[] = {
    {Fault::patch_edit, "patches edited"},
    {Fault::withdrawn, "entries withdrawn"},
    {Fault::over_limit, "entries added over the limit"},
    {Fault::rename_edit, "window renamed"},
    {Fault::people_edit, "people edited"},
    {Fault::insert_before, "card inserted"},
    {Fault::insert_after, "card inserted after its start"},
    {Fault::move_edit, "card moved"},
    {Fault::remove_edit, "card removed"},
    {Fault::restore_edit, "card restored"},
    {Fault::flaw_edit, "card spoilt"},
    {Fault::fix_edit, "card fixed"},
    {Fault::blank_page, "page blanked"},
    {Fault::archive_edit, "past days archived"},
    {Fault::late_edit, "edited within a minute of a start"},
    {Fault::outage_hang, "the wiki hung"},
    {Fault::outage_fail, "the wiki failed"},
    {Fault::outage_slow, "the wiki was slow"},
    {Fault::crash_idle, "killed"},
    {Fault::crash_before_append, "killed before the journal"},
    {Fault::crash_after_append, "killed between journal and action"},
    {Fault::crash_mid_actions, "killed amid the actions"},
    {Fault::crash_before_delivery, "killed before the line went out"},
    {Fault::crash_before_said, "killed before the confirmation"},
    {Fault::power_cut, "power cut"},
    {Fault::power_cut_lost, "power cut that lost records"},
    {Fault::line_lost_by_crash, "line lost by a kill"},
    {Fault::journal_replaced, "journal replaced by what the desk remembers"},
    {Fault::link_loss, "link lost"},
    {Fault::link_silent, "link dead without a word"},
    {Fault::line_unsent, "line given back unsent"},
    {Fault::line_lost_by_link, "line lost with the link"},
    {Fault::line_unconfirmed, "line delivered, its confirmation lost"},
    {Fault::kick, "kicked"},
    {Fault::clock_forward, "clock put forward"},
    {Fault::clock_back, "clock put back"},
    {Fault::clock_week, "week in which San Francisco's clock moved"},
    {Fault::original_merged, "original merged"},
    {Fault::cherry_pick, "change picked to the other branch"},
    {Fault::veto, "change vetoed"},
    {Fault::objection, "change objected to"},
    {Fault::ci_failure, "tests failed"},
    {Fault::approval, "change approved"},
    {Fault::vote_back, "votes taken back"},
    {Fault::patch_set, "new patch set"},
    {Fault::merge, "change merged"},
    {Fault::abandon, "change abandoned"},
    {Fault::restore_change, "change restored"},
    {Fault::wip_change, "work in progress, or no longer"},
    {Fault::hide, "change hidden"},
    {Fault::show, "change shown again"},
    {Fault::conflict, "merge conflict"},
    {Fault::flap, "not mergeable for one answer"},
    {Fault::comment, "unresolved comments"},
    {Fault::train_moves, "the train moved"},
    {Fault::gerrit_hang, "Gerrit hung"},
    {Fault::gerrit_fail, "Gerrit failed"},
    {Fault::gerrit_slow, "Gerrit was slow"},
    {Fault::gerrit_too_late, "an answer of Gerrit came after a restart"},
    {Fault::versions_hang, "the versions were not answered"},
    {Fault::versions_fail, "the versions failed"},
    {Fault::join, "somebody joined"},
    {Fault::part, "somebody left"},
    {Fault::new_nick, "somebody changed the nick"},
    {Fault::elsewhere, "somebody joined another channel"},
};
static_assert(std::size(fault_table) == static_cast<std::size_t>(Fault::last_one), "one row for each");

class Tally {
public:
    void count(Fault f, long n = 1) { struck_[static_cast<std::size_t>(f)] += n; }
    long of(Fault f) const { return struck_[static_cast<std::size_t>(f)]; }
    void add(const Tally& other) {
        for (std::size_t i = 0; i < struck_.size(); ++i) struck_[i] += other.struck_[i];
    }

private:
    std::array<long, static_cast<std::size_t>(Fault::last_one)> struck_{};
};

}  // namespace simulation
