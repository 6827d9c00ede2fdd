#include "gerrit/stream.hpp"

#include <algorithm>

#include "calendar/text.hpp"
#include "gerrit/snapshot.hpp"
#include "gerrit/stream_event.hpp"

namespace gerrit {
namespace {

constexpr std::size_t most_bad = 20, most_events = 100'000, most_line = 1'000'000;

void add(Stream& stream, EventRead read, std::size_t at, bool element) {
    if (auto* event = std::get_if<StreamEvent>(&read)) {
        if (stream.events.size() < most_events) stream.events.push_back(std::move(*event));
    } else if (auto* why = std::get_if<std::string>(&read)) {
        if (stream.bad.size() < most_bad) stream.bad.push_back({at, element, std::move(*why)});
    }
}

void read_array(Stream& stream, std::string_view text, const Policy& policy) {
    json::monotonic_resource memory;
    const auto tree = read_json(text, &memory);
    const json::array* events = tree ? tree->if_array() : nullptr;
    if (events == nullptr) return stream.bad.push_back({1, true, "is no JSON, or longer than 16 MB"});
    for (std::size_t at = 0; at < events->size(); ++at) {
        add(stream, read_event((*events)[at].if_object(), policy), at + 1, true);
    }
}

void read_lines(Stream& stream, std::string_view text, const Policy& policy) {
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::string_view line = calendar::trim(calendar::take_line(text));
        if (line.empty()) continue;
        if (line.size() > most_line) {
            add(stream, "is longer than 1 MB", number, false);
            continue;
        }
        json::monotonic_resource memory;
        const auto tree = read_json(line, &memory);
        add(stream, tree ? read_event(tree->if_object(), policy) : EventRead{"is no JSON"}, number, false);
    }
}

bool stays(const Vote& vote, const std::string& rework) {
    if (rework == "NO_CHANGE") return true;
    if (rework == "NO_CODE_CHANGE" && vote.label == "Verified") return true;
    return vote.label == "Code-Review" && (rework == "TRIVIAL_REBASE" || vote.value <= -2);
}

void cast(std::vector<Vote>& votes, const Vote& vote) {
    std::erase_if(votes, [&](const Vote& v) { return v.label == vote.label && called(v.by) == called(vote.by); });
    if (vote.value != 0) votes.push_back(vote);
    sort(votes);
}

}  // namespace

Stream read_stream(std::string_view text, const Policy& policy) {
    Stream stream;
    if (calendar::trim(text).starts_with('[')) {
        read_array(stream, text, policy);
    } else {
        read_lines(stream, text, policy);
    }
    return stream;
}

Change after(const Change* before, const StreamEvent& event) {
    Change change = event.change;
    if (before == nullptr) {
        for (const Vote& vote : event.votes) cast(change.votes, vote);
        return change;
    }
    change.cherry_pick_of = change.cherry_pick_of ? change.cherry_pick_of : before->cherry_pick_of;
    change.revert_of = before->revert_of;
    change.submitted = change.submitted ? change.submitted : before->submitted;
    if (change.submitter.empty()) change.submitter = before->submitter;
    change.unresolved_comments = before->unresolved_comments;
    change.votes = before->votes;
    if (change.gate == 0) change.gate = before->gate;
    const bool told = change.patch_set > 0;
    if (!told || change.patch_set < before->patch_set) {  // a comment on an earlier patch set
        change.revision = before->revision;
        change.patch_set = before->patch_set;
        change.parents = before->parents;
    }
    if (change.patch_set == before->patch_set) {
        change.touched = before->touched;
        change.mergeable = before->mergeable;
    } else {
        const std::string rework = event.kind == StreamEvent::Kind::patch_set ? event.rework : "";
        std::erase_if(change.votes, [&](const Vote& vote) { return !stays(vote, rework); });
    }
    if (!told || change.patch_set == event.change.patch_set)
        for (const Vote& vote : event.votes) cast(change.votes, vote);
    return change;
}

}  // namespace gerrit
