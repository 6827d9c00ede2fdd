#include "calendar/wiki_edit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "calendar/stored_text.hpp"

namespace calendar {
namespace {

using namespace std::chrono_literals;
using enum EditResult;

constexpr int most_conflicts = 3, most_losses = 3, most_broken = 6;

/// Pauses between searches for an edit whose answer was lost: the wiki may still be saving it.
constexpr std::array<Moment, 3> look_again{1s, 3s, 6s};

/// The part before `@`, as the wiki writes user names.
std::string user_of(const std::string& bot_password_user) {
    std::string user = bot_password_user.substr(0, bot_password_user.find('@'));
    std::replace(user.begin(), user.end(), '_', ' ');
    if (!user.empty() && user[0] >= 'a' && user[0] <= 'z') user[0] = static_cast<char>(user[0] - 'a' + 'A');
    return user;
}

EditOutcome outcome(EditResult result, const std::string& why) {
    EditOutcome outcome;
    outcome.result = result;
    outcome.why = why;
    return outcome;
}

EditOutcome outcome(EditResult result, const mediawiki::Failure& failure) {
    EditOutcome made = outcome(result, failure.why);
    made.code = failure.code;
    made.reason = failure.reason;
    made.by = failure.by;
    made.until = failure.until;
    return made;
}

/// Why an answer that did not come from the API cannot be used.
std::string trouble(const mediawiki::Failure& failure, const WikiAnswer& answer) {
    return answer.status == 200 ? failure.why : fmt::format("the wiki answers with HTTP status {}", answer.status);
}

void hide(std::string& text, const std::string& secret) {
    if (secret.empty()) return;
    for (auto at = text.find(secret); at != text.npos; at = text.find(secret, at)) text.replace(at, secret.size(), "*");
}

}  // namespace

WikiEdit::WikiEdit(EditSpec spec, WikiAccount account, WikiSession& session)
    : spec_(std::move(spec)), account_(std::move(account)), session_(session) {
    spec_.summary = mediawiki::bounded_summary(spec_.summary);
    doubt_ = spec_.in_doubt_since;
    looked_ = !doubt_;
}

WikiStep WikiEdit::resume(const WikiEvent& event, Moment now) {
    now_ = now;
    if (std::holds_alternative<Begun>(event)) deadline_ = now + spec_.patience;
    if (const auto* answer = std::get_if<WikiAnswer>(&event)) return hear(*answer);
    if (const auto* silence = std::get_if<WikiSilence>(&event))
        return phase_ == Phase::send && silence->sent ? lost(silence->why) : again(silence->why);
    if (std::holds_alternative<GivenUp>(event)) {
        if (phase_ == Phase::send) looked_ = false;
        return give_up(outcome(stopped, "Oriel ends"));
    }
    return go_on();
}

WikiStep WikiEdit::ask(Phase phase, std::string url, std::string form, bool once) {
    phase_ = phase;
    return WikiAsk{std::move(url), std::move(form), once};
}

WikiStep WikiEdit::go_on() {
    const auto read = [&] { return ask(Phase::read, mediawiki::page_url(account_.api, spec_.page)); };
    if (merged_ != 0) return ask(Phase::merged, mediawiki::revision_text_url(account_.api, merged_));
    if (!looked_) return read();  // reading needs no login, and the login may be what fails
    if (failing_ && !doubt_) return finish(*failing_);
    if (spec_.only_look) return finish(outcome(not_there, ""));
    if (session_.user.empty()) {
        if (session_.refusal && now_ < session_.refused_until) {
            session_.refusal->wait = std::chrono::ceil<std::chrono::seconds>(session_.refused_until - now_);
            return finish(*session_.refusal);
        }
        return ask(Phase::login_token, account_.api, mediawiki::login_token_form());
    }
    if (session_.token.empty()) return ask(Phase::edit_token, account_.api, mediawiki::edit_token_form());
    return read();
}

WikiStep WikiEdit::hear(const WikiAnswer& answer) {
    const auto take = [&](auto read, auto use) -> WikiStep {
        if (const auto* failure = std::get_if<mediawiki::Failure>(&read)) return refused(*failure, answer);
        return use(std::get<0>(read));
    };
    switch (phase_) {
        case Phase::login_token:
            return take(mediawiki::read_login_token(answer.body), [&](const std::string& token) {
                return ask(Phase::login, account_.api, mediawiki::login_form(account_.user, account_.password, token));
            });
        case Phase::login:
            return hear_login(answer);
        case Phase::edit_token:
            return take(mediawiki::read_edit_token(answer.body), [&](const std::string& token) {
                session_.token = token;
                return go_on();
            });
        case Phase::read:
            return take(mediawiki::read_page_text(answer.body), [&](const mediawiki::PageText& page) {
                if (page.revision <= overtaken_at_) return again("the wiki shows the text from before the other edit");
                page_ = page;
                if (!doubt_) return place();
                if (page_.revision == *doubt_) return look({});
                return ask(Phase::history, mediawiki::history_url(account_.api, spec_.page, *doubt_));
            });
        case Phase::history:
            return take(mediawiki::read_history(answer.body),
                        [&](const mediawiki::History& history) { return look(history); });
        case Phase::send:
            return hear_saved(answer);
        case Phase::merged:
            return hear_merged(answer);
        case Phase::resting:
            break;
    }
    return go_on();
}

WikiStep WikiEdit::hear_login(const WikiAnswer& answer) {
    const auto login = mediawiki::read_login(answer.body);
    if (const auto* failure = std::get_if<mediawiki::Failure>(&login)) return refused(*failure, answer);
    session_ = {};
    session_.user = std::get<mediawiki::LoggedIn>(login).user;
    return go_on();
}

WikiStep WikiEdit::place() {
    if (session_.token.empty()) return go_on();
    const std::optional<std::string> text = spec_.place(page_.text);
    if (!text) return finish(outcome(not_placed, ""));
    const std::string stored = as_stored(*text);
    if (stored == as_stored(page_.text)) return finish(outcome(already, ""));
    if (stored.empty()) return finish(outcome(EditResult::refused, "the new text is empty: it would blank the page"));
    return ask(Phase::send, account_.api,
               mediawiki::edit_form({spec_.page, *text, spec_.summary, page_.revision, page_.read_at, session_.token}),
               true);
}

WikiStep WikiEdit::hear_saved(const WikiAnswer& answer) {
    const auto read = mediawiki::read_edit(answer.body);
    if (const auto* failure = std::get_if<mediawiki::Failure>(&read)) {
        if (failure->code.empty()) return lost(trouble(*failure, answer));
        if (meaning_of(failure->code) == unknown) return lost(failure->why);
        return refused(*failure, answer);
    }
    const auto& saved = std::get<mediawiki::Saved>(read);
    EditOutcome done = outcome(made, "");
    done.revision = saved.revision;
    if (saved.revision == 0) {
        if (!doubt_) return finish(outcome(already, ""));
        looked_ = false;  // the lost edit was saved after all; the history has its revision
        looks_ = look_again.size();
        return go_on();
    }
    if (saved.over == page_.revision) return finish(done);
    merged_ = saved.revision;
    return go_on();
}

WikiStep WikiEdit::hear_merged(const WikiAnswer& answer) {
    const auto read = mediawiki::read_page_text(answer.body);
    if (const auto* failure = std::get_if<mediawiki::Failure>(&read)) return refused(*failure, answer);
    if (spec_.holds(std::get<mediawiki::PageText>(read).text)) {
        EditOutcome done = outcome(made, "");
        done.revision = std::exchange(merged_, 0);
        done.merged = !doubt_;
        return finish(done);
    }
    spoilt_.push_back(std::exchange(merged_, 0));
    overtaken_at_ = spoilt_.back() - 1;
    looked_ = true;
    return conflict("the wiki joined the edit with another, and the change is not in what came of it");
}

bool WikiEdit::ours(const mediawiki::PastRevision& past) const {
    const std::string& user = session_.user.empty() ? user_of(account_.user) : session_.user;
    return past.revision > *doubt_ && past.user == user && told_as(spec_.summary, past.summary) &&
           std::find(spoilt_.begin(), spoilt_.end(), past.revision) == spoilt_.end();
}

WikiStep WikiEdit::look(const mediawiki::History& history) {
    const auto& all = history.revisions;
    const auto own = std::find_if(all.begin(), all.end(), [&](const auto& each) { return ours(each); });
    if (own != all.end() && !spec_.holds(page_.text)) {
        // Reverted since, or lost in a merge by the wiki: the text of that revision shows which.
        merged_ = own->revision;
        return go_on();
    }
    if (own != all.end()) {
        EditOutcome done = outcome(made, "");
        done.revision = own->revision;
        return finish(done);
    }
    if (spec_.holds(page_.text)) return finish(outcome(already, ""));
    if (!history.whole) return finish(outcome(unknown, "a part of the page's history is hidden or too long"));
    if (!looked_ && looks_ < look_again.size()) return rest(look_again[looks_++]);
    looked_ = true;
    if (failing_) return finish(*failing_);
    return spec_.only_look ? go_on() : place();
}

WikiStep WikiEdit::refused(const mediawiki::Failure& failure, const WikiAnswer& answer) {
    if (failure.code.empty()) return again(trouble(failure, answer), answer.retry_after);
    const EditResult meaning = meaning_of(failure.code);
    EditOutcome no = outcome(meaning, failure);
    switch (meaning) {
        case overtaken:
            overtaken_at_ = page_.revision;
            return conflict(failure.why);
        case read_only:
        case lagged:
        case rate_limited:
            return wait(std::move(no), answer.retry_after);
        case logged_out:
            return renew(failure);
        case unknown:
            return again(failure.why, answer.retry_after);
        case wrong_password:
        case login_throttled:
            // MediaWiki counts five failures in five minutes, and then refuses the right password too.
            no.wait = 300s;
            session_.refusal = no;
            session_.refused_until = now_ + no.wait;
            return give_up(no);
        default:
            return give_up(no);
    }
}

WikiStep WikiEdit::renew(const mediawiki::Failure& failure) {
    const bool token = failure.code == "badtoken" || failure.code == "notoken";
    session_.token.clear();
    if (!token) session_.user.clear();
    if (++(token ? new_tokens_ : new_logins_) > 1) return give_up(outcome(logged_out, failure));
    return go_on();
}

WikiStep WikiEdit::wait(EditOutcome no, Seconds told) {
    const auto usual = no.result == lagged ? 5s : 10s * (1 << std::min(waits_, 2));
    no.wait = std::max<std::chrono::seconds>(told.value_or(usual), 1s);
    delay_ = {no.result, no.reason};
    ++waits_;
    if (now_ + no.wait > deadline_) return give_up(std::move(no));
    return rest(no.wait);
}

WikiStep WikiEdit::again(const std::string& why, Seconds told) {
    const auto pause = std::max<std::chrono::seconds>(told.value_or(1s * (1 << std::min(broken_, 4))), 1s);
    delay_ = {unreachable, why};
    if (++broken_ > most_broken || now_ + pause > deadline_) {
        EditOutcome no = outcome(unreachable, why);
        no.wait = told.value_or(0s);
        return give_up(std::move(no));
    }
    return rest(pause);
}

WikiStep WikiEdit::lost(const std::string& why) {
    if (!doubt_) doubt_ = page_.revision;
    looked_ = false;
    looks_ = 0;
    delay_ = {unreachable, why};
    if (++losses_ > most_losses) failing_ = outcome(unreachable, why);
    return go_on();
}

WikiStep WikiEdit::conflict(const std::string& why) {
    if (++conflicts_ > most_conflicts) failing_ = outcome(overtaken, why);
    return go_on();
}

WikiStep WikiEdit::rest(std::chrono::milliseconds time) {
    phase_ = Phase::resting;
    return WikiRest{time};
}

WikiStep WikiEdit::give_up(EditOutcome no) {
    if (merged_ != 0) {
        no.result = unknown;
        no.revision = merged_;
        no.merged = true;
    } else if (!looked_) {
        no.result = unknown;
    }
    return finish(std::move(no));
}

WikiStep WikiEdit::finish(EditOutcome end) {
    phase_ = Phase::resting;
    end.conflicts = conflicts_;
    if (end.result != made && !spoilt_.empty()) {
        end.revision = spoilt_.back();
        end.merged = true;
    }
    for (std::string* text : {&end.why, &end.reason, &end.by, &end.until}) hide(*text, account_.password);
    return end;
}

}  // namespace calendar
