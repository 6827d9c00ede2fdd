#pragma once
#include <optional>
#include <string>

#include "bot/desk/commands/table.hpp"
#include "bot/desk/follow_up.hpp"

namespace bot::desk {

/// Handles one line of a user or bot: a line of the log, a hint that Gerrit changed, a command, or other talk.
class LineHandler {
public:
    LineHandler(State& state, Instant now, FollowUp& then) : s_(state), now_(now), then_(then) {}

    /// Starts from Keep::no. Answering must not change persistent state: such a line may not be journalled.
    void hear(const LineHeard& line);

private:
    /// Records that the speaker is here. Not called for a line that stays unanswered because of the rate limit: it must
    /// not be in the journal, or a replay would answer it.
    void attend(const LineHeard& line);
    bool overhear(const LineHeard& line);
    void end_by_log(const LineHeard&, const calendar::Window&);
    std::optional<std::string> not_allowed(const commands::Command& command, const Speaker& by) const;

    // One overload for each effect of an answer: an effect without one does not compile.
    void perform(std::monostate, const ReplyTo&);
    void perform(commands::Refresh, const ReplyTo& who);
    void perform(const commands::Inquire&, const ReplyTo& who);
    void perform(const Acceptance&, const ReplyTo&);
    void perform(const ConductAct&, const ReplyTo&);
    void perform(const commands::ChecksSeen&, const ReplyTo&);
    void perform(const PatchReport&, const ReplyTo&);
    void perform(const EditRequest&, const ReplyTo& who);
    void perform(const query::Plan&, const ReplyTo& who);
    void perform(const EditUndo&, const ReplyTo& who);

    State& s_;
    Instant now_;
    FollowUp& then_;
};

}  // namespace bot::desk
