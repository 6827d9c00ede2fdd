#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace bot::config {

/// What would have been right, when the text is wrong: `an http or https address`.
using Wanted = std::optional<std::string>;
using Check = Wanted (*)(std::string_view);

Wanted any_text(std::string_view);  ///< may be empty; no control characters, as in all others
Wanted some_text(std::string_view);
Wanted host(std::string_view);
Wanted nick(std::string_view);
Wanted channel(std::string_view);
Wanted account(std::string_view);
Wanted fingerprint(std::string_view);
Wanted url(std::string_view);  ///< http or https, with a host, without a name, password or fragment
Wanted url_or_none(std::string_view);
Wanted search_or_none(std::string_view);  ///< the same, with or without {change} in it
Wanted api_url(std::string_view);  ///< a url that ends in /api.php
Wanted page_title(std::string_view);
Wanted zone(std::string_view);
Wanted bot_password_user(std::string_view);
Wanted opening(std::string_view);  ///< a sentence with {window}
Wanted readable_file(std::string_view);

}  // namespace bot::config
