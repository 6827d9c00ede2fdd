#pragma once
#include <cstdint>
#include <vector>

#include "bot/desk/model/state.hpp"

/// Keeps the owners of the entries that Oriel added.
namespace bot::desk::rules::edits::owners {

/// An edit was made. Its requestor owns the entries it adds; removed entries lose their owner; moved ones keep it.
void made(State&, const PageEdit&, std::int64_t revision);

/// An edit was undone. Its changes get back their earlier owners.
void taken_back(State&, const std::vector<int>& changes, std::vector<EntryOwner> before, std::int64_t revision);

/// The page was read. Entries that are not listed lose their owner.
void page_read(State&);

/// A window has another start or name on the page.
void follow(State&, const calendar::Window& before, const calendar::Window& after);

}  // namespace bot::desk::rules::edits::owners
