#pragma once
#include <optional>
#include <string>
#include <string_view>

/// Addresses of the web, read strictly (RFC 3986). What people paste into a page or a line is read more leniently,
/// where it is looked for.
namespace calendar {

/// Every byte outside `A-Za-z0-9-._~` and outside `bare` as %XX.
std::string url_encoded(std::string_view text, std::string_view bare = {});
/// The other way; nullopt where two hexadecimal digits do not follow a `%`.
std::optional<std::string> url_decoded(std::string_view);

/// An http or https address, in its parts as they are written.
struct Url {
    std::string_view host;  ///< an IPv6 address without its brackets
    std::string_view path;  ///< with the slash at its front; may be empty
    bool has_user = false;  ///< a name, perhaps a password
    bool has_query = false;
    bool has_fragment = false;
};
/// nullopt for anything else: no host, a port that is none, a character that no address holds.
std::optional<Url> parse_url(std::string_view);

/// Without slashes at its end.
std::string_view without_end_slashes(std::string_view);

}  // namespace calendar
