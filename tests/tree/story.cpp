#include "tests/tree/story.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "tests/simulation/rng.hpp"

namespace tree {
namespace {

using simulation::Rng;
using std::chrono::minutes;
using std::chrono::seconds;
using What = Event::What;

/// How a run ends.
enum class Way { tested, unattended, refused, failed_check, cancelled, failed, silent, stopped };

/// Whether a commit of the tree has an effect: no commit in it that has one reverts it.
bool is_live(const std::vector<Commit>& tree, int change) {
    return std::none_of(tree.begin(), tree.end(),
                        [&](const Commit& c) { return c.reverts == change && is_live(tree, c.change); });
}

class Drawing {
public:
    explicit Drawing(std::uint64_t seed) : rng_(seed) {}

    Story draw(Instant begin) {
        story_.begin = begin;
        story_.trouble = static_cast<Trouble>(rng_.between(0, static_cast<int>(Trouble::last_one) - 1));
        for (int i = 0; i < 6; ++i) make(rng_.one_in(2) ? Branch::config : Branch::release, 0, true);
        Instant next = begin + minutes{4};
        for (int i = 0; i < 6; ++i)
            next = act(next) + seconds{rng_.one_in(4) ? rng_.between(20, 120) : rng_.between(200, 600)};
        story_.end = next;
        add_trouble();
        std::stable_sort(story_.events.begin(), story_.events.end(),
                         [](const Event& a, const Event& b) { return a.at < b.at; });
        return std::move(story_);
    }

private:
    int make(Branch branch, int reverts, bool listed) {
        const int change = 1'200'500 + static_cast<int>(story_.patches.size());
        story_.patches.push_back({change, branch, reverts, listed});
        if (listed) waiting_.push_back(change);
        return change;
    }

    const Patch& patch(int change) const { return story_.patches[static_cast<std::size_t>(change - 1'200'500)]; }

    void merge(int change, Instant at) {
        branch(change).push_back({change, patch(change).reverts});
        Event e{at, What::merged, change, {}, {}, {}};
        story_.events.push_back(e);
    }

    std::vector<Commit>& branch(int change) { return merged_[patch(change).branch]; }

    void say(Instant at, const std::string& text) {
        story_.events.push_back({at, What::line, 0, "!log kay@deploy2002 " + text, {}, {}});
    }

    /// Takes one of the waiting patches, or makes one that no window lists.
    int fresh() {
        if (waiting_.empty() || rng_.one_in(5))
            return make(rng_.one_in(2) ? Branch::config : Branch::release, 0, false);
        const int change = waiting_.front();
        waiting_.erase(waiting_.begin());
        return change;
    }

    /// A merged patch without a revert of its own, to be reverted; nullopt: none.
    std::optional<int> revertible() {
        std::vector<int> all;
        for (const auto& [branch, tree] : merged_) {
            for (const Commit& c : tree) {
                const bool undone =
                    std::any_of(tree.begin(), tree.end(), [&](const Commit& o) { return o.reverts == c.change; });
                if (!undone) all.push_back(c.change);
            }
        }
        if (all.empty()) return std::nullopt;
        return rng_.pick(all);
    }

    Instant act(Instant at) {
        const int choice = rng_.weighted({50, 20, 8, 7, 15});
        std::vector<int> named;
        if (choice == 1 || choice == 3) {
            if (const auto target = revertible()) named.push_back(make(patch(*target).branch, *target, false));
        }
        if (named.empty()) named.push_back(fresh());
        if (choice == 0 && rng_.one_in(3)) named.push_back(fresh());
        for (int change : named) merge(change, at += seconds{5});
        if (choice == 2 || choice == 3) return at;  // merged, and nobody deploys
        // Whether a revert in the other tree counts for a file by hand depends on what was updated by hand.
        const bool updated = staged_[Branch::release].size() == merged_[Branch::release].size();
        if (choice == 4 && updated && patch(named.front()).branch == Branch::config)
            return by_hand(at + seconds{30}, named.front());
        return backport(at + seconds{20}, named);
    }

    std::string subject(int change) const {
        const Patch& p = patch(change);
        return p.reverts ? "Revert \"Patch " + std::to_string(p.reverts) + "\"" : "Patch " + std::to_string(change);
    }

    std::string entry(int change) const { return "[[gerrit:" + std::to_string(change) + "|" + subject(change) + "]]"; }

