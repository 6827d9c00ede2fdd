#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace gerrit {

/// Whether `text` fits a pattern, in which `*` stands for any bytes, slashes too. Letter case counts.
bool fits(std::string_view text, std::string_view pattern);
bool fits_any(std::string_view text, const std::vector<std::string>& patterns);

/// Some branches of some projects; both are lists of patterns.
struct Sources {
    std::vector<std::string> projects, branches;
    bool hold(std::string_view project, std::string_view branch) const;
    bool operator==(const Sources&) const = default;
};

/// What windows take and what patterns mean. The defaults are Wikimedia's.
struct Policy {
    /// What stands before `/changes/`, and before the addresses that people write into commit messages.
    std::string gerrit = "https://gerrit.wikimedia.org/r";
    /// Another address of the same Gerrit; empty: none.
    std::string also = {};

    /// What every window takes lists of, but those of `others`.
    Sources release{{"mediawiki/core", "mediawiki/extensions/*", "mediawiki/skins/*", "mediawiki/vendor"}, {"wmf/*"}};
    Sources config{{"operations/mediawiki-config"}, {"master"}};

    /// Windows (patterns of their names, letter case aside) that take something else.
    struct Other {
        std::vector<std::string> windows;
        Sources takes;
        bool operator==(const Other&) const = default;
    };
    std::vector<Other> others{{{"*puppet*"}, {{"operations/puppet"}, {"production"}}}};

    /// Where originals of backports live.
    std::string master = "master";
    /// Release branches that are live whatever the wikis say (long-lived ones).
    std::vector<std::string> always_live;
    /// Windows in which the train moves, letter case aside.
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
    /// A master change merged less than this long ago is hardly on the beta cluster.
    std::chrono::minutes fresh{30};

    /// What a window of this name takes besides; nullptr: `release` and `config`.
    const Sources* other(std::string_view window) const;
    bool is_train(std::string_view window) const;
    bool operator==(const Policy&) const = default;
};

}  // namespace gerrit
