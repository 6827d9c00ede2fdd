#include "bot/desk/journal/values.hpp"

namespace bot::desk::journal {

template Json json_of(const bool&);
template void read(const Json&, bool&, const Where&);
template Json json_of(const int&);
template void read(const Json&, int&, const Where&);
template Json json_of(const std::int64_t&);
template void read(const Json&, std::int64_t&, const Where&);
template Json json_of(const std::uint64_t&);
template void read(const Json&, std::uint64_t&, const Where&);
template Json json_of(const std::string&);
template void read(const Json&, std::string&, const Where&);
template Json json_of(const calendar::Instant&);
template void read(const Json&, calendar::Instant&, const Where&);
template Json json_of(const std::optional<int>&);
template void read(const Json&, std::optional<int>&, const Where&);
template Json json_of(const std::optional<std::string>&);
template void read(const Json&, std::optional<std::string>&, const Where&);
template Json json_of(const std::optional<calendar::Instant>&);
template void read(const Json&, std::optional<calendar::Instant>&, const Where&);
template Json json_of(const std::vector<int>&);
template void read(const Json&, std::vector<int>&, const Where&);
template Json json_of(const std::vector<std::string>&);
template void read(const Json&, std::vector<std::string>&, const Where&);
template Json json_of(const std::set<std::string>&);
template void read(const Json&, std::set<std::string>&, const Where&);

}  // namespace bot::desk::journal
