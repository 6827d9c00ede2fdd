#include "gerrit/policy.hpp"

#include <doctest/doctest.h>

using namespace gerrit;

TEST_CASE("a star stands for any bytes, slashes too, and letter case counts") {
    struct Row {
        std::string text, pattern;
        bool fits;
    };
    const Row rows[] = {
        {"", "", true},
        {"", "*", true},
        {"a", "", false},
        {"mediawiki/core", "mediawiki/core", true},
        {"mediawiki/core2", "mediawiki/core", false},
        {"mediawiki/cor", "mediawiki/core", false},
        {"mediawiki/extensions/A/B", "mediawiki/extensions/*", true},
        {"mediawiki/extensions", "mediawiki/extensions/*", false},
        {"x/i18n/en.json", "*/i18n/*", true},
        {"i18n/en.json", "*/i18n/*", false},
        {"xi18n/en.json", "*/i18n/*", false},
        {"aXbXc", "a*X*c", true},
        {"aXbXd", "a*X*c", false},
        {"abab", "*ab", true},
        {"abac", "*ab", false},
        {"Wmf/next", "wmf/*", false},
        {"a", "**a**", true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CAPTURE(row.pattern);
        CHECK(fits(row.text, row.pattern) == row.fits);
    }
}

TEST_CASE("a pattern of many stars takes no time to speak of") {
    std::string stars;
    for (int i = 0; i < 50; ++i) stars += "*a";
    CHECK_FALSE(fits(std::string(10'000, 'a'), stars + "b"));
}

TEST_CASE("sources hold some branches of some projects") {
    const Policy policy;
    CHECK(policy.release.hold("mediawiki/skins/Vector", "wmf/1.47.0-wmf.16"));
    CHECK(policy.release.hold("mediawiki/vendor", "wmf/next"));
    CHECK_FALSE(policy.release.hold("mediawiki/core", "master"));
    CHECK_FALSE(policy.release.hold("mediawiki/tools/scap", "wmf/1.47.0-wmf.16"));
    CHECK(policy.config.hold("operations/mediawiki-config", "master"));
    CHECK_FALSE(policy.config.hold("operations/mediawiki-config", "train"));
    CHECK_FALSE(Sources{}.hold("", ""));
}

TEST_CASE("windows are known by their names in any letter case") {
    const Policy policy;
    REQUIRE(policy.other("Puppet request window") != nullptr);
    CHECK(policy.other("Puppet request window")->hold("operations/puppet", "production"));
    CHECK(policy.other("UTC morning backport window") == nullptr);
    CHECK(policy.is_train("MediaWiki train - Utc-0+Utc-7 Version"));
    CHECK(policy.is_train("Pre MediaWiki Train sanity break"));
    CHECK_FALSE(policy.is_train("UTC late backport and config training"));
    Policy own;
    own.train_windows = {"Zug*"};
    CHECK(own.is_train("zug nach Norden"));
}
