#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace gerrit {

/// The commits (7 to 40 hexadecimal digits, lower case), change numbers and Change-Ids that a commit message says it
/// reverts, in its order; at most 20. Read are Gerrit's own `This reverts commit SHA.`, and what people write: several
/// after "commits", joined by commas, "and" or blanks, or one at the front of each line, with or without bullets or
/// numbers, each perhaps followed by its subject. Quoted lines (`>`) say nothing. Source: reverts in
/// operations/mediawiki-config and MediaWiki's repositories.
std::vector<std::string> read_reverts(std::string_view message);

}  // namespace gerrit
