#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"

/// Whose the entries of the calendar are that Oriel listed: whoever asked for one may move it and take it off, under
/// whichever nick it stands.
namespace bot::desk::askers {

/// An edit was made: what it adds is its asker's, what it takes off is nobody's any more, what it moves stays theirs.
void made(State&, const Writing&, std::int64_t revision);
/// It was taken back: those of its changes are whose they were before.
void taken_back(State&, const std::vector<int>& changes, std::vector<Asker> before, std::int64_t revision);
/// Of these changes.
std::vector<Asker> of(const State&, const std::vector<int>& changes);

/// The page was read: what it no longer lists is nobody's.
void page_read(State&);
/// A window moved, or has another name.
void follow(State&, const calendar::Window& before, const calendar::Window& after);

/// `account` is folded.
bool asked(const State&, const calendar::EntryAt&, const std::string& account);

}  // namespace bot::desk::askers
