#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "gerrit/question.hpp"

/// Zuul's gate, which merges approved changes (the JSON of `zuul/status/change/`, Zuul 2.5).
namespace gerrit {

/// The place of a patch set in the gate.
struct Gate {
    bool queued = false;                            ///< the patch set is in the gate
    std::optional<std::chrono::seconds> remaining;  ///< remaining time by Zuul's estimate, at most a day; nullopt: none
    bool operator==(const Gate&) const = default;
};

/// The URL of the status of a patch set, below `base` (`https://integration.wikimedia.org/zuul`).
std::string gate_url(std::string_view base, int change, int patch_set);

/// Reads the answer: a list with an item for each pipeline that holds the patch set. Only pipelines whose names begin
/// with `gate` merge. An item without jobs does not reveal its pipeline. Never throws, whatever the bytes.
std::variant<Gate, Failure> read_gate(int change, int patch_set, int status, std::string_view body);

}  // namespace gerrit
