#include "bot/desk/sentences.hpp"

#include <cstddef>

namespace bot::desk {
namespace {

using enum Sentence;

constexpr SentenceRow table[] = {
    // A window starts. Pings come first, each a bare nick followed by a space or ": ".
    {opens, "{pings}: {opening}, until {end}. {facts}"},
    {opens_unnamed, "{opening}, until {end}. {facts}"},
    {requestors, "{pings}: you have patches in {name}; please stay here to test them."},
    {requestors_unnamed, "{name} lists patches, but nobody who can be pinged for them."},
    {no_patches, "No patches are listed for {name}."},
    {freeze, "No deployments until {end} (freeze): {name}. {link}"},
    // The calendar changed shortly before, or while, a window is open.
    {moved, "{pings}: {name} moved {from} -> {to} UTC. {link}"},
    {moved_unnamed, "{name} moved {from} -> {to} UTC. {link}"},
    {cancelled, "{pings}: {name} of {start} is cancelled: the calendar no longer has it at that time. {link}"},
    {cancelled_unnamed, "{name} of {start} is cancelled: the calendar no longer has it at that time. {link}"},
    // Marks behind a line.
    {late, "{line} (late by {minutes} min)"},
    {repeat_restart, "{line} (repeat after restart)"},
    {repeat_reconnect, "{line} (repeat after reconnect)"},
    {aged, "{line} (calendar read {age} ago; it cannot be read now)"},
    // now, next
    {now_open, "{name}, {left} left{patches}"},
    {now_freeze, "no deployments until {end} (freeze): {name}"},
    {now_nothing, "no window is open; next: {next}"},
    {now_unannounced, "{item} (its start was not announced)"},
    {next_window, "{name} at {start} (in {away}){patches}"},
    {next_freeze, "no deployments from {start} (in {away}) until {end} (freeze): {name}"},
    {next_nothing, "nothing more on the calendar"},
    {hour_later, "{item}, {shift} later in UTC than last week (San Francisco's clock moved)"},
    {hour_earlier, "{item}, {shift} earlier in UTC than last week (San Francisco's clock moved)"},
    {stale, "{line} The calendar was last read {age} ago ({why})."},
    {never_read, "I have not been able to read the calendar yet, so I do not know ({why})."},
    // windows
    {list_day, "{day} (UTC): {items}"},
    {list_nothing, "no windows {span}"},
    {more_private, "{line} (more in private)"},
    // refresh
    {refreshed, "calendar read: {calendar}"},
    {refresh_unmoved, "calendar unchanged: {calendar}"},
    {refresh_failed, "the wiki could not be read ({why}); I keep the calendar read {age} ago"},
    {refresh_failed_first, "the wiki could not be read ({why}); I have no calendar yet"},
    {refresh_too_soon, "somebody refreshed the calendar {ago} ago; once a minute is enough"},
    // ping
    {alive, "alive, oriel {version}; {calendar}; last announcement: {last}; next: {next}; {health}"},
    {state_read, "revision {revision} read {age} ago, {windows}"},
    {state_never_read, "no calendar read yet"},
    {nothing_said, "none yet"},
    {all_well, "all is well"},
    {degraded, "degraded: {what}"},
    {trouble_wiki, "the wiki could not be read last time ({why})"},
    {trouble_cards, "{cards} of the calendar not understood (line {lines})"},
    {trouble_accounts, "this server tells no services accounts, so nobody has a role"},
    // help and what cannot be answered
    {help_all, "commands: {commands}. \"help COMMAND\" tells more."},
    {help_one, "\"{command}\": {what}"},
    {usage, "I did not understand that; it goes \"{command}\": {what}"},
    {unknown_near, "I do not know \"{word}\"; did you mean \"{near}\"?"},
    {unknown, "I do not know \"{word}\"; \"help\" lists what I do."},
    {slow_down, "that was more than {most} commands in {span}; I answer you again in {wait}."},
};

constexpr bool in_order() {
    std::size_t i = 0;
    for (const auto& row : table) {
        if (static_cast<std::size_t>(row.id) != i++) return false;
    }
    return i == static_cast<std::size_t>(slow_down) + 1;
}
static_assert(in_order(), "one row for each Sentence, in the order of the enum");

}  // namespace

std::span<const SentenceRow> sentences() {
    return table;
}

}  // namespace bot::desk
