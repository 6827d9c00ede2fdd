#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/desk/commands.hpp"

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

/// Joins items by `by`.
std::string joined(const std::vector<std::string>& items, std::string_view by);

/// The answer to a question about windows that name none.
std::optional<Reply> no_window(const Question&, const std::vector<calendar::Window>& found);

}  // namespace bot::desk::answers
