#include "calendar/url.hpp"

#include <boost/url/src.hpp>  // the library itself, compiled here

namespace calendar {

namespace urls = boost::urls;

std::string url_encoded(std::string_view text, std::string_view bare) {
    const auto kept = [bare](char c) {
        return urls::unreserved_chars(static_cast<unsigned char>(c)) || bare.find(c) != bare.npos;
    };
    return urls::encode(text, kept);
}

std::optional<std::string> url_decoded(std::string_view text) {
    const auto encoded = urls::make_pct_string_view(text);
    return encoded ? std::optional{encoded->decode()} : std::nullopt;
}

std::optional<Url> parse_url(std::string_view text) {
    const auto parsed = urls::parse_uri(text);
    if (!parsed) return std::nullopt;
    const urls::url_view& url = *parsed;
    const bool web = url.scheme_id() == urls::scheme::http || url.scheme_id() == urls::scheme::https;
    const std::string_view host = url.encoded_host_address();
    const bool bad_port = url.has_port() && url.port_number() == 0;  // empty, 0 or over 65535
    // Boost 1.81 takes `8o/` behind a host for port 8 and a path `o/`.
    const std::string_view path = url.encoded_path();
    const bool bad_path = !path.empty() && !path.starts_with('/');
    if (!web || host.empty() || bad_port || bad_path) return std::nullopt;
    return Url{host, path, url.has_userinfo(), url.has_query(), url.has_fragment()};
}

std::string_view without_end_slashes(std::string_view text) {
    while (text.ends_with('/')) text.remove_suffix(1);
    return text;
}

}  // namespace calendar
