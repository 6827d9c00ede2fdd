#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/log/backport.hpp"
#include "bot/log/promotion.hpp"

namespace bot::log {

/// The kinds of messages from scap, the deployment tool. A "run" is one deployment of MediaWiki code or configuration
/// to all servers.
enum class Kind {
    started,         ///< everything is merged, the run begins
    on_testservers,  ///< deployed to the test servers: its requestors must test
    continuing,      ///< the deployer confirmed
    rolling_back,    ///< the deployer refused, or a check failed
    finished,        ///< the run ended: successfully, rolled back, or with errors that did not stop it
    cancelled,       ///< ended without rolling back; no `finished` follows
    stopped,         ///< the deployer let the tool stop before it synced anything
    aborted,         ///< interrupted
    failed,          ///< ended by an error
    synchronized,    ///< one file was synced, without a run
    promoted,        ///< wikis were moved to a version
    locked,          ///< deployments are locked
    unlocked,
    lock_removed,
    pruned,          ///< old versions were deleted
    deploy_started,  ///< a service, not MediaWiki
    deploy_finished,
    other,    ///< known, but irrelevant for patches
    unknown,  ///< none of these, or too incomplete
};

/// Whether a message is complete, by its text.
enum class End {
    open,      ///< its end is missing
    possible,  ///< it may end here
    sure,      ///< nothing can follow
    odd,       ///< unexpected text follows
};

/// A message from the deployment tool. Fields that its kind does not use are empty.
struct Message {
    Kind kind = Kind::unknown;
    End end = End::open;
    std::vector<std::string> names{};      ///< shell names it is addressed to, in unspecified order; at most 32
    std::string text{};                    ///< the deployer's text, or the error's; the whole message if unknown
    bool backport = false;                 ///< `text` is a backport: the tool wrote it and lists all its changes
    std::vector<Entry> entries{};          ///< the changes of a backport, or those that the deployer's words name
    std::optional<Promotion> promotion{};  ///< set if `text` is a step of the train, whatever the kind
    std::optional<std::chrono::seconds> duration{};
    std::string what{};  ///< synchronized: the file; (un)locked: the repository; deploy_*: `REPO@SHA`; other: the job
    std::string environment{};  ///< deploy_*
    std::string error{};        ///< failed: the name of the exception
};

/// The word for a kind, such as `on_testservers`, for logs and tests.
std::string_view to_text(Kind);

/// Parses the text after `USER@HOST `. Keywords count only in their place, not inside a subject or a reason. Blanks may
/// be missing anywhere.
Message read_message(std::string_view);

}  // namespace bot::log
