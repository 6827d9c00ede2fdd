#pragma once
// Values that many records hold: compiled once. Only for source files of this room.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bot/desk/journal/reader.hpp"
#include "bot/desk/journal/writer.hpp"
#include "calendar/instant.hpp"

namespace bot::desk::journal {

extern template Json json_of(const bool&);
extern template void read(const Json&, bool&, const Where&);
extern template Json json_of(const int&);
extern template void read(const Json&, int&, const Where&);
extern template Json json_of(const std::int64_t&);
extern template void read(const Json&, std::int64_t&, const Where&);
extern template Json json_of(const std::uint64_t&);
extern template void read(const Json&, std::uint64_t&, const Where&);
extern template Json json_of(const std::string&);
extern template void read(const Json&, std::string&, const Where&);
extern template Json json_of(const calendar::Instant&);
extern template void read(const Json&, calendar::Instant&, const Where&);
extern template Json json_of(const std::optional<int>&);
extern template void read(const Json&, std::optional<int>&, const Where&);
extern template Json json_of(const std::optional<std::string>&);
extern template void read(const Json&, std::optional<std::string>&, const Where&);
extern template Json json_of(const std::optional<calendar::Instant>&);
extern template void read(const Json&, std::optional<calendar::Instant>&, const Where&);
extern template Json json_of(const std::vector<int>&);
extern template void read(const Json&, std::vector<int>&, const Where&);
extern template Json json_of(const std::vector<std::string>&);
extern template void read(const Json&, std::vector<std::string>&, const Where&);
extern template Json json_of(const std::set<std::string>&);
extern template void read(const Json&, std::set<std::string>&, const Where&);

}  // namespace bot::desk::journal
