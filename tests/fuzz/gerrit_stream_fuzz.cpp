// Any bytes as a file of Gerrit's events: the result is bounded, is UTF-8, and can be applied in any order. Then also
// as Zuul's answer.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>

#include "gerrit/approval.hpp"
#include "gerrit/stream.hpp"
#include "gerrit/zuul.hpp"

using namespace gerrit;

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

void check_text(const std::string& text, std::size_t most) {
    demand(text.size() <= most);
    demand(nlohmann::json(text).dump().size() >= 2);  // throws for invalid UTF-8
}

void check(const StreamEvent& event) {
    demand(event.change.number > 0 && event.change.number <= 999'999'999 && event.change.patch_set >= 0);
    check_text(event.change.project, 500);
    check_text(event.change.branch, 500);
    check_text(event.change.subject, 500);
    check_text(event.by.name, 200);
    check_text(event.approver, 129);
    check_text(event.rework, 100);
    demand(event.change.parents.size() <= 16 && event.votes.size() <= 20 && event.change.votes.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    static const Policy policy;
    const Stream stream = read_stream(text, policy);
    demand(stream.bad.size() <= 20);
    for (const NoEvent& bad : stream.bad) {
        demand(bad.at > 0);
        check_text(bad.why, 200);
    }
    std::map<int, Change> changes;
    for (const StreamEvent& event : stream.events) {
        check(event);
        const auto before = changes.find(event.change.number);
        const Change change = after(before == changes.end() ? nullptr : &before->second, event);
        demand(change.number == event.change.number && change_of_record(to_record(change)) == change);
        for (const Vote& vote : change.votes) demand(vote.value != 0);
        changes[change.number] = change;
    }
    static_cast<void>(votes_approval(text));
    const auto gate = read_gate(1, 1, 200, text);
    if (const auto* read = std::get_if<Gate>(&gate)) {
        demand(!read->remaining || (read->queued && *read->remaining <= std::chrono::hours{24}));
    }
    check_text(scap_approver(text), 129);
    return 0;
}
