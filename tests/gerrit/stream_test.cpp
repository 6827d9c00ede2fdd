#include "gerrit/stream.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "calendar/text.hpp"

using namespace gerrit;
using Kind = StreamEvent::Kind;

namespace {

/// An event about change 77, patch set 2, with these additional members.
std::string event(const std::string& type, const std::string& members, const std::string& status = "NEW",
                  int patch_set = 2) {
    return fmt::format(
        R"({{"type": "{0}", {1} "patchSet": {{"number": {3}, "revision": "{4}", "parents": ["{5}"], "kind": "REWORK",)"
        R"( "uploader": {{"name": "Bob", "username": "bob"}}}}, "change": {{"project": "mediawiki/core",)"
        R"( "branch": "wmf/1.47.0-wmf.16", "id": "I{4}", "number": 77, "subject": "Mend the lamp",)"
        R"( "owner": {{"name": "Bob", "username": "bob"}}, "commitMessage": "Mend the lamp\n\nDepends-On: 76\n",)"
        R"( "status": "{2}"}}, "eventCreatedOn": 1795442400}})",
        type, members, status, patch_set, std::string(40, 'a'), std::string(40, 'b'));
}

std::string comment(const std::string& who, const std::string& label, const std::string& value,
                    const std::string& before, const std::string& text = "", int patch_set = 2) {
    return event("comment-added",
                 fmt::format(R"("author": {{"username": "{}"}}, "comment": "{}", "approvals": [)"
                             R"({{"type": "{}", "value": "{}"{}}}, {{"type": "Other", "value": "1"}}],)",
                             who, text, label, value, before.empty() ? "" : R"(, "oldValue": ")" + before + '"'),
                 "NEW", patch_set);
}

const std::string scap = R"(Patch Set 2: Code-Review+2\n\nApproved by kay@deploy2002 using scap backport)";

StreamEvent only(const std::string& text) {
    const Stream stream = read_stream(text, {});
    REQUIRE(stream.bad.empty());
    REQUIRE(stream.events.size() == 1);
    return stream.events.front();
}

/// The change after all events of a text.
Change last(const std::string& text) {
    const Stream stream = read_stream(text, {});
    REQUIRE_FALSE(stream.events.empty());
    Change change = after(nullptr, stream.events.front());
    for (std::size_t at = 1; at < stream.events.size(); ++at) change = after(&change, stream.events[at]);
    return change;
}

}  // namespace

TEST_CASE("an event shows the change as it is then") {
    const StreamEvent read = only(event("change-merged", R"("submitter": {"username": "jenkins-bot"},)", "MERGED"));
    CHECK(read.kind == Kind::merged);
    CHECK(calendar::to_text(read.at) == "2026-11-23T14:00:00Z");
    CHECK(read.by.username == "jenkins-bot");
    const Change& change = read.change;
    CHECK(change.number == 77);
    CHECK(change.project == "mediawiki/core");
    CHECK(change.branch == "wmf/1.47.0-wmf.16");
    CHECK(change.subject == "Mend the lamp");
    CHECK(change.owner.username == "bob");
    CHECK(change.status == ChangeStatus::merged);
    CHECK(change.submitted == read.at);
    CHECK(change.submitter == "jenkins-bot");
    CHECK(change.patch_set == 2);
    CHECK(change.revision == std::string(40, 'a'));
    CHECK(change.parents == std::vector{std::string(40, 'b')});
    REQUIRE(change.message.depends_on.size() == 1);
    CHECK(change.message.depends_on[0].change == 76);
}

TEST_CASE("each kind of event, and those that tell nothing of a change") {
    struct Row {
        const char* type;
        const char* who;
        Kind kind;
    };
    const Row rows[] = {
        {"patchset-created", "uploader", Kind::patch_set}, {"comment-added", "author", Kind::comment},
        {"change-merged", "submitter", Kind::merged},      {"change-abandoned", "abandoner", Kind::abandoned},
        {"change-restored", "restorer", Kind::restored},   {"wip-state-changed", "changer", Kind::work_in_progress}};
    for (const auto& row : rows) {
        CAPTURE(row.type);
        const auto read = only(event(row.type, fmt::format(R"("{}": {{"username": "eve"}},)", row.who)));
        CHECK(read.kind == row.kind);
        CHECK(read.by.username == "eve");
    }
    for (const char* type : {"ref-updated", "reviewer-added", "dropped-output", "one-of-tomorrow"}) {
        const Stream stream = read_stream(fmt::format(R"({{"type": "{}", "change": 1}})", type), {});
        CHECK(stream.events.empty());
        CHECK(stream.bad.empty());
    }
}

