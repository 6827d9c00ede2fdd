#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/rules/edits.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk {

/// The common follow-up of events: answers, edits, and everything due by now. Collects the actions of one event.
class FollowUp {
public:
    FollowUp(State& state, Instant now) : s_(state), now_(now) {}

    /// Handles everything due by now: starts, waiting lines, news for requestors, questions to the wiki, Gerrit, the
    /// gate and the chat network.
    void on_clock();
    /// Says the answers, sends the edits, and asks for the page if it has to be read.
    void carry_out(rules::edits::Moves moves);
    /// Answers in the channel of `to`, and from the third line on in private. Without a channel, all lines are private.
    void reply(const ReplyTo& to, std::vector<std::string> lines);
    void add(Action action) { actions_.push_back(std::move(action)); }
    /// The journal must keep the event at least this safely.
    void kept(Keep keep) { s_.keep = std::max(s_.keep, keep); }
    /// The requestor or a deployer has seen the checks of the current patch set, so it is not reported as a new one.
    void seen(int change);
    /// The page's address; with `failed` also the calendar's age, because it could not be read.
    wording::PageSource source(bool failed) const;

    std::vector<Action> actions() { return std::move(actions_); }

private:
    void ask_gerrit();
    void ask_network();
    void ask_gate(const std::vector<int>& changes);
    /// Answers inquiries whose change is known, or whose time is up.
    void answer_inquiries();
    bool known(const Inquiry& asked) const;
    bool quiet_unknown() const;
    wording::Care care_for(const calendar::Window& w) const;
    /// Tells requestors news about their patches, if anything changed that may be news.
    void advise();

    State& s_;
    Instant now_;
    std::vector<Action> actions_;
};

}  // namespace bot::desk
