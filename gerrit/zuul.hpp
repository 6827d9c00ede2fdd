#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "gerrit/question.hpp"

/// Zuul's gate, which merges what is approved (the JSON of `zuul/status/change/`, Zuul 2.5).
namespace gerrit {

/// Where a patch set is in the gate.
struct Gate {
    bool queued = false;                            ///< it is there
    std::optional<std::chrono::seconds> remaining;  ///< Zuul's estimate, a day at most; nullopt: it has none
    bool operator==(const Gate&) const = default;
};

/// The address that tells about a patch set, below `base` (`https://integration.wikimedia.org/zuul`).
std::string gate_url(std::string_view base, int change, int patch_set);

/// Reads what it answers: a list with an item for each pipeline that the patch set is in. Only pipelines whose names
/// begin with `gate` merge; an item without jobs does not tell which one it is in. Never throws, whatever the bytes.
std::variant<Gate, Failure> read_gate(int change, int patch_set, int status, std::string_view body);

}  // namespace gerrit
