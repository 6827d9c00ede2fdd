#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/mediawiki.hpp"

/// MediaWiki's requests that write, with the token and login requests they need: forms for a POST to api.php, and the
/// answers. Refusals have HTTP status 200 too. Verified against MediaWiki 1.39.
namespace calendar::mediawiki {

std::string login_token_form();
/// `user` and `password` are those of a bot password, `User@app`. The form holds the password: keep it out of logs.
std::string login_form(std::string_view user, std::string_view password, std::string_view token);
std::string edit_token_form();

/// A new text for an existing page.
struct Edit {
    std::string page, text, summary;
    std::int64_t base = 0;  ///< the revision that `text` is based on
    std::string read_at;    ///< PageText::read_at of that revision
    std::string token;
};
/// The wiki refuses it if the session is lost, the page does not exist, or its database replicas lag by 5 s. The token
/// is the last parameter, so a truncated form does nothing.
std::string edit_form(const Edit&);

/// The URL that asks for the page's revisions from `since` (included) to the newest, without their texts; at most 500.
std::string history_url(std::string_view api, std::string_view page, std::int64_t since);
/// The URL that asks for one revision with its text; `read_page_text` reads the answer.
std::string revision_text_url(std::string_view api, std::int64_t revision);

/// The summary as the wiki will store it: one line of at most 500 characters of valid UTF-8, without links and section
/// marks.
std::string bounded_summary(std::string_view);

struct LoggedIn {
    std::string user;  ///< as page histories name the user
    bool operator==(const LoggedIn&) const = default;
};
struct Saved {
    std::int64_t over = 0;      ///< the newest revision before this edit; differs from `base` if the wiki merged
    std::int64_t revision = 0;  ///< the new revision; 0 if the page already had this text
    bool operator==(const Saved&) const = default;
};
struct PastRevision {
    std::int64_t revision = 0;
    std::string user, summary;
    bool operator==(const PastRevision&) const = default;
};
struct History {
    std::vector<PastRevision> revisions;  ///< newest first
    bool whole = true;                    ///< false if revisions are missing or have hidden fields
    bool operator==(const History&) const = default;
};

/// The token for the next login request.
std::variant<std::string, Failure> read_login_token(std::string_view body);
/// Codes in addition to the API's own: `NeedToken`, `WrongToken`; other codes as the wiki gives them, such as
/// `wrongpassword` and `login-throttled`; `Failed` if the wiki gives none.
std::variant<LoggedIn, Failure> read_login(std::string_view body);
/// The token for edits. Code `assertuserfailed` if nobody is logged in to the session.
std::variant<std::string, Failure> read_edit_token(std::string_view body);
/// Code `captcha` if the wiki asks for a captcha. An empty code: the answer does not tell whether the edit was saved.
std::variant<Saved, Failure> read_edit(std::string_view body);
std::variant<History, Failure> read_history(std::string_view body);

}  // namespace calendar::mediawiki
