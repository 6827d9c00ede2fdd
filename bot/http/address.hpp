#pragma once
#include <optional>
#include <string>

namespace bot::http {

/// The origin of a URL.
struct Origin {
    std::string scheme, host, port;  ///< in lower case; the port is set even if it is the default
    bool operator==(const Origin&) const = default;
};

/// nullopt for anything but an http or https URL.
std::optional<Origin> origin_of(const std::string& url);

}  // namespace bot::http