TEST_CASE("lines or one array, with blank lines and without an end") {
    const std::string one = event("change-restored", "");
    CHECK(read_stream(one + "\n\n" + one, {}).events.size() == 2);
    CHECK(read_stream("\n [" + one + ",\n" + one + "]\n", {}).events.size() == 2);
    CHECK(read_stream("[]", {}).events.empty());
    CHECK(read_stream("", {}).bad.empty());
}

TEST_CASE("what is no event is told with its place, and costs none of the others") {
    const std::string good = event("change-restored", "");
    const Stream lines = read_stream(good + "\n{\"type\": \n[1]\n{}\n" + good, {});
    CHECK(lines.events.size() == 2);
    CHECK(lines.bad ==
          std::vector<NoEvent>{{2, false, "is no JSON"}, {3, false, "is no JSON object"}, {4, false, "has no type"}});
    const Stream array =
        read_stream("[7, " + good + ", {\"type\": \"change-merged\", \"eventCreatedOn\": \"now\"}]", {});
    CHECK(array.events.size() == 1);
    CHECK(array.bad == std::vector<NoEvent>{{1, true, "is no JSON object"},
                                            {3, true, "change-merged has no eventCreatedOn in seconds"}});
    const Stream nameless =
        read_stream(R"({"type": "change-merged", "eventCreatedOn": 5, "change": {"number": -1}})", {});
    CHECK(nameless.bad == std::vector<NoEvent>{{1, false, "change-merged has no change.number"}});
    CHECK(read_stream("[1, 2", {}).bad.size() == 1);
    CHECK(read_stream(std::string(2'000'000, '7'), {}).bad.size() == 1);
    std::string many;
    for (int i = 0; i < 100; ++i) many += "?\n";
    CHECK(read_stream(many, {}).bad.size() == 20);
}

TEST_CASE("votes are given, changed and taken back; a zero that was nothing else before is no news") {
    const std::string plus = comment("ada", "Code-Review", "2", "0"), other = comment("eve", "Verified", "-1", "0");
    CHECK(approved(last(plus)));
    const Change both = last(plus + "\n" + other + "\n" + comment("ada", "Code-Review", "0", ""));
    CHECK(approved(both));
    REQUIRE(worst(both, "Verified") != nullptr);
    CHECK(worst(both, "Verified")->by.username == "eve");
    CHECK_FALSE(approved(last(plus + "\n" + comment("ada", "Code-Review", "0", "2"))));
    CHECK(last(plus + "\n" + comment("ada", "Code-Review", "-2", "2")).votes.size() == 1);
    // A comment on an earlier patch set votes on that patch set.
    CHECK(last(plus + "\n" + comment("ada", "Code-Review", "-2", "2", "", 1)).votes[0].value == 2);
}

TEST_CASE("a new patch set keeps the votes that Gerrit keeps") {
    const std::string votes = comment("ada", "Code-Review", "2", "0") + "\n" + comment("ci", "Verified", "2", "0");
    struct Row {
        const char* kind;
        std::vector<std::string> kept;
    };
    const Row rows[] = {{"REWORK", {}},
                        {"TRIVIAL_REBASE", {"Code-Review"}},
                        {"NO_CODE_CHANGE", {"Verified"}},
                        {"NO_CHANGE", {"Code-Review", "Verified"}}};
    for (const auto& row : rows) {
        CAPTURE(row.kind);
        std::string next = event("patchset-created", "", "NEW", 3);
        next.replace(next.find("REWORK"), 6, row.kind);
        const Change change = last(votes + "\n" + next);
        CHECK(change.patch_set == 3);
        std::vector<std::string> labels;
        for (const Vote& vote : change.votes) labels.push_back(vote.label);
        CHECK(labels == row.kept);
    }
    const Change veto = last(comment("ada", "Code-Review", "-2", "0") + "\n" + event("patchset-created", "", "NEW", 3));
    CHECK(veto.votes.size() == 1);
}

