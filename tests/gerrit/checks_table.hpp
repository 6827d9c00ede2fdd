#pragma once
#include "world.hpp"

/// The table of the checks, in parts.
namespace gerrit {

std::vector<Row> page_rows();        ///< what the page says
std::vector<Row> change_rows();      ///< what the change itself says
std::vector<Row> branch_rows();      ///< branches, originals and siblings
std::vector<Row> dependency_rows();  ///< what it needs

}  // namespace gerrit
