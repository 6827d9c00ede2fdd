#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/desk/commands/table.hpp"
#include "bot/desk/text/lists.hpp"
#include "bot/desk/wording/lines.hpp"
#include "bot/desk/wording/sentences.hpp"

/// Parts that several answers share.
namespace bot::desk::commands {

using wording::are;
using wording::end_sentences;
using wording::pack;
using wording::plural;
using wording::reason;
using wording::Sentence;
using wording::tell;

/// Appends the calendar's age to the last line, if it is 20 minutes or more.
void add_age(std::vector<std::string>& lines, const Question&);

/// The answer to every question about the calendar while it was never read; nullopt: it was.
std::optional<Reply> unless_read(const Question&);

/// A reply of one line, without an effect.
Reply only(std::string line);

/// The change that this argument names, by number or Gerrit address; nullopt: another word, or no such argument.
std::optional<int> change_at(const Question&, std::size_t argument);

bool is_deployer(const Question&);
/// Why the asker lacks the right: `bob is not one`, else `is neither`, or that they are not logged in.
std::string why_not(const Speaker&, const ChatTraits&, Sentence what = Sentence::is_not_one);

/// An action of the asker in the conduct of a window, or of none.
ConductAct conduct_act(ConductAct::What, const Question&, const calendar::Window* = nullptr);

/// The open windows that were not ended, else those that start next.
std::vector<calendar::Window> at_hand(const Question&);
/// The windows that the arguments name; without arguments, those at hand.
std::vector<calendar::Window> windows_meant(const Question&);

/// The answer if no window matches the arguments; nullopt: some do.
std::optional<Reply> no_window(const Question&, const std::vector<calendar::Window>& found);

}  // namespace bot::desk::commands
