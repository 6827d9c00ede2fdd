#pragma once
#include <optional>
#include <set>
#include <string>

#include "bot/config/config.hpp"
#include "calendar/page.hpp"
#include "gerrit/checks.hpp"

/// What a subcommand asks Gerrit and the wikis' versions, once.
namespace bot {

/// Where they are asked.
struct GerritFrom {
    std::string gerrit;    ///< what stands before /changes/; without a slash at the end
    std::string versions;  ///< URL or file
};
/// The configuration's, where others are not given.
/// Throws ConfigError for what is no http or https address.
GerritFrom gerrit_from(const config::Config&, std::string gerrit, std::string versions);
/// The configuration's, which also knows the addresses of the Gerrit that is asked.
gerrit::Policy policy_for(const gerrit::Policy&, const GerritFrom&);

struct Learned {
    gerrit::Known known;
    std::optional<gerrit::Versions> versions;
    std::string gerrit_failure, versions_failure;  ///< empty when they answered
    std::set<int> in_doubt;                        ///< seem to be in conflict, and could not be looked at twice
};

/// Asks what the checks of these changes need to know; takes 3 s longer when one seems to be in conflict. What fails is
/// also told on standard error.
Learned learn(const config::Config&, const gerrit::Policy&, const GerritFrom&, const gerrit::Known::Roots&,
              calendar::Instant at);

/// For the checks. Holds references.
gerrit::World world_of(const Learned&, const calendar::Schedule&, const gerrit::Policy&, calendar::Instant at);

/// The change that a number or an address names, on the page's Gerrit or the one asked.
std::optional<int> change_named(const std::string&, const calendar::Rules&, const GerritFrom&);
/// To be thrown for what names none. `ids`: whether a Change-Id would do.
config::ConfigError names_no_change(const std::string&, const calendar::Rules&, bool ids);

/// What is said on IRC for a terminal: cleaned, and without what keeps names from highlighting there.
std::string without_gaps(std::string);

}  // namespace bot
