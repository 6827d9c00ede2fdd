#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/edits_entries.hpp"

/// Whose the entries of the calendar are that Oriel listed: whoever asked for one may move it and take it off, under
/// whichever nick it stands.
namespace bot::desk::query {

/// Of these changes.
std::vector<EntryOwner> of(const State&, const std::vector<int>& changes);

/// `account` is folded.
bool asked(const State&, const calendar::EntryAt&, const std::string& account);

/// Whether an entry is theirs: listed under a nick of theirs, or asked for by them.
bool theirs(const State&, const EditRequest&, const calendar::EntryAt&);

/// Whether this is the owner of the entry.
bool is_of(const EntryOwner&, const calendar::EntryAt&, const ChatTraits&);

}  // namespace bot::desk::query
