#include "bot/desk/wording/sentences.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <cstddef>

namespace bot::desk::wording {
namespace {

using enum Sentence;

constexpr SentenceRow table[] = {
    // A window starts. Pings come first, each a bare nick followed by a space or ": ".
    {opens, "{pings}: {opening}, until {end}{hold}. {facts}"},
    {opens_unnamed, "{opening}, until {end}{hold}. {facts}"},
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
    {now_ended, "{item}, ended at {when}"},
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
    {not_allowed, "\"{command}\" is for deployers (by services account); {who}."},
    // A start, when what it lists was checked.
    {care, "{count}, {care}"},
    {care_age, "{count} (Gerrit read {age} ago)"},
    {requests_blocked, "{line} Blocked: {patches}."},
    // To a requestor, in private.
    {advice_stands, "your {change} for {window} ({when}): {verdict}."},
    {advice_fits, "your {change}: you now fit ({count}) into {window} ({when})."},
    {advice_accepted, "your {change}: {by} takes it over the limit ({count}) of {window} ({when})."},
    {advice_cleared, "your {change} for {window} ({when}): nothing stands in its way any more."},
    {verdict_block, "it cannot go in yet: {items}"},
    {verdict_warn, "please look: {items}"},
    {verdict_note, "note: {items}"},
    {verdict_fine, "nothing stands in its way"},
    {verdict_fine_so_far, "nothing found so far, but Gerrit has not told everything yet"},
    {verdict_done, "marked as {status} on the page"},
    {over_next, "{item}; the next with room is {window}, {when}"},
    {over_nowhere, "{item}; no window on the calendar has room"},
    // check
    {check_listed, "{change} is in {window} ({when}, {count}): {verdict}"},
    {check_unlisted, "{change} is not listed; it would fit into {window} ({when}, {count}): {verdict}"},
    {check_nowhere, "{change} is not listed, and no window on the calendar has room for it: {verdict}"},
    {check_nothing, "{change}: {verdict}"},
    {check_ambiguous, "{change_id} is {count} changes: {changes}; the first {shown}:"},
    {check_no_change, "Gerrit knows no change {change}, or hides it."},
    {check_window, "{window} ({when}): {facts}"},
    {check_entry, "{change} ({requestor}): {verdict}"},
    {check_train, "all of it: {item}"},
    {check_rest, "nothing stands in the way of {changes}"},
    {check_empty, "{window} ({when}) lists no patches."},
    {gerrit_age, "{line} Gerrit was last read {age} ago ({why})."},
    // limit, digest
    {limit_of, "{window} ({when}): {count}, {room} free{groups}"},
    {limit_next, "with room next: {windows}"},
    {limit_full, "no later window on the calendar has room"},
    {one_fix, "{changes} are one fix on {branches} branches"},
    {limit_over, "over the limit: {changes}"},
    {limit_accepted, "{change} was taken over the limit by {by}"},
    {digest_of, "{window} ({when}): {items}"},
    {no_such_window, "no window on the calendar is \"{words}\"; \"windows week\" lists them."},
    {no_window_with_list, "no open or coming window on the calendar takes lists."},
    // branches
    {branches_live, "live: {branches}; a fix must be picked to {targets}"},
    {branches_one, "live: {branches}; a fix must be picked to {targets} only"},
    {branches_unread, "I have not been able to read which versions the wikis run ({why})."},
    {no_answer_yet, "no answer yet"},
    {branches_age, "{line} That was read {age} ago."},
    // accept
    {accepted, "{change} is taken over the limit of {window} ({when}), now {count}."},
    {accept_not_over, "{change} fits into {window} ({when}, {count}); there is nothing to accept."},
    {accept_not_listed, "{change} is not listed for an open or coming window."},
    {accept_already, "{by} took {change} over the limit {ago} ago already."},
    // claim
    {claimed, "{window} ({when}) is yours; what it lists is in private."},
    {claim_again, "{window} ({when}) has been yours since {since}."},
    {claim_taken, "{by} has had {window} ({when}) since {since}; \"claim!\" takes it over."},
    {now_claimed, "{item}, claimed by {by}"},
    {trouble_gerrit, "Gerrit cannot be asked since {since} ({why})"},
    {trouble_versions, "the wikis' versions cannot be read since {since} ({why})"},
    {trouble_changes, "Gerrit gives no answer about {changes} ({why})"},
    // A patch on its way.
    {test_please,
     "{who}: {patches} {are} on the test servers: please test (https://wikitech.wikimedia.org/wiki/Mwdebug), then say "
     "\"{me}: good\" or \"{me}: bad REASON\"."},
    {test_again, "{who}: {changes} {wait} for your test: \"{me}: good\" or \"{me}: bad REASON\"?{offer}"},
    {no_show_offer, " ({deployer} can say \"{me}: skip {change} no-show\".)"},
    {tested_by, "{changes} tested by {by}"},
    {tested_to, "{deployer}: {what}."},
    {bad_says, "{change} ({state}) is bad, says {by}: {reason}"},
    {bad_to, "{deployer}: {what}."},
    {live_now, "{changes} {are} live"},
    {live_after, "{changes} {are} live ({span} after merge)"},
    {live_check, "{line}; {pings}: please check once more."},
    {live_bad, "{change} went live although marked bad by {by}: {reason}."},
    {over_failed, "the deployment of {changes} stopped ({why}); parts may be on some servers."},
    {over_rolled_back, "{changes} {are} being rolled back."},
    {over_unknown,
     "I lost sight of the deployment of {changes} ({why}). Please look, and tell me: \"{me}: live {change}\" or "
     "\"{me}: skip {change} REASON\"."},
    {for_people, "{pings}: {line}"},
    {patch_set_merging, "{change} got patch set {patch_set} while merging, so it must be approved again."},
    {window_summary, "{window}: {counts}{left}."},
    {window_span, "{window}: {counts}; {span}{left}."},
    {left_next, "your {change} did not go live in {window}: {state}; the next with room is {next}."},
    {left_nowhere, "your {change} did not go live in {window}: {state}; no window on the calendar has room."},
    // status
    {status_line, "{change}: {state} since {since} ({source}), {window}"},
    {status_outside, "outside of every window"},
    {status_evidence, "{line}; evidence: {evidence}"},
    {status_bad, "{line}; marked bad by {by}: {reason}"},
    {status_asked, "{line}; {who} asked to test {ago} ago"},
    {status_gate, "{line}; merges in about {left}"},
    {status_unfollowed, "I do not follow {change}: no window lists it, and no deployment named it."},
    {status_nothing, "no window is open that lists patches; \"status CHANGE\" tells of one."},
    {status_window, "{window} ({when}): {counts}"},
    {status_window_empty, "{window} ({when}) lists no patches."},
    {status_task, "no patch I follow belongs to {task}."},
    // What people say of patches.
    {track_choices, "which one? {choices}"},
    {track_none, "no patch here waits for that; name one: \"{command} CHANGE\"."},
    {track_unfollowed, "I do not follow {change}: no window lists it, and no deployment named it. Nothing is changed."},
    {track_forbidden, "{change} is {state}; from there you can only say {possible}. Nothing is changed."},
    {track_not_yours,
     "\"{command} {change}\" is for its requestor ({requestors}) and for deployers, by services account; {who}."},
    {track_running, "{change} is in a deployment that {by} began {ago} ago; it is live when that has finished well."},
    {track_marked, "{change} is marked bad by {by} ({reason}); \"good {change}\" clears that first."},
    {track_noted, "noted: {changes} {are} {state}."},
    {track_moved, "{change}: {state} (was {before})."},
    {track_already, "{change} is {state} already."},
    {undo_done, "taken back: {items}."},
    {undo_nothing, "there is nothing of yours to take back (five minutes at most)."},
    {undo_moved_on, "{change} is {state} by now; I leave it there."},
    {trouble_forged, "{lines} looked like the deployment log but came from somebody else"},
    {trusts_nick, "the deployment log is believed by nick ({nicks})"},
    // PageChanges of the page.
    {refused, "{what}. Nothing is written."},
    {refused_next, "{what}; the next that would do is {window}, {when}. Nothing is written."},
    {refused_nowhere, "{what}; no window on the calendar would do. Nothing is written."},
    {schedule_nowhere, "no window on the calendar takes {changes} and has room"},
    {schedule_no_window, "no window on the calendar is \"{words}\""},
    {schedule_started, "{window} has started, and only deployers may add to it now"},
    {schedule_full, "{window} is full ({count})"},
    {schedule_narrow, "{window} has no room for {number} ({count})"},
    {schedule_there, "{changes} is in {window} already"},
    {schedule_blocked, "{changes}: {verdict}"},
    {schedule_unchecked, "Gerrit cannot be asked about {change} ({why})"},
    {schedule_not_here, "note: {nick} is not in the channel"},
    {schedule_not_picked, "{change} is not picked to {branch}, which is live: pick it there, or leave out \"both\""},
    {schedule_too_many, "more than {most} changes cannot be listed at once"},
    {edit_unlisted, "{change} is not listed for an open or coming window"},
    {edit_not_yours,
     "{change} is listed for {requestor}, and only they, whoever asked for it, and deployers may touch it"},
    {edit_dry, "(dry run) {what}; the lines that would change are in private."},
    {edit_in, "{changes} {are} in: {window}, {when}, {count}{note}"},
    {edit_moved, "{changes} moved to {window}, {when}, {count}{note}"},
    {edit_off, "{changes} {are} off {window}, {when}"},
    {edit_undone, "taken back: {what}"},
    {edit_unknown, "I do not know whether \"{what}\" was written: I had no answer. Please look: {link}"},
    {edit_lost, "\"{what}\" was not written, as far as the page shows; please ask again."},
    {edit_slow, "that takes a little: {why}."},
    {place_listed, "{change} is in {window} already, under {nick}"},
    {place_status, "{change} is marked as {status} on the page, and stays"},
    {place_nick, "\"{nick}\" cannot be a nick"},
    {place_bullet, "{change} is listed without the template, and has to be edited by hand"},
    {place_gone, "the page no longer holds what was meant"},
    {place_odd, "the card of {window} is not in order, and has to be edited by hand ({link})"},
    {wiki_overtaken, "somebody else edited the page at the same moment, {times} times"},
    {wiki_read_only, "the wiki can only be read now ({reason})"},
    {wiki_lagged, "the wiki's databases are behind"},
    {wiki_rate_limited, "the wiki lets me edit no more for a moment"},
    {wiki_protected, "the page is protected, so I may not edit it"},
    {wiki_blocked, "I am blocked on the wiki ({reason})"},
    {wiki_spam, "the wiki's spam list refused it ({reason})"},
    {wiki_filtered, "a filter of the wiki refused it ({reason})"},
    {wiki_captcha, "the wiki wants a captcha solved, which I cannot"},
    {wiki_login, "I cannot log in to the wiki, and whoever runs me has to look"},
    {wiki_silent, "the wiki does not answer"},
    {wiki_later, "too many edits wait already"},
    {wiki_stopped, "I am to edit the page no longer"},
    {wiki_refused, "the wiki refused it ({code})"},
    {hand_add,
     "I may not edit the page; please put what I tell you in private under {nick} in {window}, {when}: {link}{note}"},
    {hand_move, "move {changes} to {window} ({when})"},
    {hand_off, "take {changes} off {window} ({when})"},
    {hand_undo, "take \"{what}\" back"},
    {hand, "I may not edit the page; please {what} yourself: {link}"},
    {not_known, "\"{command}\" is for people with a services account; you are not logged in."},
    {no_accounts, "this server tells no services accounts, so I edit nothing for anybody."},
    {too_many_edits, "that was more than {most} edits in {span}; the next may come in {wait}."},
    // The conduct of a window.
    {presence_all, "All are here."},
    {presence_unknown, "Who is here is not known."},
    {gathers, "{window} opens at {when}: {count}{hold}."},
    {reminds, "{window} opens at {when} (in {away}), and you have {changes} in it; please be there to test."},
    {reminds_deployer, "{window} opens at {when} (in {away}): {count}, and you are one of its deployers."},
    {come_soon, "{window} opens at {when}, and you have patches in it; please come to {channel}."},
    {come_now, "{window} is open, and you have patches in it; please come to {channel}."},
    {nobody_yet,
     "{window} has been open for {span}, {patches} {wait}, and no deployer has been seen: \"{me}: claim\"?"},
    {nobody_came, "no deployer came to {window}; your patches can go to {next}."},
    {nobody_came_nowhere, "no deployer came to {window}, and no later window on the calendar has room."},
    {up_next, "{who}: you are next with {change}{note}; please say something when you are here."},
    {up_nobody, "{change} is next; nobody is named for it."},
    {up_own, "{change} is next, of {who}."},
    {up_again, "{who}: {change} waits for you; are you here?{offer}"},
    {up_live, "{line} {pings}: you are next with {change}."},
    {up_live_too, "{line} Next: {change}, of {who}."},
    {up_none, "nothing in {window} waits for its turn."},
    {up_unlisted, "{change} does not wait for its turn in {window}{state}."},
    {up_over, "{change} is over the limit of {window}; \"accept {change}\" takes it in first."},
    {up_closed, "{window} is not open ({when})."},
    {up_done, "{change} is called up."},
    {order_is, "{window}: {changes}."},
    {order_set, "{window}: {changes}, in this order."},
    {here_noted, "you are here for {changes} ({window}, {when})."},
    {here_nothing, "you have nothing in a window that is open or comes next."},
    {held, "held by {by} {ago} ago: {reason}"},
    {held_lock, "locked by {by} {ago} ago: {reason}"},
    {hold_everything, "everything"},
    {hold_begins, "{scope} is held by {by}: {reason}."},
    {hold_coming, "{scope} ({when}) is held by {by}: {reason}."},
    {hold_ends, "{scope} goes on, says {by} (held for {span})."},
    {hold_lasts, "you have held {scope} for {span} ({reason}); \"unhold\" ends that."},
    {hold_already, "{scope} is already {held}."},
    {hold_not_yours, "\"hold\" is for the requestors of {window} and for deployers, by services account; {who}."},
    {hold_all_not_yours, "\"hold all\" is for deployers, by services account; {who}."},
    {hold_noted, "{scope} is held now."},
    {hold_stops, "{change} is in {scope}, {held}; \"unhold\" (by a deployer) comes first. Nothing is changed."},
    {unhold_nothing, "nothing is held."},
    {unhold_which, "which one? {choices}."},
    {unhold_noted, "{scope} goes on."},
    {claimed_floor, "the floor is yours{until}."},
    {claim_floor_taken, "{by} has had the floor since {since}; \"claim!\" takes it over."},
    {claim_floor_busy, "the floor is not free: {why}"},
    {released, "{by} gives {window} ({when}) back; \"{me}: claim\" takes it."},
    {release_floor, "the floor is free again."},
    {release_nothing, "you have claimed nothing that could be given back."},
    {release_noted, "{window} ({when}) is given back."},
    {done_nothing, "no window is open that could be ended."},
    {done_running, "{changes} {are} being deployed; that has to end first."},
    {done_under_way,
     "{changes} {are} on the way ({states}); say first what becomes of {them}: \"live {change}\", or "
     "\"skip {change} REASON\"."},
    {done_taken, "{by} has {window}; \"claim!\" takes it over first."},
    {done_held, "{window} is {held}; \"unhold\" comes first."},
    {done_already, "{window} was ended at {when} already."},
    {done_noted, "{window} is over."},
    {left_list, "; left: {changes} (next with room: {next})"},
    {left_list_nowhere, "; left: {changes} (no window on the calendar has room)"},
    {floor_freed, "{line} The floor is free{until}."},
    {floor_no, "no: {why}."},
    {floor_yes, "yes{until}; say \"{me}: {claim}\" to take it."},
    {floor_yours, "yes, the floor is yours{until}."},
    {floor_own, "yes, {window} is yours until {end}."},
    {floor_taken, "{by} has had the floor since {since}{until}"},
    {floor_window, "{window} until {end}{whose}{hold}"},
    {floor_claimed, "claimed by {by}"},
    {floor_unclaimed, "not claimed"},
    {floor_run, "{by} has been deploying for {ago}"},
    {watch_on, "you hear of each step of {what}, in private."},
    {watch_already, "you watch {what} already."},
    {watch_too_many, "you watch {most} things already; \"unwatch\" ends that of all."},
    {watch_full, "as many things are watched as I can follow; please try again later."},
    {watch_off, "you hear no more of {what}."},
    {watch_nothing, "you do not watch {what}."},
    {watch_step, "{change}: {state} since {at} ({window})."},
    {quiet_on, "no pings for you any more but when it is your turn; \"quiet off\" ends that."},
    {quiet_off, "you are pinged as before."},
    {remind_on, "you are reminded an hour before your windows, in private."},
    {remind_off, "no more reminders."},
    {patches_of, "{items}"},
    {patches_none, "nothing on the calendar is listed for {who}."},
};

constexpr bool in_order() {
    std::size_t i = 0;
    for (const auto& row : table) {
        if (static_cast<std::size_t>(row.id) != i++) return false;
    }
    return i == static_cast<std::size_t>(patches_none) + 1;
}
static_assert(in_order(), "one row for each Sentence, in the order of the enum");

using gerrit::Code;

constexpr FindingRow findings[] = {
    {Code::unknown_change, "not on Gerrit, or hidden", "check the number, or make it public"},
    {Code::abandoned, "abandoned", "restore it, or take it off the list"},
    {Code::work_in_progress, "work in progress", "mark it as ready"},
    {Code::not_deployable, "on {branch} of {project}, which this window does not take",
     "pick it to a live branch, or list it where it belongs"},
    {Code::branch_not_live, "on {branch}, which no wiki runs any more", "pick it to a live branch"},
    {Code::vetoed, "vetoed ({vote} by {by})", "settle that with them first"},
    {Code::ci_failed, "tests failed ({vote} by {by})", "mend it, or comment \"recheck\""},
    {Code::merge_conflict, "merge conflict", "rebase it"},
    {Code::new_extension, "new extension ({file})", "that takes the train, not a window"},
    {Code::train_step, "step of the train ({file})", "leave it to those who run the train"},
    {Code::dependency_abandoned, "depends on {other}, which is abandoned", "restore {other}, or drop the dependency"},
    {Code::dependency_cycle, "in a circle of dependencies with {other}", "break the circle"},
    {Code::dependency_not_in_branch, "depends on {other}, which is not in {branch}", "pick {other} to it first"},
    {Code::over_limit, "over the limit ({count}/{limit})", "move it to a window with room"},
    {Code::already_merged, "merged already", "tell the deployer, or take it off the list"},
    {Code::branch_not_yet_live, "on {branch}, which no wiki runs yet", "the train takes it along"},
    {Code::type_mismatch, "listed as {type}, but on {branch} of {project}", "mend the type of the entry"},
    {Code::duplicate, "listed more than once", "take the other entry off"},
    {Code::objected, "objected to ({vote} by {by})", "answer them"},
    {Code::master_not_merged, "not merged in master ({other})", "merge {other} first"},
    {Code::master_abandoned, "abandoned in master ({other})", "say why only the branch needs it"},
    {Code::master_just_merged, "merged in master only at {since} ({other})", "let the beta cluster run it first"},
    {Code::dependency_unmerged, "depends on {on}, which is not merged", "merge or list that first"},
    {Code::dependency_order, "depends on {other}, which is listed later ({window}, {at})", "swap them"},
    {Code::unresolved_comments, "unresolved comments ({count})", "answer them"},
    {Code::new_patch_set, "new patch set {patch_set} since it was checked ({count})", "\"check\" it again"},
    {Code::requestor_missing, "nobody named who asks for it", "put a nick above it"},
    {Code::train_overlap, "a train in the same hour ({window}, {at})", "ask those who run it"},
    {Code::unchecked, "unchecked ({text} could not be asked{since})", "look for yourself"},
    {Code::no_original, "no original in master found", "fine for what only the branch needs"},
    {Code::missing_branch, "not picked to {branch}, which is live too", "pick it there, if it needs it"},
    {Code::extension_json, "{file} changed", "it loads before the rest: test with care"},
    {Code::slow_i18n, "slow (i18n, about {count} min)", "keep it for last"},
    {Code::beta_only, "beta cluster only, no sync", "merging is enough"},
};

constexpr bool findings_in_order() {
    std::size_t i = 0;
    for (const auto& row : findings) {
        if (static_cast<std::size_t>(row.code) != i++) return false;
    }
    return i == static_cast<std::size_t>(Code::beta_only) + 1;
}
static_assert(findings_in_order(), "one row for each Code, in the order of the enum");

constexpr SpecialRow specials[] = {
    {Special::unlisted, {Code::abandoned, "abandoned", "restore it first"}},
    {Special::unlisted,
     {Code::not_deployable, "on {branch} of {project}, which no window takes", "pick it to a live branch"}},
    {Special::unlisted, {Code::already_merged, "merged already", "there is nothing to list"}},
    {Special::no_number,
     {Code::unknown_change, "names no change ({written} stands there)", "put its number or address on Gerrit there"}},
    {Special::draft,
     {Code::dependency_unmerged, "depends on {on}, which is work in progress", "have {on} made ready and merged"}},
};

}  // namespace

std::span<const SentenceRow> sentences() {
    return table;
}

std::string tell(Sentence id, const std::vector<std::pair<std::string_view, std::string>>& values) {
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const auto& [name, value] : values) store.push_back(fmt::arg(std::string(name).c_str(), value));
    return fmt::vformat(sentences()[static_cast<std::size_t>(id)].text, store);
}

std::span<const FindingRow> finding_sentences() {
    return findings;
}

std::span<const SpecialRow> special_sentences() {
    return specials;
}

}  // namespace bot::desk::wording
