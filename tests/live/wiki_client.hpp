#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "bot/http/wiki_writer.hpp"
#include "tests/http/loop.hpp"
#include "tests/support/wiki.hpp"

namespace live {

/// Somebody who edits a wiki through the client, with a session of their own.
struct WikiClient {
    /// `api` may lead through somebody else to the wiki.
    explicit WikiClient(std::string api, std::string user = support::Wiki::bot,
                        std::string password = support::Wiki::password);

    /// Makes one edit, to its outcome.
    calendar::EditOutcome edit(calendar::EditWish, bot::http::Slow = {},
                               std::chrono::milliseconds slow_after = std::chrono::seconds(10));
    /// Looks for edits in doubt, all at the same time: none of them may write.
    std::vector<calendar::EditOutcome> look(const std::vector<calendar::EditWish>&);
    /// The cookies are gone, and the session does not know.
    void forget_cookies();

    tests::Loop loop{{.user_agent = "oriel/test", .cookies = true}};
    calendar::WikiAccount account;
    calendar::WikiSession session;
    std::chrono::milliseconds timeout = std::chrono::seconds(20);  ///< of one request
};

/// A page of three lines, far enough from each other for the wiki to join edits of different ones.
extern const std::string three_lines;

/// Puts `add` behind the line that begins with `line`; no place when there is none, no change when it is there.
calendar::EditWish put(const std::string& line, const std::string& add, const std::string& page = "Deployments");

/// How often `what` stands in `text`.
int times(const std::string& text, const std::string& what);

/// A page's wikitext as the wiki has it now.
std::string wikitext_of(const support::Wiki&, const std::string& page = "Deployments");

/// Any query of the API, as JSON.
std::string query(const support::Wiki&, const std::string& parameters);

}  // namespace live
