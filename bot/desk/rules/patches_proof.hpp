#pragma once
#include "bot/desk/model/state.hpp"

/// What the servers run, as they say it themselves: the proof of what is live. It is asked for when a run has ended or
/// lines may have been missed, and never while a run is under way.
namespace bot::desk::rules::patches {

/// Something happened after which only the servers know what is live.
void want_proof(State&, Instant now);

/// The questions that are due.
std::vector<Action> look_for_proof(State&, Instant now);
std::optional<Instant> proof_wakes_at(const State&, Instant now);

void read_proof(State&, const DeployedRead&, Instant now);
void read_proof(State&, const DeployedUnreadable&, Instant now);
void read_proof(State&, const UndeployedRead&, Instant now);
void read_proof(State&, const UndeployedUnreadable&, Instant now);

/// Whether an answer may come soon that settles patches whose state is unknown: nobody is asked before.
bool awaits_proof(const State&, Instant now);
/// The longest that something waits for that answer.
constexpr std::chrono::seconds proof_patience{150};

/// The process started: its earlier questions get no answer.
void forget_questions_of_proof(State&);

}  // namespace bot::desk::rules::patches
