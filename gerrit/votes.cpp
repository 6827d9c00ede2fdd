#include <algorithm>
#include <tuple>

#include "gerrit/snapshot.hpp"

namespace gerrit {
namespace {

constexpr std::string_view review = "Code-Review", verified = "Verified";

void add_all(std::vector<Vote>& votes, std::string_view label, const json::array& all) {
    constexpr std::size_t most_votes = 1000;
    constexpr int most = 99;
    for (std::size_t at = 0; at < std::min(all.size(), most_votes); ++at) {
        const json::object* vote = all[at].if_object();
        const int value = integer_at(vote, "value").value_or(0);
        if (value != 0 && value >= -most && value <= most) {
            votes.push_back({std::string{label}, value, read_account(vote), time_at(vote, "date")});
        }
    }
}

void add_derived(std::vector<Vote>& votes, std::string_view label, const json::object* info) {
    const std::pair<std::string_view, int> rows[] = {
        {"approved", 2}, {"rejected", label == review ? -2 : -1}, {"recommended", 1}, {"disliked", -1}};
    for (const auto& [key, value] : rows) {
        const json::object* by = object_at(info, key);
        if (by != nullptr) votes.push_back({std::string{label}, value, read_account(by)});
    }
}

}  // namespace

std::vector<Vote> read_votes(const json::object* labels) {
    std::vector<Vote> votes;
    for (const std::string_view label : {review, verified}) {
        const json::object* info = object_at(labels, label);
        const json::array* all = array_at(info, "all");
        if (all != nullptr) {
            add_all(votes, label, *all);
        } else {
            add_derived(votes, label, info);
        }
    }
    sort(votes);
    return votes;
}

void sort(std::vector<Vote>& votes) {
    std::ranges::sort(votes, {}, [](const Vote& v) { return std::tie(v.label, v.by.username, v.by.name, v.value); });
}

}  // namespace gerrit
