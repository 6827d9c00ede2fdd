#pragma once
#include <optional>
#include <set>
#include <string>

#include "bot/config/config.hpp"
#include "calendar/page.hpp"
#include "gerrit/checks.hpp"

/// The answers of Gerrit and of the list of the wikis' versions, read once for a subcommand.
namespace bot {

/// The sources.
struct GerritFrom {
    std::string gerrit;    ///< the URL before /changes/; without a trailing slash
    std::string versions;  ///< URL or file
};
/// The sources of the configuration, unless overridden.
/// Throws ConfigError if the Gerrit is not an http or https URL.
GerritFrom gerrit_from(const config::Config&, std::string gerrit, const std::string& versions);
/// The configuration's policy, which also accepts URLs of the Gerrit that is asked.
gerrit::Policy policy_for(const gerrit::Policy&, const GerritFrom&);

struct Learned {
    gerrit::Known known;
    std::optional<gerrit::Versions> versions;
    std::string gerrit_failure, versions_failure;  ///< empty on success
    std::set<int> in_doubt;                        ///< changes that seem to be in conflict, without a second check
};

/// Asks everything that the checks of these changes need; takes 3 s longer if one seems to be in conflict. Failures are
/// also printed on standard error.
Learned learn(const config::Config&, const gerrit::Policy&, const GerritFrom&, const gerrit::Known::Roots&,
              calendar::Instant at);

/// The input of the checks. Holds references.
gerrit::World world_of(const Learned&, const calendar::Schedule&, const gerrit::Policy&, calendar::Instant at);

/// The change that a number or a URL names, on the page's Gerrit or on the one that is asked.
std::optional<int> change_named(const std::string&, const calendar::Rules&, const GerritFrom&);
/// The error for text that names no change. `ids`: whether a Change-Id is accepted.
config::ConfigError names_no_change(const std::string&, const calendar::Rules&, bool ids);

/// Converts text for IRC to text for a terminal: cleaned, and without the characters that prevent highlights.
std::string without_gaps(std::string);

}  // namespace bot
