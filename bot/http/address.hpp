#pragma once
#include <optional>
#include <string>

namespace bot::http {

/// Where an address leads.
struct Origin {
    std::string scheme, host, port;  ///< in small letters; the port also where it is the usual one
    bool operator==(const Origin&) const = default;
};

/// nullopt for what is no http or https address.
std::optional<Origin> origin_of(const std::string& url);

}  // namespace bot::http
