#pragma once
#include "world.hpp"

/// The rows for the tests of the checks, in parts.
namespace gerrit {

std::vector<Row> page_rows();        ///< problems that the page shows
std::vector<Row> change_rows();      ///< problems of the change itself
std::vector<Row> branch_rows();      ///< branches, originals and siblings
std::vector<Row> dependency_rows();  ///< dependencies

}  // namespace gerrit
