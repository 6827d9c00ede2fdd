#pragma once
#include <string>
#include <vector>

namespace tests {

/// A conversation in a file, played again.
///
///     # a comment
///     page                          the wiki's page, up to a line with a single dot
///     edit OLD => NEW               changes its text (`\n` is a line end)
///     at 2026-11-23 14:00[:05]      the clock runs there (or is put back)
///     kay> oriel: now               kay says it in the channel; `kay[account]>`; `kay (private)>`
///     oriel> ada: ...               what Oriel says then; `oriel (to kay)>` in private
///     start | restart | confirm no | confirm yes | wiki answers | wiki fails | wiki hangs
///     edits work | edits hang | edits end RESULT [REASON] | edits are slow RESULT [REASON]
///     show page                     what it holds now: `| ` before each line
///     gate SECONDS                  the gate says so of every patch from now on
///     archive HH:MM NICK ID TEXT    the log's archive has this row from now on
///     closed                        no more lines of the deployment log will come
///     gerrit answers | gerrit fails | gerrit hangs | gerrit fails on N | versions fail | versions answer
///     joins NICK[ACCOUNT] | away NICK[ACCOUNT] | parts NICK | renames NICK => NICK | online NICK | offline NICK
///     link drops | link lost | link up | kicked | joined | trouble TEXT | accounts no
///     setting NAME = VALUE          before `start`, or at once when it runs already: opening, deployer, poll
///     (seconds),
///                                   log nick, write (off, dry, on), convert bullets (yes), archive (yes), person
///                                   (`NICK shell=S account=A gerrit=G nick=N`)
///
/// U+200B is written `·`, so that it can be seen.
struct Played {
    std::string wanted, got;         ///< the file, and the file as it should be
    std::vector<std::string> lines;  ///< everything Oriel said
    bool journal_agrees;
};

/// Throws std::runtime_error with the line for a file that is no transcript.
Played play(const std::string& path);

std::vector<std::string> transcript_files();

}  // namespace tests
