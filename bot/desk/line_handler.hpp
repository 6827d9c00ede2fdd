#pragma once
#include <optional>
#include <string>

#include "bot/desk/commands/table.hpp"
#include "bot/desk/follow_up.hpp"

namespace bot::desk {

/// Handles one line that somebody said: a line of the log, a hint that Gerrit moved, a command, or talk.
class LineHandler {
public:
    LineHandler(State& state, Instant now, FollowUp& then) : s_(state), now_(now), then_(then) {}

    /// Starts from Keep::no: an answer alone changes nothing that outlives it, for the journal may not hold its line.
    void hear(const LineHeard& line);

private:
    /// The speaker is here. Not called for a line left unanswered as too much: it must not be in the journal, or a
    /// replay would answer it.
    void attend(const LineHeard& line);
    std::optional<std::string> not_allowed(const commands::Command& command, const Speaker& by) const;

    // One overload for each effect that an answer may ask for: an effect without one does not compile.
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