    Instant backport(Instant at, const std::vector<int>& named) {
        ++story_.deployments;
        std::string all = "Backport for ";
        for (int change : named) all += (change == named.front() ? "" : ", ") + entry(change);
        staged_ = merged_;  // the tool updates everything first
        const auto way = static_cast<Way>(rng_.weighted({40, 10, 12, 8, 8, 8, 7, 7}));
        say(at, "Started scap sync-world: " + all);
        at += seconds{rng_.between(100, 200)};
        if (way == Way::stopped) return stop(at, "Stopping before sync operations");
        if (way == Way::silent) return at;
        if (way != Way::unattended) {
            say(at, "kay: " + all +
                        " synced to the testservers (see https://wikitech.wikimedia.org/wiki/Mwdebug). "
                        "Changes can now be verified there.");
            at += seconds{rng_.between(60, 240)};
        }
        if (way == Way::cancelled) return stop(at, "Scap cancelled without rolling back.");
        if (way == Way::refused || way == Way::failed_check) {
            say(at, way == Way::refused ? "kay: Rolling back deployment" : "Rolling back deployment");
            return stop(at + seconds{40}, "Finished scap sync-world: " + all + " (duration: 05m 10s)");
        }
        if (way == Way::tested || way == Way::failed) {
            say(at, "kay: Continuing with deployment");
            at += seconds{rng_.between(200, 400)};
        }
        if (way == Way::failed)
            return stop(at, "sync-world failed: <Broken> it broke (scap version: 4.283.0) (duration: 05m 10s)");
        running_ = staged_;
        run(at);
        return stop(at, "Finished scap sync-world: " + all + " (duration: 09m 10s)");
    }

    Instant by_hand(Instant at, int change) {
        ++story_.deployments;
        staged_[Branch::config] = merged_[Branch::config];
        running_ = staged_;
        run(at);
        return stop(at,
                    "Synchronized wmf-config/CommonSettings.php: Config: " + entry(change) + " (duration: 01m 02s)");
    }

    Instant stop(Instant at, const std::string& text) {
        say(at, text);
        return at;
    }

    void run(Instant at) {
        Event e{at, What::servers, 0, {}, {}, {}};
        for (const auto& [branch, tree] : running_) {
            for (const Commit& c : tree) {
                e.running.insert(c.change);
                if (is_live(tree, c.change)) e.live.insert(c.change);
            }
        }
        story_.events.push_back(std::move(e));
    }

    /// Lines are lost for some minutes; what they could have told is noted.
    void add_trouble() {
        if (story_.trouble == Trouble::none) return;
        const Instant from = story_.begin + seconds{rng_.between(300, 3000)};
        const Instant to = from + seconds{rng_.between(60, 1200)};
        story_.events.push_back({from, What::lost, 0, {}, {}, {}});
        story_.events.push_back({to, What::heard, 0, {}, {}, {}});
        story_.end = std::max(story_.end, to);
        std::set<int> before;
        bool lost = false;
        for (const Event& e : story_.events) {
            const bool in = e.at >= from && e.at <= to;
            lost = lost || (e.what == What::line && in);
            if (e.what == What::merged && e.at <= to + minutes{40}) before.insert(e.change);
        }
        if (lost) story_.missed = before;
    }

    Rng rng_;
    Story story_;
    std::vector<int> waiting_;
    std::map<Branch, std::vector<Commit>> merged_, staged_, running_;
};

}  // namespace

const char* to_text(Trouble trouble) {
    constexpr const char* words[] = {"all heard", "link away", "killed", "relay away"};
    return words[static_cast<int>(trouble)];
}

Story draw_story(std::uint64_t seed) {
    const Instant midnight{std::chrono::hours{24} * 20781};  // 2026-11-24
    return Drawing(seed).draw(midnight + std::chrono::hours{14});
}

std::string told(const Story& story) {
    std::string out;
    for (const Event& e : story.events) {
        out += fmt::format("    {:%H:%M:%S} ", e.at);
        if (e.what == What::merged) {
            const Patch& p = story.patches[static_cast<std::size_t>(e.change - 1'200'500)];
            out += fmt::format("merged {}{}", e.change, p.branch == Branch::config ? " config" : "");
            if (p.reverts) out += fmt::format(", which reverts {}", p.reverts);
        } else if (e.what == What::servers) {
            out += "the servers run";
            for (int change : e.running) out += fmt::format(" {}{}", e.live.contains(change) ? "" : "-", change);
        } else {
            out += e.what == What::line ? e.text : e.what == What::lost ? "nothing is heard" : "heard again";
        }
        out += "\n";
    }
    return out;
}

}  // namespace tree
