#pragma once
#include <string>
#include <vector>

namespace tests {

/// A recorded conversation in a file, replayed.
///
///     # a comment
///     page                          the wiki's page, until a line with a single dot
///     edit OLD => NEW               changes its text (`\n` is a line end)
///     at 2026-11-23 14:00[:05]      advances the clock (or puts it back)
///     kay> oriel: now               kay says it in the channel; `kay[account]>`; `kay (private)>`
///     oriel> ada: ...               the line that Oriel says; `oriel (to kay)>` in private
///     start | restart | confirm no | confirm yes | wiki answers | wiki fails | wiki hangs
///     edits work | edits hang | edits end RESULT [REASON] | edits are slow RESULT [REASON]
///     show page                     the text of the page: `| ` before each line
///     gate SECONDS                  the gate's answer for every patch
///     archive HH:MM NICK ID TEXT    adds this row to the log's archive
///     closed                        the deployment log ends
///     gerrit answers | gerrit fails | gerrit hangs | gerrit fails on N | versions fail | versions answer
///     joins NICK[ACCOUNT] | away NICK[ACCOUNT] | parts NICK | renames NICK => NICK | online NICK | offline NICK
///     link drops | link lost | link up | kicked | joined | trouble TEXT | accounts no
///     setting NAME = VALUE          before `start`, or for the running desk: opening, deployer, poll (seconds),
///                                   log nick, write (off, dry, on), convert bullets (yes), archive (yes), person
///                                   (`NICK shell=S account=A gerrit=G nick=N`)
///
/// U+200B is written `·`, to make it visible.
struct Played {
    std::string wanted, got;         ///< the file, and the file with Oriel's actual lines
    std::vector<std::string> lines;  ///< everything Oriel said
    bool journal_agrees;
    bool histories_in_order;  ///< of all patches, by time; true if the clock was put back
};

/// Throws std::runtime_error that names the line, for an invalid transcript.
Played play(const std::string& path);

std::vector<std::string> transcript_files();

}  // namespace tests
