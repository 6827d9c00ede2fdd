#pragma once
#include <cstdint>
#include <vector>

#include "bot/desk/model/state.hpp"

namespace bot::desk::rules::edits::owners {

/// An edit was made: what it adds is its asker's, what it takes off is nobody's any more, what it moves stays theirs.
void made(State&, const PageEdit&, std::int64_t revision);

/// It was taken back: those of its changes are whose they were before.
void taken_back(State&, const std::vector<int>& changes, std::vector<EntryOwner> before, std::int64_t revision);

/// The page was read: what it no longer lists is nobody's.
void page_read(State&);

/// A window moved, or has another name.
void follow(State&, const calendar::Window& before, const calendar::Window& after);

}  // namespace bot::desk::rules::edits::owners
