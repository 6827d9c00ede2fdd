#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/mediawiki.hpp"

/// MediaWiki's requests that change something, and what is needed around them: forms for a POST to api.php, and their
/// answers. Answers come with HTTP status 200 also for refusals. Verified against MediaWiki 1.39.
namespace calendar::mediawiki {

std::string login_token_form();
/// `user` and `password` are those of a bot password, `User@app`. Holds the password.
std::string login_form(std::string_view user, std::string_view password, std::string_view token);
std::string edit_token_form();

/// One new text for a page that is there.
struct Edit {
    std::string page, text, summary;
    std::int64_t base = 0;  ///< the revision that `text` was made from
    std::string read_at;    ///< PageText::read_at of that revision
    std::string token;
};
/// Refused by the wiki when the session is lost, when the page is gone, or when its database is 5 s behind. The token
/// stands last: without it, a form cut short does nothing.
std::string edit_form(const Edit&);

/// The address that asks which revisions a page has since (and with) this one, without their texts; 500 at most.
std::string history_url(std::string_view api, std::string_view page, std::int64_t since);
/// The address that asks for one revision with its text; read_page_text reads the answer.
std::string revision_text_url(std::string_view api, std::int64_t revision);

/// As the wiki will keep it: one line of at most 500 characters of UTF-8, without links and section marks.
std::string bounded_summary(std::string_view);

struct LoggedIn {
    std::string user;  ///< as histories name it
    bool operator==(const LoggedIn&) const = default;
};
struct Saved {
    std::int64_t over = 0;      ///< the revision that was the newest until then: not `base` when the wiki merged
    std::int64_t revision = 0;  ///< the new one; 0 when the page had this text already
    bool operator==(const Saved&) const = default;
};
struct PastRevision {
    std::int64_t revision = 0;
    std::string user, summary;
    bool operator==(const PastRevision&) const = default;
};
struct History {
    std::vector<PastRevision> revisions;  ///< the newest first
    bool whole = true;                    ///< false when something is left out or hidden
    bool operator==(const History&) const = default;
};

/// The token for the next login.
std::variant<std::string, Failure> read_login_token(std::string_view body);
/// Codes beside the API's own: `NeedToken`, `WrongToken`; whatever else forbids the login as the wiki calls it, such as
/// `wrongpassword` and `login-throttled`, or `Failed` where it gives no code.
std::variant<LoggedIn, Failure> read_login(std::string_view body);
/// The token for edits. Code `assertuserfailed` when the session is nobody's.
std::variant<std::string, Failure> read_edit_token(std::string_view body);
/// Code `captcha` when the wiki wants one solved. An empty code: nobody can tell from this whether it was saved.
std::variant<Saved, Failure> read_edit(std::string_view body);
std::variant<History, Failure> read_history(std::string_view body);

}  // namespace calendar::mediawiki
