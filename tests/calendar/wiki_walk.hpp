#pragma once
#include <string>
#include <vector>

#include "calendar/wiki_edit.hpp"

namespace tests {

/// The next answers of a wiki, as text:
///   `status:503 BODY`, `after:7 BODY` (Retry-After), `lost`, `unsent`, `stop`, or a body;
///   `page 5 TEXT`, `merged 7 TEXT`, `saved 5 6`, `nochange`, `error CODE`, `history 7 Oriel SUMMARY` (or `history` for
///   an empty one), `token`, `login`: the usual answers.
using Script = std::vector<std::string>;

/// Performs an edit along a script. Time only passes during a rest.
class WikiWalk {
public:
    explicit WikiWalk(calendar::EditSpec, calendar::WikiAccount = {"https://w.test/api.php", "oriel@app", "pass"});

    /// Runs to the outcome. Returns the requests in short form: `login-token login token read send:5 rest:5 history:5`.
    /// A script that is too short or too long shows in the result.
    std::string through(const Script&);

    calendar::WikiSession session;
    calendar::EditOutcome outcome;
    calendar::EditDelay delay;             ///< the last delay seen during a rest
    calendar::Moment now{1'000'000};       ///< some time after the clock's epoch
    std::vector<calendar::WikiAsk> asked;  ///< all requests, in order

private:
    calendar::EditSpec spec_;
    calendar::WikiAccount account_;
};

/// A session that is logged in, so an edit begins with a read.
calendar::WikiSession logged_in();

}  // namespace tests
