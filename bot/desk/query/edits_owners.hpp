#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/edits_entries.hpp"

/// Who requested each entry that Oriel added. That account may move or withdraw it, whatever nick it is listed under.
namespace bot::desk::query {

/// The recorded owners of these changes.
std::vector<EntryOwner> of(const State&, const std::vector<int>& changes);

/// Whether this account (folded) requested the entry.
bool asked(const State&, const calendar::EntryAt&, const std::string& account);

/// Whether the asker may touch the entry: a deployer, a requestor it is listed under, or its owner.
bool theirs(const State&, const EditRequest&, const calendar::EntryAt&);

/// Whether the record is about this entry.
bool is_of(const EntryOwner&, const calendar::EntryAt&, const ChatTraits&);

}  // namespace bot::desk::query
