#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace simulation {

/// Everything that goes wrong, or on, in a week; counted when it struck, not when it was planned.
enum class Fault {
    patch_edit,
    rename_edit,
    people_edit,
    insert_before,
    insert_after,
    move_edit,
    remove_edit,
    restore_edit,
    flaw_edit,
    mend_edit,
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
    last_one,
};

struct FaultRow {
    Fault fault;
    std::string_view what;
};

constexpr FaultRow fault_table[] = {
    {Fault::patch_edit, "patches edited"},
    {Fault::rename_edit, "window renamed"},
    {Fault::people_edit, "people edited"},
    {Fault::insert_before, "card inserted"},
    {Fault::insert_after, "card inserted after its start"},
    {Fault::move_edit, "card moved"},
    {Fault::remove_edit, "card removed"},
    {Fault::restore_edit, "card restored"},
    {Fault::flaw_edit, "card spoilt"},
    {Fault::mend_edit, "card mended"},
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
