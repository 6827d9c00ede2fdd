#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace gerrit {

/// Whether `text` matches a pattern, in which `*` stands for any bytes, slashes included. Case-sensitive.
bool fits(std::string_view text, std::string_view pattern);
bool fits_any(std::string_view text, const std::vector<std::string>& patterns);

/// A set of branches of projects; both lists are patterns.
struct Sources {
    std::vector<std::string> projects, branches;
    bool hold(std::string_view project, std::string_view branch) const;
    bool operator==(const Sources&) const = default;
};

/// The changes that windows take, and the patterns of paths. The defaults are Wikimedia's.
struct Policy {
    /// The URL before `/changes/`; also the prefix of the URLs in commit messages.
    std::string gerrit = "https://gerrit.wikimedia.org/r";
    /// A second URL of the same Gerrit; empty: none.
    std::string also = {};

    /// Accepted in every window, except the windows of `others`.
    Sources release{{"mediawiki/core", "mediawiki/extensions/*", "mediawiki/skins/*", "mediawiki/vendor"}, {"wmf/*"}};
    Sources config{{"operations/mediawiki-config"}, {"master"}};

    /// Windows (patterns of their names, ignoring case) that take other changes.
    struct Other {
        std::vector<std::string> windows;
        Sources takes;
        bool operator==(const Other&) const = default;
    };
    std::vector<Other> others{{{"*puppet*"}, {{"operations/puppet"}, {"production"}}}};

    /// The branch of the originals of backports.
    std::string master = "master";
    /// Release branches that are always live, whatever the wikis run (long-lived ones).
    std::vector<std::string> always_live;
    /// Windows of the train (patterns of their names, ignoring case).
    std::vector<std::string> train_windows{"*mediawiki train*", "*train window*"};

    /// Files (patterns) of the configuration repository that only the beta cluster reads.
    std::vector<std::string> beta_only{"wmf-config/CirrusSearch-labs.php",
                                       "wmf-config/CommonSettings-labs.php",
                                       "wmf-config/InitialiseSettings-labs.php",
                                       "wmf-config/LabsServices.php",
                                       "wmf-config/db-labs.php",
                                       "wmf-config/interwiki-labs.php",
                                       "wmf-config/mc-labs.php",
                                       "wmf-config/reverse-proxy-labs.php",
                                       "wikiversions-labs.json",
                                       "langlist-labs"};
    std::vector<std::string> slow{"i18n/*", "*/i18n/*", "languages/*", "*/languages/*"};
    std::vector<std::string> extension_json{"extension.json", "*/extension.json", "skin.json", "*/skin.json"};
    std::vector<std::string> extension_list{"wmf-config/extension-list"};
    std::vector<std::string> train_step{"wikiversions.json"};

    std::chrono::minutes slow_takes{20};
    /// A master change merged less than this long ago is probably not yet on the beta cluster.
    std::chrono::minutes fresh{30};

    /// The changes that a window with this name takes if it is one of `others`; nullptr: it takes `release` and
    /// `config`.
    const Sources* other(std::string_view window) const;
    bool is_train(std::string_view window) const;
    bool operator==(const Policy&) const = default;
};

}  // namespace gerrit
