#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

/// MediaWiki's requests and answers as text (action API, `format=json&formatversion=2`, MediaWiki 1.39 and later).
namespace calendar::mediawiki {

/// The address that asks `api` (`https://wikitech.wikimedia.org/w/api.php`) for the number of a page's newest revision.
std::string revision_url(std::string_view api, std::string_view page);

/// The address that asks for the newest revision with its text, and for the page's address.
std::string page_url(std::string_view api, std::string_view page);

/// Why an answer gives nothing.
struct Failure {
    std::string code;  ///< the API's own word, such as `readonly`; empty when the answer was none of the API's
    std::string why;   ///< one line for people; holds strangers' text
    /// What else the API says of it, where it does: why the wiki is read-only, the account blocked or the text refused;
    /// who blocked it; until when.
    std::string reason = {}, by = {}, until = {};
    bool operator==(const Failure&) const = default;
};

/// A page as it was in one revision.
struct PageText {
    std::int64_t revision = 0;
    std::string text;
    std::string url;           ///< where people read it
    std::string read_at = {};  ///< when the wiki was asked, by its own clock and in its own words
    bool operator==(const PageText&) const = default;
};

/// Read the body of an answer; the HTTP status may be 200 for failures too. Warnings of the API are ignored.
std::variant<std::int64_t, Failure> read_revision(std::string_view body);
std::variant<PageText, Failure> read_page_text(std::string_view body);

}  // namespace calendar::mediawiki
