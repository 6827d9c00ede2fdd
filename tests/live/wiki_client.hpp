#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "bot/http/wiki_writer.hpp"
#include "tests/http/loop.hpp"
#include "tests/support/wiki.hpp"

namespace live {

/// A user who edits a wiki through the client, with their own session.
struct WikiClient {
    /// `api` may be that of a proxy to the wiki.
    explicit WikiClient(std::string api, std::string user = support::Wiki::bot,
                        std::string password = support::Wiki::password);

    /// Makes one edit and returns its outcome.
    calendar::EditOutcome edit(calendar::EditSpec, bot::http::Slow = {},
                               std::chrono::milliseconds slow_after = std::chrono::seconds(10));
    /// Looks for edits in doubt, all concurrently: none of them may write.
    std::vector<calendar::EditOutcome> look(const std::vector<calendar::EditSpec>&);
    /// Drops the cookies, but not the session's login state.
    void forget_cookies();

    tests::Loop loop{{.user_agent = "oriel/test", .cookies = true}};
    calendar::WikiAccount account;
    calendar::WikiSession session;
    std::chrono::milliseconds timeout = std::chrono::seconds(20);  ///< per request
};

/// A page of three lines, far enough apart for the wiki to merge edits of different lines.
extern const std::string three_lines;

/// Inserts `add` after the line that begins with `line`. The edit has no place without that line, and changes nothing
/// if `add` is already there.
calendar::EditSpec put(const std::string& line, const std::string& add, const std::string& page = "Deployments");

/// How often `what` occurs in `text`.
int times(const std::string& text, const std::string& what);

/// The current wikitext of a page.
std::string wikitext_of(const support::Wiki&, const std::string& page = "Deployments");

/// The answer to any query of the API, as JSON.
std::string query(const support::Wiki&, const std::string& parameters);

}  // namespace live
