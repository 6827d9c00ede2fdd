#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/desk/commands/table.hpp"
#include "bot/desk/text/lists.hpp"
#include "bot/desk/wording/lines.hpp"
#include "bot/desk/wording/sentences.hpp"

/// What several answers share.
namespace bot::desk::commands {

using wording::are;
using wording::end_sentences;
using wording::pack;
using wording::plural;
using wording::reason;
using wording::Sentence;
using wording::tell;

/// The age of the calendar, behind the last line, once it matters.
void add_age(std::vector<std::string>& lines, const Question&);

/// The answer to any question about the calendar while there is none.
std::optional<Reply> unless_read(const Question&);

/// One line, and nothing else.
Reply only(std::string line);

/// A number or address of Gerrit that names a change; nullopt: something else, or no such argument.
std::optional<int> change_at(const Question&, std::size_t argument);

bool is_deployer(const Question&);
/// Why somebody is not among those who may: `bob is not one`, else `is neither`, or that they are not logged in.
std::string why_not(const Speaker&, const ChatTraits&, Sentence what = Sentence::is_not_one);

/// What the asker does in the conduct of a window, or of none.
ConductAct conduct_act(ConductAct::What, const Question&, const calendar::Window* = nullptr);

/// The windows that are open and not ended, else those that start next.
std::vector<calendar::Window> at_hand(const Question&);
/// Those that the arguments name, from the first on; without any, those at hand.
std::vector<calendar::Window> windows_meant(const Question&);

/// The answer to a question about windows that name none.
std::optional<Reply> no_window(const Question&, const std::vector<calendar::Window>& found);

}  // namespace bot::desk::commands
