#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/rules/edits.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk {

/// What any event may lead to: answers, edits, and all that is due by now. Collects the actions of one event.
class FollowUp {
public:
    FollowUp(State& state, Instant now) : s_(state), now_(now) {}

    /// Everything that is due by now: starts, waiting lines, news for requestors, questions to the wiki, Gerrit, the
    /// gate and the network.
    void on_clock();
    /// Tells, edits, and has the page read.
    void carry_out(rules::edits::Moves moves);
    /// Answers in the channel of `to`, from the third line on in private; without a channel, all in private.
    void reply(const ReplyTo& to, std::vector<std::string> lines);
    void add(Action action) { actions_.push_back(std::move(action)); }
    /// The journal must keep the event at least like this.
    void kept(Keep keep) { s_.keep = std::max(s_.keep, keep); }
    /// The asker has seen the checks of this patch set: it is news no longer.
    void seen(int change);
    /// The page, and its age if it could not be read.
    wording::Source source(bool failed) const;

    std::vector<Action> actions() { return std::move(actions_); }

private:
    void ask_gerrit();
    void ask_network();
    void ask_gate(const std::vector<int>& changes);
    /// Answers those whose change is known by now, or who have waited long enough.
    void answer_inquiries();
    bool known(const Inquiry& asked) const;
    bool quiet_unknown() const;
    wording::Care care_for(const calendar::Window& w) const;
    /// Tells requestors what is new about their patches, once something may be.
    void advise();

    State& s_;
    Instant now_;
    std::vector<Action> actions_;
};

}  // namespace bot::desk
