#include "bot/desk/handler.hpp"

#include <algorithm>

#include "bot/desk/journal/settings.hpp"
#include "bot/desk/journal/state.hpp"
#include "bot/desk/line_handler.hpp"
#include "bot/desk/query/log_lines.hpp"
#include "bot/desk/query/presence.hpp"
#include "bot/desk/rules/advice.hpp"
#include "bot/desk/rules/edits_owners.hpp"
#include "bot/desk/rules/edits_sal.hpp"
#include "bot/desk/rules/page_changes.hpp"
#include "bot/desk/rules/patches_archive.hpp"
#include "bot/desk/rules/patches_gaps.hpp"
#include "bot/desk/rules/patches_gerrit.hpp"
#include "bot/desk/rules/patches_log.hpp"
#include "bot/desk/rules/patches_page.hpp"
#include "bot/desk/rules/patches_proof.hpp"
#include "bot/desk/text/chat.hpp"
#include "calendar/text.hpp"

namespace bot::desk {

std::vector<Action> EventHandler::take(const Event& event) {
    s_.keep = Keep::lazily;
    std::visit([this](const auto& e) { on(e); }, event);
    return then_.actions();
}

void EventHandler::on(const Started&) {
    then_.kept(Keep::surely);
    s_.conduct.monitored.clear();
    if (s_.last_now) rules::patches::log_lost(s_, Gap::Kind::stopped, std::min(*s_.last_now, now_), now_);
    if (!s_.since) s_.since = now_;
    s_.link = Link{};
    s_.refreshers.clear();
    s_.inquiries.clear();
    s_.presence.clear();
    s_.calendar.forget_questions();
    s_.gerrit.forget_questions();
    s_.ledger.restarted();
    rules::patches::forget_questions_of_proof(s_);
    rules::patches::want_proof(s_, now_);
    rules::edits::restarted(s_);
    then_.on_clock();
}

void EventHandler::on(const Configured& e) {
    then_.kept(Keep::surely);
    Settings& now = s_.settings;
    const bool other_page = now.source != e.source && s_.calendar.ever_read();
    const bool other_rules =
        now.rules.zone.name() != e.zone || now.rules.limit != e.limit || now.rules.gerrit != e.gerrit;
    const bool other_gerrit = now.rules.gerrit != e.gerrit || journal::policy(now) != e.policy;
    journal::adopt(now, e);
    if (other_gerrit) s_.gerrit.forget_answers();
    s_.advise = true;
    // Differences that only come from another page or other parsing rules are not announced.
    if (other_page || other_rules) s_.page_changes = PageChanges{};
    if (other_page) s_.calendar = CalendarPoll{};
    if (other_rules) s_.calendar.reread(now.rules);
    then_.on_clock();
}

void EventHandler::on(const Tick&) {
    then_.on_clock();
}

void EventHandler::on(const CalendarRead& page) {
    const calendar::Schedule before = s_.calendar.schedule();
    if (!s_.calendar.read(page, s_.settings.rules, now_)) return answered(commands::Outcome::failed);
    s_.advise = true;
    const calendar::Changes changes = calendar::compare(before, s_.calendar.schedule());
    rules::page_changes::carry_over(s_.ledger, changes, now_);
    for (const auto* pairs : {&changes.renamed, &changes.moved}) {
        for (const auto& pair : *pairs) {
            rules::advice::follow(s_, pair.before, pair.after, now_);
            rules::edits::owners::follow(s_, pair.before, pair.after);
        }
    }
    rules::patches::read_calendar(s_, now_);
    answered(commands::Outcome::read);
}

void EventHandler::on(const CalendarUnmoved&) {
    s_.calendar.unmoved(now_);
    answered(commands::Outcome::unmoved);
}

void EventHandler::on(const CalendarUnreadable& e) {
    s_.calendar.unreadable(e.why);
    answered(commands::Outcome::failed);
}

void EventHandler::on(const LinkUp& e) {
    s_.conduct.monitored.clear();
    s_.link = Link{};
    s_.link.up = true;
    s_.link.nick = e.nick;
    s_.link.accounts = e.accounts;
    s_.presence.clear();
    then_.on_clock();
}

void EventHandler::on(const LinkDown&) {
    s_.conduct.monitored.clear();
    s_.link.up = false;
    s_.link.trouble.clear();
    s_.link.channels.clear();
    s_.presence.clear();
    rules::patches::log_lost(s_, Gap::Kind::link, now_, now_);
    then_.on_clock();
}

void EventHandler::on(const LinkTrouble& e) {
    s_.link.trouble = e.what;
    then_.on_clock();
}

void EventHandler::on(const NickIs& e) {
    s_.link.nick = e.nick;
    then_.on_clock();
}

void EventHandler::on(const ChannelJoined& e) {
    s_.link.channels.insert(s_.chat().fold(e.channel));
    if (s_.chat().is_home(e.channel)) {
        s_.conduct.listening = now_;
        rules::patches::hears_again(s_, now_);
        rules::patches::want_proof(s_, now_);
    }
    then_.on_clock();
}

void EventHandler::on(const ChannelLeft& e) {
    s_.link.channels.erase(s_.chat().fold(e.channel));
    if (s_.chat().is_home(e.channel)) {
        s_.presence.clear();
        rules::patches::log_lost(s_, Gap::Kind::channel, now_, now_);
    }
    then_.on_clock();
}

void EventHandler::on(const PresenceSeen& e) {
    if (!s_.chat().is_home(e.channel)) return not_kept();
    constexpr std::chrono::minutes longest_ghost{5};  // the network notices a dead connection sooner
    Gaps& gaps = s_.tracker.gaps;
    const bool first = !s_.presence.known();
    const bool relay_was_here = relay_here();
    const bool relay_again = relay_comes(e);
    s_.presence.take(e, s_.chat(), now_);
    gaps.relay_seen = gaps.relay_seen || relay_here();
    // If another one comes while one is here, the one that is here may have been dead since its last line.
    const bool ghost = relay_was_here && relay_again;
    if (ghost) {
        const Instant since = std::max(gaps.heard.value_or(now_), now_ - longest_ghost);
        rules::patches::log_lost(s_, Gap::Kind::relay, std::min(since, now_), now_);
    }
    if (relay_again) rules::patches::relay_again(s_, now_);
    const bool gone = relay_was_here || (first && gaps.relay_seen);
    if (gone && !relay_here()) rules::patches::log_lost(s_, Gap::Kind::relay, now_, now_);
    if (relay_again || relay_was_here != relay_here()) rules::patches::want_proof(s_, now_);
    if (e.came.empty() && e.renamed.empty()) return;  // no user came who could receive news
    s_.advise = true;
    then_.on_clock();
}

void EventHandler::on(const ChangesRead& e) {
    if (s_.gerrit.read(e, now_)) s_.advise = true;
    std::vector<int> changed;
    for (const auto& change : e.news.changed) changed.push_back(change.number);
    if (e.news.question.ask == gerrit::Ask::messages) {
        for (const auto& of : e.news.question.of) changed.push_back(calendar::digits(of).value_or(0));
    }
    rules::patches::read_changes(s_, changed, now_);
    then_.on_clock();
}

void EventHandler::on(const ChangesUnreadable& e) {
    const bool was_down = s_.gerrit.down().has_value();
    s_.gerrit.unreadable(e, now_);
    if (!was_down) s_.advise = true;  // the checks that waited for an answer are reported as they are
    then_.on_clock();
}

void EventHandler::on(const VersionsRead& e) {
    if (!s_.gerrit.versions() || *s_.gerrit.versions() != e.versions) s_.advise = true;
    s_.gerrit.read(e, now_);
    then_.on_clock();
}

void EventHandler::on(const VersionsUnreadable& e) {
    s_.gerrit.unreadable(e, now_);
    then_.on_clock();
}

void EventHandler::on(const PageEdited& e) {
    then_.kept(Keep::surely);
    then_.carry_out(rules::edits::edited(s_, e, now_));
    then_.on_clock();
}

void EventHandler::on(const PageEditSlow& e) {
    then_.carry_out(rules::edits::slow(s_, e));
}

void EventHandler::on(const LogClosed&) {
    rules::patches::close_log(s_, now_);
    then_.on_clock();
}

void EventHandler::on(const OnlineSeen& e) {
    s_.presence.take(e, s_.chat());
    then_.on_clock();
}

/// Estimates go stale within minutes, so they are not journalled.
void EventHandler::on(const GateRead& e) {
    not_kept();
    s_.gates.read(e, now_);
}

void EventHandler::on(const ArchiveRead& e) {
    const bool addresses = rules::edits::sal::read(s_, e);
    const bool lines = rules::patches::read_archive(s_, e, now_);
    if (!addresses && !lines) return not_kept();
    if (lines) then_.kept(Keep::surely);
    then_.on_clock();
}

void EventHandler::on(const DeployedRead& e) {
    rules::patches::read_proof(s_, e, now_);
    then_.on_clock();
}

void EventHandler::on(const DeployedUnreadable& e) {
    rules::patches::read_proof(s_, e, now_);
    then_.on_clock();
}

void EventHandler::on(const UndeployedRead& e) {
    rules::patches::read_proof(s_, e, now_);
    then_.on_clock();
}

void EventHandler::on(const UndeployedUnreadable& e) {
    rules::patches::read_proof(s_, e, now_);
    then_.on_clock();
}

/// Whether a sender whose log lines are believed is in the channel.
bool EventHandler::relay_here() const {
    const auto& names = s_.link.accounts ? s_.settings.log.accounts : s_.settings.log.nicks;
    return std::any_of(names.begin(), names.end(),
                       [&](const auto& name) { return s_.presence.find(name, s_.settings).has_value(); });
}

/// Whether a sender whose log lines are believed joins. If another one is already here, that one may be a ghost.
bool EventHandler::relay_comes(const PresenceSeen& e) const {
    const auto is_believed = [&](const Person& person) {
        return query::believed(s_, LineHeard{{person.nick, person.account, {}}, e.channel, {}});
    };
    return std::any_of(e.came.begin(), e.came.end(), [&](const Person& person) {
        const Person* before = s_.presence.person(person.nick, s_.chat());
        return is_believed(person) && !(before && is_believed(*before));
    });
}

void EventHandler::on(const LineHeard& line) {
    LineHandler(s_, now_, then_).hear(line);
}

void EventHandler::on(const Said& e) {
    then_.kept(Keep::surely);
    s_.ledger.said(e.cause, now_);
    then_.on_clock();
}

void EventHandler::on(const Unsaid& e) {
    then_.kept(Keep::surely);
    s_.ledger.unsaid(e.cause, e.perhaps, now_);
    then_.on_clock();
}

void EventHandler::on(const Remembered& e) {
    not_kept();
    journal::recall(s_, e.state);
}

void EventHandler::answered(commands::Outcome outcome) {
    for (const auto& waiting : s_.refreshers) then_.reply(waiting, {commands::refreshed(s_, outcome, now_)});
    s_.refreshers.clear();
    then_.carry_out(rules::edits::page_read(s_, outcome != commands::Outcome::failed, now_));
    if (outcome != commands::Outcome::failed) {
        for (const auto& told : s_.page_changes.read(s_.calendar.schedule(), s_.calendar.unread().size(), now_)) {
            rules::page_changes::announce(s_.ledger, told,
                                          query::crowd_of(s_, told.after ? *told.after : told.before, now_).quiet,
                                          then_.source(false), s_.chat(), now_);
        }
    }
    then_.on_clock();
}

}  // namespace bot::desk
