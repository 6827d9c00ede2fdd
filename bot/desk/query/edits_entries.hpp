#pragma once
#include <vector>

#include "bot/desk/query/conduct_order.hpp"
#include "calendar/edit.hpp"

/// The entries of a window.
namespace bot::desk::query {

/// An entry of a window, and the patch it holds.
struct Listed {
    calendar::EntryAt entry;
    const calendar::Patch* patch;  ///< of the window
};

/// Every entry of a change in this window, in page order.
std::vector<Listed> listed(const calendar::Window&, int change);

}  // namespace bot::desk::query
