#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

/// MediaWiki's requests and answers as text (action API, `format=json&formatversion=2`, MediaWiki 1.39 and later).
namespace calendar::mediawiki {

/// The URL that asks `api` (`https://wikitech.wikimedia.org/w/api.php`) for the number of a page's newest revision.
std::string revision_url(std::string_view api, std::string_view page);

/// The URL that asks for the newest revision with its text, and for the page's URL.
std::string page_url(std::string_view api, std::string_view page);

/// Why an answer gives nothing.
struct Failure {
    std::string code;  ///< the API's error code, such as `readonly`; empty if the answer did not come from the API
    std::string why;   ///< one line for people; holds untrusted text
    /// Further facts, if the API gives them: why the wiki is read-only, the account blocked or the text refused; who
    /// blocked the account; until when.
    std::string reason = {}, by = {}, until = {};
    bool operator==(const Failure&) const = default;
};

/// A page as it was in one revision.
struct PageText {
    std::int64_t revision = 0;
    std::string text;
    std::string url;           ///< the page's URL for people
    std::string read_at = {};  ///< when the wiki was asked, by the wiki's clock and in its format
    bool operator==(const PageText&) const = default;
};

/// Reads the body of an answer. Failures may have HTTP status 200 too. Warnings from the API are ignored.
std::variant<std::int64_t, Failure> read_revision(std::string_view body);
std::variant<PageText, Failure> read_page_text(std::string_view body);

}  // namespace calendar::mediawiki
