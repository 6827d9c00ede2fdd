#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace bot::config {

/// The description of a valid value if the text is invalid, such as `an http or https address`; nullopt if it is valid.
using Wanted = std::optional<std::string>;
using Check = Wanted (*)(std::string_view);

Wanted any_text(std::string_view);  ///< may be empty; control characters are invalid, here and in all checks below
Wanted some_text(std::string_view);
Wanted host(std::string_view);
Wanted nick(std::string_view);
Wanted channel(std::string_view);
Wanted account(std::string_view);
Wanted fingerprint(std::string_view);
Wanted url(std::string_view);  ///< http or https, with a host, without a user name, password or fragment
Wanted url_or_none(std::string_view);
Wanted search_or_none(std::string_view);  ///< the same, with or without {change} in it
Wanted api_url(std::string_view);         ///< a url that ends in /api.php
Wanted page_title(std::string_view);
Wanted zone(std::string_view);
Wanted bot_password_user(std::string_view);
Wanted opening(std::string_view);  ///< a sentence that contains {window}
Wanted readable_file(std::string_view);

}  // namespace bot::config
