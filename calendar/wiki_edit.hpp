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

/// Time since some fixed instant, by a clock that does not step.
using Moment = std::chrono::milliseconds;

/// What is to become of a page.
struct EditWish {
    std::string page, summary;
    /// The page's text with the change in it; nullopt when it has no place there, and whoever wrote this knows why.
    /// May be asked several times, each time about a newer text.
    std::function<std::optional<std::string>(const std::string& text)> place;
    /// Whether the text shows the change.
    std::function<bool(const std::string& text)> holds;
    /// Set after a crash: perhaps it was sent, at this revision of the page or later. It is looked for before anything
    /// is written.
    std::optional<std::int64_t> in_doubt_since = {};
    bool only_look = false;  ///< writes nothing: only for a wish in doubt
    /// How long it may take, all in all, before it gives up waiting for the wiki. Wikimedia limits edits by the minute.
    Moment patience = std::chrono::seconds(120);
};

/// Where and as whom. `user` and `password` are those of a bot password, `User@app`.
struct WikiAccount {
    std::string api, user, password;
};

/// What outlasts one edit; the cookies beside it are the carrier's. Whoever is refused once is not tried again for a
/// while: the wiki counts.
struct WikiSession {
    std::string user;   ///< as histories name it; empty: not logged in
    std::string token;  ///< for edits
    std::optional<EditOutcome> refusal;
    Moment refused_until{0};
};

/// What the carrier has to tell the edit.
struct WikiAnswer {
    int status = 200;
    std::string body;
    std::optional<std::chrono::seconds> retry_after = {};
};
struct WikiSilence {
    bool sent = true;  ///< false: the request surely never reached the wiki
    std::string why;
};
struct Rested {};
struct Begun {};
struct GivenUp {};  ///< the program ends: finish now
using WikiEvent = std::variant<Begun, WikiAnswer, WikiSilence, Rested, GivenUp>;

/// What the edit has to tell the carrier.
struct WikiAsk {
    std::string url;
    std::string form;   ///< sent by POST; empty: a GET. May hold the password: for nobody's eyes
    bool once = false;  ///< must not be sent again, not even by the library beneath
};
struct WikiRest {
    std::chrono::milliseconds time;
};
using WikiStep = std::variant<WikiAsk, WikiRest, EditOutcome>;

/// One edit of one page, from the login to the last doubt, without any input or output: the carrier performs the step
/// it is told and resumes with what came of it, until it is told the outcome.
///
/// It never writes twice: each text is sent over the revision it was made from, and once an answer is lost the page and
/// its history are read, several times, before anything is sent again. It waits as the wiki tells it, tries again after
/// at most three conflicts and three lost answers, and renews session and token once.
class WikiEdit {
public:
    /// The session must outlive it and serve no other edit at the same time.
    WikiEdit(EditWish, WikiAccount, WikiSession&);

    WikiStep resume(const WikiEvent&, Moment now);

    /// What it is busy with, should somebody ask.
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

    EditWish wish_;
    WikiAccount account_;
    WikiSession& session_;
    EditDelay delay_;
    Moment now_{0}, deadline_{0};
    Phase phase_ = Phase::resting;

    mediawiki::PageText page_;            // as last read
    std::optional<std::int64_t> doubt_;   // since this revision a text was sent whose answer is lost
    bool looked_ = true;                  // and what was read since then does not show it
    std::size_t looks_ = 0;               // so often
    std::int64_t overtaken_at_ = 0;       // there is a newer revision than this one
    std::int64_t merged_ = 0;             // the revision in which the wiki joined our text with another, to be read
    std::vector<std::int64_t> spoilt_;    // such revisions that do not show the change
    std::optional<EditOutcome> failing_;  // what to say unless the page shows otherwise
    int conflicts_ = 0, losses_ = 0, broken_ = 0, waits_ = 0, new_tokens_ = 0, new_logins_ = 0;
};

}  // namespace calendar
