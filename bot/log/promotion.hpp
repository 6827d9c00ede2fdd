#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace bot::log {

/// A step of the weekly train: these wikis now run that version. A rollback reads the same.
struct Promotion {
    std::string group;    ///< `testwikis`, `group0`, `group1`, `group2` or `all`
    std::string version;  ///< `1.47.0-wmf.16`
    std::string task;     ///< `T123456` of that week's train; may be empty
    bool operator==(const Promotion&) const = default;
};

/// Reads `GROUP to VERSION  refs TASK` (`GROUP wikis to VERSION` until 2024); nullopt for anything else.
std::optional<Promotion> read_promotion(std::string_view);

}  // namespace bot::log
