#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/edit_outcome.hpp"
#include "calendar/mediawiki_write.hpp"

namespace calendar {

/// Time since a fixed instant, by a steady clock.
using Moment = std::chrono::milliseconds;

/// A request to change a page.
struct EditSpec {
    std::string page, summary;
    /// Returns the page's text with the change applied; nullopt if the change does not fit the text (the caller knows
    /// the reason). May be called several times, each time with a newer text.
    std::function<std::optional<std::string>(const std::string& text)> place;
    /// Whether the text shows the change.
    std::function<bool(const std::string& text)> holds;
    /// Set after a crash: the edit may have been sent, based on this revision or a later one. The page is searched for
    /// it before anything is written.
    std::optional<std::int64_t> in_doubt_since = {};
    bool only_look = false;  ///< write nothing; only together with `in_doubt_since`
    /// The total time to keep trying before giving up on the wiki. Wikimedia's edit rate limit counts per minute.
    Moment patience = std::chrono::seconds(120);
};

/// The wiki and the account. `user` and `password` are those of a bot password, `User@app`.
struct WikiAccount {
    std::string api, user, password;
};

/// The login state that is kept between edits; the carrier keeps the cookies. After a refused login, none is tried
/// before `refused_until`, because the wiki counts failed logins.
struct WikiSession {
    std::string user;   ///< as page histories name it; empty: not logged in
    std::string token;  ///< edit token
    std::optional<EditOutcome> refusal;
    Moment refused_until{0};
};

/// Events from the carrier.
struct WikiAnswer {
    int status = 200;
    std::string body;
    std::optional<std::chrono::seconds> retry_after = {};
};
struct WikiSilence {
    bool sent = true;  ///< false: the request certainly did not reach the wiki
    std::string why;
};
struct Rested {};
struct Begun {};
struct GivenUp {};  ///< the program is shutting down: finish at once
using WikiEvent = std::variant<Begun, WikiAnswer, WikiSilence, Rested, GivenUp>;

/// Requests to the carrier.
struct WikiAsk {
    std::string url;
    std::string form;   ///< body of a POST; empty: send a GET. May hold the password: keep it out of logs
    bool once = false;  ///< must not be sent twice, not even by the HTTP library
};
struct WikiRest {
    std::chrono::milliseconds time;
};
using WikiStep = std::variant<WikiAsk, WikiRest, EditOutcome>;

/// One edit of one page as a state machine without input or output, from the login to the check whether a doubtful edit
/// was saved. The carrier performs each step and calls `resume` with its result, until a step is the outcome.
///
/// It never writes twice. Each text is sent with its base revision. If an answer is lost, the page and its history are
/// read, several times, before anything is sent again. It waits as long as the wiki asks, tries again after up to three
/// conflicts and three lost answers, and renews the session and the token once each.
class WikiEdit {
public:
    /// The session must outlive this object and must serve no other edit at the same time.
    WikiEdit(EditSpec, WikiAccount, WikiSession&);

    WikiStep resume(const WikiEvent&, Moment now);

    /// The reason for the current delay.
    const EditDelay& delay() const { return delay_; }

private:
    enum class Phase { resting, login_token, login, edit_token, read, history, send, merged };
    using Seconds = std::optional<std::chrono::seconds>;

    WikiStep hear(const WikiAnswer&);
    WikiStep hear_login(const WikiAnswer&);
    WikiStep hear_saved(const WikiAnswer&);
    WikiStep hear_merged(const WikiAnswer&);

    WikiStep go_on();
    WikiStep ask(Phase, std::string url, std::string form = {}, bool once = false);
    WikiStep look(const mediawiki::History&);
    WikiStep place();

    WikiStep refused(const mediawiki::Failure&, const WikiAnswer&);
    WikiStep renew(const mediawiki::Failure&);
    WikiStep wait(EditOutcome, Seconds told);
    WikiStep again(const std::string& why, Seconds told = {});
    WikiStep lost(const std::string& why);
    WikiStep conflict(const std::string& why);
    WikiStep rest(std::chrono::milliseconds);
    WikiStep give_up(EditOutcome);
    WikiStep finish(EditOutcome);
    bool ours(const mediawiki::PastRevision&) const;

    EditSpec spec_;
    WikiAccount account_;
    WikiSession& session_;
    EditDelay delay_;
    Moment now_{0}, deadline_{0};
    Phase phase_ = Phase::resting;

    mediawiki::PageText page_;            // as last read
    std::optional<std::int64_t> doubt_;   // base revision of the first text whose answer was lost
    bool looked_ = true;                  // false: the doubtful edit has still to be searched for
    std::size_t looks_ = 0;               // reads since the answer was lost
    std::int64_t overtaken_at_ = 0;       // a read of this revision or an older one is stale
    std::int64_t merged_ = 0;             // the revision in which the wiki merged our text with another; to be read
    std::vector<std::int64_t> spoilt_;    // merged revisions that do not show the change
    std::optional<EditOutcome> failing_;  // the outcome, unless the page shows that the edit was saved
    int conflicts_ = 0, losses_ = 0, broken_ = 0, waits_ = 0, new_tokens_ = 0, new_logins_ = 0;
};

}  // namespace calendar