TEST_CASE("the deployment tool's approval counts only with its vote") {
    CHECK(only(comment("bot", "Code-Review", "2", "0", scap)).approver == "kay@deploy2002");
    CHECK(only(comment("eve", "Code-Review", "1", "0", scap)).approver.empty());
    CHECK(only(comment("eve", "Code-Review", "0", "", scap)).approver.empty());
}

TEST_CASE("CI's word that it takes a patch set into the gate counts with its vote, for that patch set") {
    const std::string text = R"(Patch Set 2: -Verified\n\nStarting gate-and-submit jobs.\nhttps://ci.example.org/)";
    const std::string begins = comment("ci", "Verified", "0", "2", text);
    CHECK(to_be_merged(last(begins)));
    CHECK_FALSE(to_be_merged(last(comment("eve", "Code-Review", "0", "1", text))));
    CHECK_FALSE(to_be_merged(last(comment("ci", "Verified", "0", "2", "Patch Set 2:\\n\\nStarting test jobs."))));
    CHECK(to_be_merged(last(begins + "\n" + comment("ci", "Verified", "2", "0"))));
    CHECK_FALSE(to_be_merged(last(begins + "\n" + event("patchset-created", "", "NEW", 3))));
}

TEST_CASE("abandoned, restored, in progress and ready again") {
    const std::string gone = event("change-abandoned", "", "ABANDONED");
    CHECK(last(gone).status == ChangeStatus::abandoned);
    CHECK(last(gone + "\n" + event("change-restored", "")).status == ChangeStatus::open);
    std::string wip = event("wip-state-changed", "");
    wip.replace(wip.find(R"("status": "NEW")"), 15, R"("status": "NEW", "wip": true)");
    CHECK(last(wip).work_in_progress);
    CHECK_FALSE(last(wip + "\n" + event("wip-state-changed", "")).work_in_progress);
}

TEST_CASE("what no event tells stays as it was") {
    Change before;
    before.number = 77;
    before.patch_set = 2;
    before.revert_of = 5;
    before.touched.slow = "i18n/en.json";
    before.mergeable = true;
    before.unresolved_comments = 3;
    const Change same = after(&before, only(comment("ada", "Code-Review", "2", "0")));
    CHECK(same.revert_of == 5);
    CHECK(same.touched.slow == "i18n/en.json");
    CHECK(same.mergeable == true);
    CHECK(same.unresolved_comments == 3);
    const Change next = after(&before, only(event("patchset-created", "", "NEW", 3)));
    CHECK(next.touched.slow.empty());
    CHECK_FALSE(next.mergeable.has_value());
}

TEST_CASE("real streams are read, and end with the change as it became") {
    const std::filesystem::path folder = std::filesystem::path{ORIEL_SAMPLES} / "gerrit";
    const auto text = [&](const char* name) {
        std::ifstream file{folder / name, std::ios::binary};
        return std::string{std::istreambuf_iterator<char>{file}, {}};
    };
    if (!std::filesystem::exists(folder / "53-stream-wm-gate-submit-merge.json")) return;
    const Stream gate = read_stream(text("53-stream-wm-gate-submit-merge.json"), {});
    CHECK(gate.bad.empty());
    REQUIRE(gate.events.size() == 3);
    CHECK(gate.events[0].votes == std::vector<Vote>{{"Verified", 0, {"jenkins-bot", "jenkins-bot"}}});
    CHECK(gate.events[0].change.gate == 2);
    CHECK(to_be_merged(after(&gate.events[0].change, gate.events[1])));
    CHECK_FALSE(approved(gate.events[1].change));
    CHECK(gate.events[1].votes == std::vector<Vote>{{"Verified", 2, {"jenkins-bot", "jenkins-bot"}}});
    const Change merged = last(text("53-stream-wm-gate-submit-merge.json"));
    CHECK(merged.number == 450446);
    CHECK(merged.status == ChangeStatus::merged);
    CHECK(calendar::to_text(*merged.submitted) == "2018-08-05T11:29:08Z");
    CHECK(approved(last(text("52-stream-wm-crp2.json"))));
    const Stream wip = read_stream(text("66-stream-wm-wip-state-changed.json"), {});
    REQUIRE(wip.events.size() == 4);
    CHECK(wip.events[0].change.work_in_progress);
    CHECK_FALSE(last(text("66-stream-wm-wip-state-changed.json")).work_in_progress);
}
