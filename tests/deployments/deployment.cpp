#include "tests/deployments/deployment.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace deployments {
namespace {

std::string backport(const std::vector<Change>& changes) {
    std::string out = "Backport for ";
    for (const Change& c : changes) {
        if (&c != &changes.front()) out += ", ";
        out += fmt::format("[[gerrit:{}|{}]]", c.number, c.subject);
    }
    return out;
}

/// Writes the messages of one deployment.
class Scribe {
public:
    Scribe(Deployment& d, Instant begin, Rng& rng) : d_(d), now_(begin), rng_(rng), text_(backport(d.changes)) {}

    void started() { say(Kind::started, fmt::format("Started {}: {}", tool(), text_)); }
    void on_testservers() {
        wait(20, 240);
        const char* behind =
            d_.old_words
                ? "synced to the testservers (https://wikitech.wikimedia.org/wiki/Mwdebug)"
                : "synced to the testservers (see https://wikitech.wikimedia.org/wiki/Mwdebug). Changes can now be "
                  "verified there.";
        say(Kind::on_testservers, fmt::format("{}: {} {}", names(), text_, behind));
    }
    void yes() {
        wait(4, rng_.one_in(8) ? 420 : 200);
        say(Kind::continuing, fmt::format("{}: Continuing with {}", names(), d_.old_words ? "sync" : "deployment"));
    }
    void rollback(bool named) {
        wait(4, 200);
        say(Kind::rolling_back, (named ? names() + ": " : "") + "Rolling back deployment");
    }
    void finished() {
        wait(15, 300);
        say(Kind::finished, fmt::format("Finished {}: {} (duration: {})", tool(), text_, duration()));
    }
    void cancelled() {
        wait(3, 120);
        say(Kind::cancelled, "Scap cancelled without rolling back.");
    }
    void aborted() {
        wait(3, 120);
        say(Kind::aborted, fmt::format("{} aborted: {} (duration: {})", job(), text_, duration()));
    }
    void failed() {
        wait(3, 120);
        say(Kind::failed, fmt::format("{} failed: <OddError> it broke at [[gerrit:{}|that one]] (scap version: "
                                      "4.283.0) (duration: {})",
                                      job(), d_.changes.front().number, duration()));
    }

private:
    std::string tool() const { return d_.old_words ? "scap" : "scap sync-world"; }
    std::string job() const { return d_.old_words ? "scap" : "sync-world"; }
    std::string duration() const { return fmt::format("{:02}m {:02}s", rng_.between(0, 40), rng_.between(0, 59)); }
    /// In random order, as the tool names them.
    std::string names() const {
        switch (rng_.between(0, 2)) {
            case 0:
                return d_.user;
            case 1:
                return d_.user + ", k9-lamp";
            default:
                return "owner-of-it, " + d_.user;
        }
    }
    void wait(int least, int most) { now_ += seconds{rng_.between(least, most)}; }
    void say(Kind kind, const std::string& text) {
        d_.messages.push_back({now_, kind, fmt::format("!log {}@deploy2002 {}", d_.user, text)});
    }

    Deployment& d_;
    Instant now_;
    Rng& rng_;
    std::string text_;
};

}  // namespace

std::string_view to_text(Way way) {
    constexpr std::string_view words[] = {"good",
                                          "unattended",
                                          "refused at the test",
                                          "check failed before the test",
                                          "check failed on the test servers",
                                          "check failed after the yes",
                                          "left in place",
                                          "aborted",
                                          "failed",
                                          "aborted while rolling back",
                                          "silent"};
    static_assert(std::size(words) == static_cast<std::size_t>(Way::last_one));
    return words[static_cast<std::size_t>(way)];
}

Progress Deployment::truth() const {
    switch (way) {
        case Way::good:
        case Way::unattended:
            return Progress::live;
        case Way::left_in_place:
        case Way::aborted:
        case Way::failed:
            return Progress::failed;
        case Way::silent:
            return Progress::unknown;
        default:
            return Progress::rolled_back;
    }
}

bool Deployment::says(Kind kind) const {
    return std::any_of(messages.begin(), messages.end(), [&](const Message& m) { return m.kind == kind; });
}

void tell(Deployment& d, Instant begin, Rng& rng) {
    d.messages.clear();
    Scribe say(d, begin, rng);
    say.started();
    const auto go_on = [&](int reached) {
        if (reached >= 2) say.on_testservers();
        if (reached >= 3) say.yes();
    };
    switch (d.way) {
        case Way::good:
            go_on(3);
            return say.finished();
        case Way::unattended:
            return say.finished();
        case Way::refused:
            go_on(2);
            say.rollback(true);
            return say.finished();
        case Way::check_before_test:
            say.rollback(false);
            return say.finished();
        case Way::check_after_test:
            go_on(2);
            say.rollback(false);
            return say.finished();
        case Way::check_after_yes:
            go_on(3);
            say.rollback(rng.one_in(2));
            return say.finished();
        case Way::left_in_place:
            go_on(d.reached);
            return say.cancelled();
        case Way::aborted:
            go_on(d.reached);
            return say.aborted();
        case Way::failed:
            go_on(d.reached);
            return say.failed();
        case Way::rollback_cut_short:
            go_on(d.reached);
            say.rollback(rng.one_in(2));
            return say.aborted();
        case Way::silent:
        case Way::last_one:
            return go_on(d.reached);
    }
}

}  // namespace deployments
