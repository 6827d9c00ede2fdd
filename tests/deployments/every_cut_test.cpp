#include <doctest/doctest.h>
#include <fmt/format.h>

#include "bot/desk/desk.hpp"
#include "tests/deployments/day.hpp"
#include "tests/log/relay.hpp"
#include "tests/log/runs.hpp"

using namespace deployments;
using namespace bot::desk;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t limit = 425;
const Instant noon = date::sys_days{date::year{2026} / 11 / 24} + 12h;

/// A desk that receives a deployment with each line cut after byte `at`, and other users' lines between the pieces.
class Listener {
public:
    Listener() : desk_(settings()) {
        desk_.handle(Started{"1"}, noon);
        desk_.handle(LinkUp{"oriel", true}, noon);
        desk_.handle(ChannelJoined{"#windows"}, noon);
    }

    void hear(const Deployment& d, std::size_t at) {
        for (const Message& message : d.messages) {
            wait(message.at);
            for (const auto& piece : bot::log::test::relayed(message.text, at, limit)) {
                say({"logmsgbot", "logmsgbot", "log.example"}, piece, message.at);
                say({"kay", "kay", "k.example"}, "what, again?", message.at);
            }
        }
        wait(d.end() + 2h + 1min);  // a run that waits at the test servers counts as silent then
    }

    std::map<int, PatchHistory> patches() const {
        std::map<int, PatchHistory> out;
        for (auto& patch : desk_.patches()) out[patch.change] = patch;
        return out;
    }
    bool ever_live() const { return ever_live_; }

private:
    void say(const Speaker& by, const std::string& text, Instant now) {
        desk_.handle(LineHeard{by, "#windows", text}, now);
        for (const auto& patch : desk_.patches()) ever_live_ = ever_live_ || patch.state == Progress::live;
    }
    void wait(Instant until) {
        for (int steps = 0; desk_.wakes_at() < until && steps < 1000; ++steps) desk_.handle(Tick{}, desk_.wakes_at());
    }

    Desk desk_;
    bool ever_live_ = false;
};

std::vector<Change> changes(int count, int from) {
    const auto& subjects = bot::log::test::subjects();
    std::vector<Change> out;
    for (int i = 0; i < count; ++i) {
        const auto which = static_cast<std::size_t>(from + i) % subjects.size();
        out.push_back({1'200'000 + 1'111 * from + 37 * i, subjects[which] + (i % 2 ? "" : " (T41 T999999)")});
    }
    return out;
}

/// Every sequence of messages: each way, ended at every possible point.
std::vector<Deployment> sequences(int count, bool old_words) {
    std::vector<Deployment> out;
    Rng rng(7);
    for (int way = 0; way < static_cast<int>(Way::last_one); ++way) {
        for (int reached = 1; reached <= 3; ++reached) {
            Deployment d;
            d.way = static_cast<Way>(way);
            d.reached = reached;
            d.user = "bd909";
            d.changes = changes(count, 3 * way + reached);
            d.old_words = old_words;
            tell(d, noon + 1min, rng);
            // The first piece of each is the same; it must not look like a duplicated line.
            for (std::size_t i = 0; i < d.messages.size(); ++i) d.messages[i].at += 6s * i;
            const auto kinds = [](const Deployment& each) {
                std::vector<Kind> all;
                for (const auto& message : each.messages) all.push_back(message.kind);
                return all;
            };
            if (out.empty() || out.back().way != d.way || kinds(out.back()) != kinds(d)) out.push_back(std::move(d));
        }
    }
    return out;
}

/// Puts another subject at the first mention of the first change.
void rename_first(Deployment& d, const std::string& subject) {
    const std::string was = fmt::format("{}|{}]]", d.changes.front().number, d.changes.front().subject);
    d.changes.front().subject = subject;
    for (Message& message : d.messages) {
        const auto at = message.text.find(was);
        if (at != was.npos)
            message.text.replace(at, was.size(), fmt::format("{}|{}]]", d.changes.front().number, subject));
    }
}

/// Runs it with every possible cut; returns the number of cuts.
int check_every_cut(const Deployment& d, std::size_t step) {
    std::size_t longest = 0;
    for (const Message& message : d.messages) longest = std::max(longest, message.text.size());
    int cases = 0;
    for (std::size_t at = 1; at < longest; at += step, ++cases) {
        Listener listener;
        listener.hear(d, at);
        const auto patches = listener.patches();
        INFO(to_text(d.way) << ", " << d.messages.size() << " messages, cut behind " << at << ": "
                            << d.messages.front().text);
        CHECK(patches.size() == d.changes.size());
        for (const Change& change : d.changes) {
            const auto known = patches.find(change.number);
            REQUIRE(known != patches.end());
            CHECK(to_text(known->second.state) == to_text(d.truth()));
        }
        if (d.truth() != Progress::live) CHECK_FALSE(listener.ever_live());
    }
    return cases;
}

}  // namespace

TEST_CASE("every sequence ends in the right state wherever its lines are cut") {
    int all = 0;
    for (const bool old_words : {false, true})
        for (const Deployment& d : sequences(1, old_words)) all += check_every_cut(d, 1);
    CHECK(all > 5'000);
    fmt::print("{} sequences of one change, each line cut behind every byte: {} cases\n",
               2 * sequences(1, false).size(), all);
}

TEST_CASE("every sequence of six changes ends in the right state wherever its lines are cut") {
    int all = 0;
    for (const Deployment& d : sequences(6, false)) all += check_every_cut(d, 1);
    CHECK(all > 5'000);
    fmt::print("{} sequences of six changes, each line cut behind every byte: {} cases\n", sequences(6, false).size(),
               all);
}

TEST_CASE("every sequence ends in the right state wherever the relay's limit falls") {
    int all = 0;
    for (const Deployment& d : sequences(2, false)) {
        std::string subject = "größer ";
        while (subject.size() < 370) subject += subject;
        // The limit moves from behind the last word, through numbers and characters, into the long subject.
        for (std::size_t size = 150; size < 370; ++size, ++all) {
            Deployment longer = d;
            std::string shorter = subject.substr(0, size);
            if (static_cast<unsigned char>(subject[size]) >> 6 == 2) shorter.back() = 'x';  // no half character
            rename_first(longer, shorter);
            Listener listener;
            listener.hear(longer, limit);
            INFO(to_text(d.way) << ", a subject of " << size << " bytes");
            for (const auto& [number, patch] : listener.patches()) CHECK(to_text(patch.state) == to_text(d.truth()));
            CHECK(listener.patches().size() == 2);
        }
    }
    fmt::print("{} cases of a limit of {} bytes that falls elsewhere\n", all, limit);
}

TEST_CASE("every sequence ends in the right state as the relay cuts it") {
    int all = 0;
    for (int count = 1; count <= 6; ++count)
        for (const bool old_words : {false, true})
            for (const Deployment& d : sequences(count, old_words)) {
                Listener listener;
                listener.hear(d, limit);
                const auto patches = listener.patches();
                CHECK(patches.size() == d.changes.size());
                for (const auto& [number, patch] : patches) CHECK(to_text(patch.state) == to_text(d.truth()));
                ++all;
            }
    CHECK(all > 200);
}
