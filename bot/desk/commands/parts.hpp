#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/desk/commands/table.hpp"

/// What several answers share.
namespace bot::desk::answers {

constexpr std::size_t longest_line = 380;  ///< bytes: one line of IRC, with the asker and the mask before it

/// A reason somebody else gave, cleaned and bounded.
std::string reason(const std::string&);

/// `1 window`, `2 windows`.
std::string plural(std::size_t n, std::string_view one);

/// Joins items by "; ", into as many lines as it takes.
std::vector<std::string> pack(const std::vector<std::string>& items, std::size_t room = longest_line);

/// A full stop behind each line that has no end.
void end_sentences(std::vector<std::string>& lines);

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
std::string why_not(const Speaker&, std::string_view what = "is not one");

/// What the asker does in the conduct of a window, or of none.
Conducted conducted(Conducted::What, const Question&, const calendar::Window* = nullptr);

/// The windows that are open and not ended, else those that start next.
std::vector<calendar::Window> at_hand(const Question&);
/// Those that the arguments name, from the first on; without any, those at hand.
std::vector<calendar::Window> windows_meant(const Question&);

/// Joins items by `by`.
std::string joined(const std::vector<std::string>& items, std::string_view by);

/// The answer to a question about windows that name none.
std::optional<Reply> no_window(const Question&, const std::vector<calendar::Window>& found);

}  // namespace bot::desk::answers
