#pragma once
#include <string>
#include <vector>

#include "calendar/wiki_edit.hpp"

namespace tests {

/// What a wiki says next, as text:
///   `status:503 BODY`, `after:7 BODY` (Retry-After), `lost`, `unsent`, `stop`, or a body;
///   `page 5 TEXT`, `merged 7 TEXT`, `saved 5 6`, `nochange`, `error CODE`, `history 7 Oriel SUMMARY` (or `history` for
///   an empty one), `token`, `login`: the usual answers.
using Script = std::vector<std::string>;

/// An edit on its way through a script. Time passes only while it rests.
class WikiWalk {
public:
    explicit WikiWalk(calendar::EditWish, calendar::WikiAccount = {"https://w.test/api.php", "oriel@app", "pass"});

    /// Goes on until the outcome. What was asked, in short: `login-token login token read send:5 rest:5 history:5`.
    /// A script that is too short or too long is part of it.
    std::string through(const Script&);

    calendar::WikiSession session;
    calendar::EditOutcome outcome;
    calendar::EditDelay delay;             ///< as last seen during a rest
    calendar::Moment now{1'000'000};       ///< some time after the epoch of its clock
    std::vector<calendar::WikiAsk> asked;  ///< everything, in order

private:
    calendar::EditWish wish_;
    calendar::WikiAccount account_;
};

/// Logged in, so that an edit begins by reading.
calendar::WikiSession logged_in();

}  // namespace tests
