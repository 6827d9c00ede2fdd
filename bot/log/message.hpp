#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/log/backport.hpp"
#include "bot/log/promotion.hpp"

namespace bot::log {

/// What the deployment tool says. "Run" is one deployment of MediaWiki code or configuration to all servers.
enum class Kind {
    started,         ///< all is merged, the run begins
    on_testservers,  ///< on the test servers: somebody must test
    continuing,      ///< the deployer said yes
    rolling_back,    ///< the deployer said no, or a check failed
    finished,        ///< the run ended: well, or rolled back, or with errors that did not stop it
    cancelled,       ///< ended and left as it was; no `finished` follows
    aborted,         ///< interrupted
    failed,          ///< ended by an error
    synchronized,    ///< one file was synced, without a run
    promoted,        ///< wikis were moved to a version
    locked,          ///< deployments are forbidden
    unlocked,
    lock_removed,
    pruned,          ///< old versions were deleted
    deploy_started,  ///< a service, not MediaWiki
    deploy_finished,
    other,    ///< known, and no matter for a patch
    unknown,  ///< none of these, or too little of it
};

/// Whether all of a message is there, as far as its text tells.
enum class End {
    open,      ///< its end is missing
    possible,  ///< it may end here
    sure,      ///< nothing can follow
    odd,       ///< something follows that does not belong to it
};

/// A message of the deployment tool. What a kind does not have is empty.
struct Message {
    Kind kind = Kind::unknown;
    End end = End::open;
    std::vector<std::string> names{};      ///< shell names it is addressed to, in no order; at most 32
    std::string text{};                    ///< the deployer's words, or the error's; the whole message when unknown
    std::vector<Entry> entries{};          ///< the changes, when `text` is a backport
    std::optional<Promotion> promotion{};  ///< when `text` is a step of the train, whatever the kind
    std::optional<std::chrono::seconds> duration{};
    std::string what{};  ///< synchronized: the file; (un)locked: the repository; deploy_*: `REPO@SHA`; other: the job
    std::string environment{};  ///< deploy_*
    std::string error{};        ///< failed: the name of the exception
};

/// The word for a kind, for logs and tests: `on_testservers`.
std::string_view to_text(Kind);

/// Reads what follows `USER@HOST `. Words count by their place: those of the tool inside a subject or a reason do not.
/// Blanks may be missing anywhere.
Message read_message(std::string_view);

}  // namespace bot::log
