#include "gerrit/zuul.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "calendar/url.hpp"
#include "gerrit/json.hpp"

namespace gerrit {
namespace {

constexpr std::size_t most_items = 100, most_jobs = 1000, most_text = 200;

bool is_gate(const json::object* item) {
    const json::array* jobs = array_at(item, "jobs");
    for (std::size_t at = 0; jobs != nullptr && at < std::min(jobs->size(), most_jobs); ++at) {
        if (text_at((*jobs)[at].if_object(), "pipeline", most_text).starts_with("gate")) return true;
    }
    return false;
}

/// `remaining_time`, in milliseconds.
std::optional<std::chrono::seconds> remaining(const json::object* item) {
    constexpr double most = 24.0 * 3600 * 1000;
    const json::value* value = member(item, "remaining_time");
    if (value == nullptr || !value->is_number()) return std::nullopt;
    const double milliseconds = value->to_number<double>();
    if (!(milliseconds >= 0 && milliseconds <= most)) return std::nullopt;
    return std::chrono::seconds{static_cast<std::int64_t>(milliseconds / 1000)};
}

}  // namespace

std::string gate_url(std::string_view base, int change, int patch_set) {
    return fmt::format("{}/status/change/{},{}", calendar::without_end_slashes(base), change, patch_set);
}

std::variant<Gate, Failure> read_gate(int change, int patch_set, int status, std::string_view body) {
    if (status == 0) return Failure{Failure::Why::broken, "Zuul does not answer"};
    if (status != 200) return Failure{Failure::Why::broken, fmt::format("Zuul answers {}", status)};
    json::monotonic_resource memory;
    const auto tree = read_json(body, &memory);
    const json::array* items = tree ? tree->if_array() : nullptr;
    if (items == nullptr) return Failure{Failure::Why::broken, "Zuul's answer is no list"};
    Gate gate;
    for (std::size_t at = 0; at < std::min(items->size(), most_items); ++at) {
        const json::object* item = (*items)[at].if_object();
        if (text_at(item, "id", most_text) != fmt::format("{},{}", change, patch_set) || !is_gate(item)) continue;
        gate.queued = true;
        if (const auto left = remaining(item)) gate.remaining = std::max(left, gate.remaining);
    }
    return gate;
}

}  // namespace gerrit
