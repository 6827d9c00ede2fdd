#pragma once
#include <chrono>
#include <optional>

#include "bot/desk/model/state.hpp"

/// Reads the lines of the deployment log that were missed in a gap from the log's archive, where one is configured, and
/// handles them as lines of the log. Nothing is concluded from the gap before, and lines heard meanwhile wait.
namespace bot::desk::rules::patches {

/// The archive is asked this long after a gap has ended, so that it has the latest lines too.
constexpr std::chrono::seconds archive_settles{10};
/// It has to answer within this time.
constexpr std::chrono::seconds archive_patience{15};
/// While nothing is heard, runs are left as they are for this long, since the archive may tell more.
constexpr std::chrono::minutes deaf_patience{5};
/// Lines that are older are not searched for.
constexpr std::chrono::hours longest_search{12};

/// Begins a search if a gap has ended, none goes on, and something depends on what was missed.
void search_if_missed(State&, Instant now);

/// Whether what is known of runs may change by the archive soon.
bool waits_for_archive(const State&, Instant now);

/// Keeps a line for later, while a search is under way; returns whether it does.
bool wait_for_archive(State&, const log::Heard&);

/// Remembers that a line was heard.
void mark_heard(State&, const std::string& text, Instant at);

/// The question that is due; nullopt: none.
std::optional<ReadArchive> ask_archive(State&, Instant now);

/// Handles the archive's answer; returns whether it was waited for.
bool read_archive(State&, const ArchiveRead&, Instant now);

/// Gives the search up if the archive has not answered in time.
void end_search(State&, Instant now);

/// Stops the search: the log is lost again, or has ended. The next search covers its time too.
void stop_search(State&, Instant now);

std::optional<Instant> search_wakes_at(const State&, Instant now);

}  // namespace bot::desk::rules::patches
