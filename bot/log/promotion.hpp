#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace bot::log {

/// A step of the weekly train: these wikis run this version. A rollback looks the same.
struct Promotion {
    std::string group;    ///< `testwikis`, `group0`, `group1`, `group2` or `all`
    std::string version;  ///< `1.47.0-wmf.16`
    std::string task;     ///< `T123456`, the task of that week's train; may be empty
    bool operator==(const Promotion&) const = default;
};

/// Parses `GROUP to VERSION  refs TASK` (`GROUP wikis to VERSION` until 2024); nullopt for anything else.
std::optional<Promotion> read_promotion(std::string_view);

}  // namespace bot::log
