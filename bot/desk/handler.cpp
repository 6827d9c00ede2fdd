// What the world does, and what the hour asks for.
#include "bot/desk/handler.hpp"

#include "bot/desk/journal/settings.hpp"
#include "bot/desk/journal/state.hpp"
#include "bot/desk/query/checks.hpp"
#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/edits_owners.hpp"
#include "bot/desk/query/log_lines.hpp"
#include "bot/desk/query/presence.hpp"
#include "bot/desk/query/starts.hpp"
#include "bot/desk/rules/advice.hpp"
#include "bot/desk/rules/conduct.hpp"
#include "bot/desk/rules/conduct_clock.hpp"
#include "bot/desk/rules/edits_owners.hpp"
#include "bot/desk/rules/edits_sal.hpp"
#include "bot/desk/rules/page_changes.hpp"
#include "bot/desk/rules/patches_clock.hpp"
#include "bot/desk/rules/patches_gerrit.hpp"
#include "bot/desk/rules/patches_log.hpp"
#include "bot/desk/rules/patches_page.hpp"
#include "bot/desk/rules/starts.hpp"
#include "bot/desk/text/nicks.hpp"
#include "calendar/text.hpp"

namespace bot::desk {

std::vector<Action> EventHandler::take(const Event& event) {
    std::visit([this](const auto& e) { on(e); }, event);
    return std::move(out_);
}

void EventHandler::on(const Started&) {
    kept(Keep::surely);
    s_.conduct.monitored.clear();
    if (!s_.since) s_.since = now_;
    s_.link = Link{};
    s_.refreshers.clear();
    s_.inquiries.clear();
    s_.presence.clear();
    s_.calendar.forget_questions();
    s_.gerrit.forget_questions();
    s_.ledger.restarted();
    rules::patches::interrupted(s_);
    rules::edits::restarted(s_);
    look();
}

void EventHandler::on(const Configured& e) {
    kept(Keep::surely);
    Settings& now = s_.settings;
    const bool other_page = now.source != e.source && s_.calendar.ever_read();
    const bool other_rules =
        now.rules.zone.name() != e.zone || now.rules.limit != e.limit || now.rules.gerrit != e.gerrit;
    const bool other_gerrit = now.rules.gerrit != e.gerrit || journal::policy(now) != e.policy;
    journal::adopt(now, e);
    if (other_gerrit) s_.gerrit.forget_answers();
    s_.advise = true;
    // What differs only because it is another page, or read by other rules, is nobody's news.
    if (other_page || other_rules) s_.page_changes = PageChanges{};
    if (other_page) s_.calendar = CalendarPoll{};
    if (other_rules) s_.calendar.reread(now.rules);
    look();
}

void EventHandler::on(const Tick&) {
    kept(Keep::lazily);
    look();
}

void EventHandler::on(const CalendarRead& page) {
    kept(Keep::lazily);
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
    kept(Keep::lazily);
    s_.calendar.unmoved(now_);
    answered(commands::Outcome::unmoved);
}

void EventHandler::on(const CalendarUnreadable& e) {
    kept(Keep::lazily);
    s_.calendar.unreadable(e.why);
    answered(commands::Outcome::failed);
}

void EventHandler::on(const LinkUp& e) {
    kept(Keep::lazily);
    s_.conduct.monitored.clear();
    s_.link = Link{};
    s_.link.up = true;
    s_.link.nick = e.nick;
    s_.link.accounts = e.accounts;
    s_.presence.clear();
    look();
}

void EventHandler::on(const LinkDown&) {
    kept(Keep::lazily);
    s_.conduct.monitored.clear();
    s_.link.up = false;
    s_.link.trouble.clear();
    s_.link.channels.clear();
    s_.presence.clear();
    rules::patches::interrupted(s_);
    look();
}

void EventHandler::on(const LinkTrouble& e) {
    kept(Keep::lazily);
    s_.link.trouble = e.what;
    look();
}

void EventHandler::on(const NickIs& e) {
    kept(Keep::lazily);
    s_.link.nick = e.nick;
    look();
}

void EventHandler::on(const ChannelJoined& e) {
    kept(Keep::lazily);
    s_.link.channels.insert(fold(e.channel));
    if (fold(e.channel) == fold(s_.settings.channel)) s_.conduct.listening = now_;
    look();
}

void EventHandler::on(const ChannelLeft& e) {
    kept(Keep::lazily);
    s_.link.channels.erase(fold(e.channel));
    if (fold(e.channel) == fold(s_.settings.channel)) {
        s_.presence.clear();
        rules::patches::interrupted(s_);
    }
    look();
}

void EventHandler::on(const PresenceSeen& e) {
    if (fold(e.channel) != fold(s_.settings.channel)) return;
    kept(Keep::lazily);
    const bool relay_was_here = relay_here();
    const bool relay_again = relay_comes(e);
    s_.presence.take(e, now_);
    if (relay_was_here && (relay_again || !relay_here())) rules::patches::interrupted(s_);
    if (e.came.empty() && e.renamed.empty()) return;  // nobody to tell anything
    s_.advise = true;
    look();
}

void EventHandler::on(const ChangesRead& e) {
    kept(Keep::lazily);
    if (s_.gerrit.read(e, now_)) s_.advise = true;
    std::vector<int> changed;
    for (const auto& change : e.news.changed) changed.push_back(change.number);
    if (e.news.question.ask == gerrit::Ask::messages) {
        for (const auto& of : e.news.question.of) changed.push_back(calendar::digits(of).value_or(0));
    }
    rules::patches::read_changes(s_, changed, now_);
    look();
}

void EventHandler::on(const ChangesUnreadable& e) {
    kept(Keep::lazily);
    const bool was_down = s_.gerrit.down().has_value();
    s_.gerrit.unreadable(e, now_);
    if (!was_down) s_.advise = true;  // what waited for an answer waits no longer
    look();
}

void EventHandler::on(const VersionsRead& e) {
    kept(Keep::lazily);
    if (!s_.gerrit.versions() || *s_.gerrit.versions() != e.versions) s_.advise = true;
    s_.gerrit.read(e, now_);
    look();
}

void EventHandler::on(const VersionsUnreadable& e) {
    kept(Keep::lazily);
    s_.gerrit.unreadable(e, now_);
    look();
}

void EventHandler::on(const PageEdited& e) {
    kept(Keep::surely);
    carry_out(rules::edits::edited(s_, e, now_));
    look();
}

void EventHandler::on(const PageEditSlow& e) {
    kept(Keep::lazily);
    carry_out(rules::edits::slow(s_, e));
}

void EventHandler::carry_out(rules::edits::Moves moves) {
    for (auto& told : moves.told) {
        if (told.later.empty()) {
            reply(told.who, std::move(told.lines));
            reply({told.who.nick, {}}, std::move(told.in_private));
            continue;
        }
        const bool here = fold(told.who.channel) == fold(s_.settings.channel);
        for (const auto& line : told.lines) {
            if (here) {
                s_.ledger.want(told.later, {}, told.who.nick + ": " + line, now_, now_ + query::grace);
            } else {
                s_.ledger.want_private(told.who.nick, {}, line, now_, now_ + std::chrono::hours{1});
            }
        }
    }
    for (auto& edit : moves.edits) {
        kept(Keep::surely);
        out_.push_back(std::move(edit));
    }
    for (auto& question : moves.questions) out_.push_back(question);
    if (moves.read_page) out_.push_back(s_.calendar.ask(now_));
}

void EventHandler::on(const LogClosed&) {
    kept(Keep::lazily);
    rules::patches::close_log(s_, now_);
    look();
}

void EventHandler::on(const OnlineSeen& e) {
    kept(Keep::lazily);
    s_.presence.take(e);
    look();
}

/// An estimate is too short-lived to be kept.
void EventHandler::on(const GateRead& e) {
    s_.gates.read(e, now_);
}

void EventHandler::on(const ArchiveRead& e) {
    if (!rules::edits::sal::read(s_, e)) return;
    kept(Keep::lazily);
    look();
}

/// Whether somebody whose log lines are believed is in the channel.
bool EventHandler::relay_here() const {
    const auto& names = s_.link.accounts ? s_.settings.log.accounts : s_.settings.log.nicks;
    return std::any_of(names.begin(), names.end(),
                       [&](const auto& name) { return s_.presence.find(name, s_.settings).has_value(); });
}

/// Whether somebody comes whose log lines are believed from now on: when another one is here, that may be a ghost.
bool EventHandler::relay_comes(const PresenceSeen& e) const {
    const auto is_believed = [&](const Person& person) {
        return query::believed(s_, LineHeard{{person.nick, person.account, {}}, e.channel, {}});
    };
    return std::any_of(e.came.begin(), e.came.end(), [&](const Person& person) {
        const Person* before = s_.presence.find(person.nick);
        return is_believed(person) && !(before && is_believed(*before));
    });
}

void EventHandler::on(const Said& e) {
    kept(Keep::surely);
    s_.ledger.said(e.cause, now_);
    look();
}

void EventHandler::on(const Unsaid& e) {
    kept(Keep::surely);
    s_.ledger.unsaid(e.cause, e.perhaps, now_);
    look();
}

void EventHandler::on(const Remembered& e) {
    journal::recall(s_, e.state);
}

void EventHandler::answered(commands::Outcome outcome) {
    for (const auto& waiting : s_.refreshers) reply(waiting, {commands::refreshed(s_, outcome, now_)});
    s_.refreshers.clear();
    carry_out(rules::edits::page_read(s_, outcome != commands::Outcome::failed, now_));
    if (outcome != commands::Outcome::failed) {
        for (const auto& told : s_.page_changes.read(s_.calendar.schedule(), s_.calendar.unread().size(), now_)) {
            rules::page_changes::announce(s_.ledger, told,
                                          query::crowd_of(s_, told.after ? *told.after : told.before, now_).quiet,
                                          source(false), now_);
        }
    }
    look();
}

wording::Source EventHandler::source(bool failed) const {
    wording::Source out{s_.page_url(), {}};
    if (failed) out.age = s_.calendar.age(now_);
    return out;
}

void EventHandler::look() {
    if (s_.last_now && now_ < *s_.last_now) {
        s_.calendar.forget_questions();
        s_.gerrit.forget_questions();
        if (s_.since) s_.since = std::min(*s_.since, now_);  // it had been ahead
    }
    s_.last_now = now_;
    bool ask = false;
    rules::patches::look(s_, now_);
    rules::conduct::look(s_, now_);
    carry_out(rules::edits::look(s_, now_));
    if (s_.can_announce()) {
        for (const auto& w : query::due_starts(s_.calendar.schedule(), s_.ledger, *s_.since, now_)) {
            if (quiet_unknown()) break;
            const CalendarPoll::Fresh fresh = s_.calendar.fresh(w.start, now_);
            if (fresh == CalendarPoll::Fresh::no) ask = true;
            if (fresh == CalendarPoll::Fresh::no || fresh == CalendarPoll::Fresh::waiting) break;  // page order is kept
            const wording::Setting setting{query::crowd_of(s_, w, now_), query::held(s_, w.name, w.start)};
            rules::starts::announce(s_.ledger, w, s_.settings, source(fresh == CalendarPoll::Fresh::failed),
                                    care_for(w), setting, now_);
        }
        advise();
        const auto find = [this](const Ledger::Line& line) -> std::optional<std::string> {
            if (line.reach == Ledger::Reach::account) {
                const auto nicks = s_.presence.nicks_of(line.to);
                return nicks.empty() ? std::nullopt : std::optional(s_.presence.find(nicks.front())->nick);
            }
            if (auto nick = s_.presence.find(line.to, s_.settings)) return nick;
            const bool elsewhere = line.reach == Ledger::Reach::anywhere && s_.presence.online(line.to);
            return elsewhere ? std::optional(line.to) : std::nullopt;
        };
        for (const auto& due : s_.ledger.take(s_.settings.channel, now_, find)) {
            kept(Keep::surely);
            out_.push_back(wording::said(due, now_));
        }
    }
    s_.ledger.prune(now_);
    ask_network();
    ask_gerrit();
    answer_inquiries();
    const auto second_look = s_.page_changes.wakes_at();
    const bool look_again = second_look && *second_look <= now_ && s_.calendar.asked() < second_look;
    if (ask || look_again || s_.calendar.due(now_, s_.settings.poll)) out_.push_back(s_.calendar.ask(now_));
}

void EventHandler::ask_network() {
    if (!s_.link.up) return;
    auto nicks = rules::conduct::to_monitor(s_, now_);
    if (nicks == s_.conduct.monitored) return;
    s_.conduct.monitored = nicks;
    out_.push_back(Monitor{std::move(nicks)});
}

void EventHandler::ask_gerrit() {
    const auto all = query::roots(s_, now_);
    const bool was_down = s_.gerrit.down().has_value();
    for (auto& question : s_.gerrit.ask(all, s_.settings.policy, s_.calendar.schedule(), now_)) {
        out_.push_back(std::move(question));
    }
    if (!was_down && s_.gerrit.down()) s_.advise = true;
    ask_gate(all.changes);
}

void EventHandler::ask_gate(const std::vector<int>& changes) {
    std::map<int, int> merging;
    for (int change : s_.settings.asks_gate ? changes : std::vector<int>{}) {
        const Track* track = s_.tracker.find(change);
        const auto* snapshot = s_.gerrit.known().find(change);
        if (track && snapshot && track->state() == Progress::merging) merging[change] = snapshot->patch_set;
    }
    for (auto& question : s_.gates.ask(merging, now_)) out_.push_back(question);
}

/// Whether somebody wants no pings who may go by any nick, for it is not known yet who is here.
bool EventHandler::quiet_unknown() const {
    const auto& preferences = s_.conduct.preferences;
    return now_ < query::people_told_by(s_) &&
           std::any_of(preferences.begin(), preferences.end(), [](const auto& each) { return each.second.quiet; });
}

wording::Care EventHandler::care_for(const calendar::Window& w) const {
    if (!w.takes_lists()) return {};
    const auto check = query::checked(s_, w, now_);
    return wording::care_of(check, query::worth_telling(check.oldest(), s_, now_), now_);
}

void EventHandler::advise() {
    const auto& schedule = s_.calendar.schedule();
    const bool began = s_.last_advised && !schedule.started(*s_.last_advised, now_).empty();
    if (!s_.advise && !began) return;
    s_.advise = false;
    s_.last_advised = now_;
    rules::advice::advise(s_, now_);
}

}  // namespace bot::desk
