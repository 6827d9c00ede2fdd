#pragma once
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>

#include "tests/support/gerrit_data.hpp"

namespace support {

/// The names of `o=` parameters.
using FakeOptions = std::set<std::string>;
bool is_option(const std::string&);

/// A ChangeInfo as Gerrit 3.10 sends it to an anonymous reader.
nlohmann::json change_info(const FakeChange&, const FakeOptions&);
/// `/in`, `/revisions/current/related`, `/submitted_together`, `/projects/P/branches`.
nlohmann::json included_in(const Changes&, const FakeChange&);
nlohmann::json related(const Changes&, const FakeChange&);
nlohmann::json submitted_together(const Changes&, const FakeChange&, bool with_hidden, const FakeOptions&);
nlohmann::json branch_infos(const Changes&, const std::string& project, std::string_view prefix);

/// The labels, as requested by LABELS and DETAILED_LABELS, and the fields that depend on them.
nlohmann::json label_infos(const FakeChange&, const FakeOptions&);
nlohmann::json submit_records(const FakeChange&, const FakeOptions&);
nlohmann::json submit_requirements(const FakeChange&);
bool submittable(const FakeChange&);

nlohmann::json account_info(const FakePerson&, const FakeOptions&);
std::string gerrit_time(Instant);  ///< `2026-04-16 11:33:28.000000000`
/// Encodes every byte outside `A-Za-z0-9._~-` as %XX.
std::string percent_encoded(std::string_view);

}  // namespace support
