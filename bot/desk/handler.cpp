// What the world does, and what the hour asks for.
#include "bot/desk/handler.hpp"

#include "bot/desk/journal/settings.hpp"
#include "bot/desk/journal/state.hpp"
#include "bot/desk/query/edits_owners.hpp"
#include "bot/desk/rules/advice.hpp"
#include "bot/desk/rules/conduct.hpp"
#include "bot/desk/rules/edits_sal.hpp"
#include "bot/desk/rules/patches.hpp"
#include "bot/desk/rules/starts.hpp"
#include "bot/desk/text/nicks.hpp"
#include "calendar/text.hpp"

namespace bot::desk {

std::vector<Action> Turn::take(const Event& event) {
    std::visit([this](const auto& e) { on(e); }, event);
    return std::move(out_);
}

void Turn::on(const Started&) {
    kept(Keep::surely);
    s_.conduct.monitored.clear();
    if (!s_.since) s_.since = now_;
    s_.link = Link{};
    s_.refreshers.clear();
    s_.inquiries.clear();
    s_.presence.clear();
    s_.reading.forget_questions();
    s_.review.forget_questions();
    s_.ledger.restarted();
    tracking::interrupted(s_);
    writing::restarted(s_);
    look();
}

void Turn::on(const Configured& e) {
    kept(Keep::surely);
    Settings& now = s_.settings;
    const bool other_page = now.source != e.source && s_.reading.ever_read();
    const bool other_rules =
        now.rules.zone.name() != e.zone || now.rules.limit != e.limit || now.rules.gerrit != e.gerrit;
    const bool other_gerrit = now.rules.gerrit != e.gerrit || settings_record::policy(now) != e.policy;
    adopt(now, e);
    if (other_gerrit) s_.review.forget_answers();
    s_.advise = true;
    // What differs only because it is another page, or read by other rules, is nobody's news.
    if (other_page || other_rules) s_.edits = Edits{};
    if (other_page) s_.reading = Reading{};
    if (other_rules) s_.reading.reread(now.rules);
    look();
}

void Turn::on(const Tick&) {
    kept(Keep::lazily);
    look();
}

void Turn::on(const CalendarRead& page) {
    kept(Keep::lazily);
    const calendar::Schedule before = s_.reading.schedule();
    if (!s_.reading.read(page, s_.settings.rules, now_)) return answered(answers::Outcome::failed);
    s_.advise = true;
    const calendar::Changes changes = calendar::compare(before, s_.reading.schedule());
    carry_over(s_.ledger, changes, now_);
    for (const auto* pairs : {&changes.renamed, &changes.moved}) {
        for (const auto& pair : *pairs) {
            follow(s_, pair.before, pair.after, now_);
            askers::follow(s_, pair.before, pair.after);
        }
    }
    tracking::read_calendar(s_, now_);
    answered(answers::Outcome::read);
}

void Turn::on(const CalendarUnmoved&) {
    kept(Keep::lazily);
    s_.reading.unmoved(now_);
    answered(answers::Outcome::unmoved);
}

void Turn::on(const CalendarUnreadable& e) {
    kept(Keep::lazily);
    s_.reading.unreadable(e.why);
    answered(answers::Outcome::failed);
}

void Turn::on(const LinkUp& e) {
    kept(Keep::lazily);
    s_.conduct.monitored.clear();
    s_.link = Link{};
    s_.link.up = true;
    s_.link.nick = e.nick;
    s_.link.accounts = e.accounts;
    s_.presence.clear();
    look();
}

void Turn::on(const LinkDown&) {
    kept(Keep::lazily);
    s_.conduct.monitored.clear();
    s_.link.up = false;
    s_.link.trouble.clear();
    s_.link.channels.clear();
    s_.presence.clear();
    tracking::interrupted(s_);
    look();
}

void Turn::on(const LinkTrouble& e) {
    kept(Keep::lazily);
    s_.link.trouble = e.what;
    look();
}

void Turn::on(const NickIs& e) {
    kept(Keep::lazily);
    s_.link.nick = e.nick;
    look();
}

void Turn::on(const ChannelJoined& e) {
    kept(Keep::lazily);
    s_.link.channels.insert(fold(e.channel));
    if (fold(e.channel) == fold(s_.settings.channel)) s_.conduct.listening = now_;
    look();
}

void Turn::on(const ChannelLeft& e) {
    kept(Keep::lazily);
    s_.link.channels.erase(fold(e.channel));
    if (fold(e.channel) == fold(s_.settings.channel)) {
        s_.presence.clear();
        tracking::interrupted(s_);
    }
    look();
}

void Turn::on(const PresenceSeen& e) {
    if (fold(e.channel) != fold(s_.settings.channel)) return;
    kept(Keep::lazily);
    const bool relay_was_here = relay_here();
    const bool relay_again = relay_comes(e);
    s_.presence.take(e, now_);
    if (relay_was_here && (relay_again || !relay_here())) tracking::interrupted(s_);
    if (e.came.empty() && e.renamed.empty()) return;  // nobody to tell anything
    s_.advise = true;
    look();
}

void Turn::on(const ChangesRead& e) {
    kept(Keep::lazily);
    if (s_.review.read(e, now_)) s_.advise = true;
    std::vector<int> changed;
    for (const auto& change : e.news.changed) changed.push_back(change.number);
    if (e.news.question.ask == gerrit::Ask::messages) {
        for (const auto& of : e.news.question.of) changed.push_back(calendar::digits(of).value_or(0));
    }
    tracking::read_changes(s_, changed, now_);
    look();
}

void Turn::on(const ChangesUnreadable& e) {
    kept(Keep::lazily);
    const bool was_down = s_.review.down().has_value();
    s_.review.unreadable(e, now_);
    if (!was_down) s_.advise = true;  // what waited for an answer waits no longer
    look();
}

void Turn::on(const VersionsRead& e) {
    kept(Keep::lazily);
    if (!s_.review.versions() || *s_.review.versions() != e.versions) s_.advise = true;
    s_.review.read(e, now_);
    look();
}

void Turn::on(const VersionsUnreadable& e) {
    kept(Keep::lazily);
    s_.review.unreadable(e, now_);
    look();
}

void Turn::on(const PageEdited& e) {
    kept(Keep::surely);
    carry_out(writing::edited(s_, e, now_));
    look();
}

void Turn::on(const PageEditSlow& e) {
    kept(Keep::lazily);
    carry_out(writing::slow(s_, e));
}

void Turn::carry_out(writing::Moves moves) {
    for (auto& told : moves.told) {
        if (told.later.empty()) {
            reply(told.who, std::move(told.lines));
            reply({told.who.nick, {}}, std::move(told.in_private));
            continue;
        }
        const bool here = fold(told.who.channel) == fold(s_.settings.channel);
        for (const auto& line : told.lines) {
            if (here) {
                s_.ledger.want(told.later, {}, told.who.nick + ": " + line, now_, now_ + grace);
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
    if (moves.read_page) out_.push_back(s_.reading.ask(now_));
}

void Turn::on(const LogClosed&) {
    kept(Keep::lazily);
    tracking::close_log(s_, now_);
    look();
}

void Turn::on(const OnlineSeen& e) {
    kept(Keep::lazily);
    s_.presence.take(e);
    look();
}

/// An estimate is too short-lived to be kept.
void Turn::on(const GateRead& e) {
    s_.gates.read(e, now_);
}

void Turn::on(const ArchiveRead& e) {
    if (!writing::archive::read(s_, e)) return;
    kept(Keep::lazily);
    look();
}

/// Whether somebody whose log lines are believed is in the channel.
bool Turn::relay_here() const {
    const auto& names = s_.link.accounts ? s_.settings.log.accounts : s_.settings.log.nicks;
    return std::any_of(names.begin(), names.end(),
                       [&](const auto& name) { return s_.presence.find(name, s_.settings).has_value(); });
}

/// Whether somebody comes whose log lines are believed from now on: when another one is here, that may be a ghost.
bool Turn::relay_comes(const PresenceSeen& e) const {
    const auto believed = [&](const Person& person) {
        return tracking::believed(s_, LineHeard{{person.nick, person.account, {}}, e.channel, {}});
    };
    return std::any_of(e.came.begin(), e.came.end(), [&](const Person& person) {
        const Person* before = s_.presence.find(person.nick);
        return believed(person) && !(before && believed(*before));
    });
}

void Turn::on(const Said& e) {
    kept(Keep::surely);
    s_.ledger.said(e.cause, now_);
    look();
}

void Turn::on(const Unsaid& e) {
    kept(Keep::surely);
    s_.ledger.unsaid(e.cause, e.perhaps, now_);
    look();
}

void Turn::on(const Remembered& e) {
    recall(s_, e.state);
}

void Turn::answered(answers::Outcome outcome) {
    for (const auto& waiting : s_.refreshers) reply(waiting, {answers::refreshed(s_, outcome, now_)});
    s_.refreshers.clear();
    carry_out(writing::page_read(s_, outcome != answers::Outcome::failed, now_));
    if (outcome != answers::Outcome::failed) {
        for (const auto& told : s_.edits.read(s_.reading.schedule(), s_.reading.unread().size(), now_)) {
            announce(s_.ledger, told, crowd_of(s_, told.after ? *told.after : told.before, now_).quiet, source(false),
                     now_);
        }
    }
    look();
}

announcements::Source Turn::source(bool failed) const {
    announcements::Source out{s_.page_url(), {}};
    if (failed) out.age = s_.reading.age(now_);
    return out;
}

void Turn::look() {
    if (s_.last_now && now_ < *s_.last_now) {
        s_.reading.forget_questions();
        s_.review.forget_questions();
        if (s_.since) s_.since = std::min(*s_.since, now_);  // it had been ahead
    }
    s_.last_now = now_;
    bool ask = false;
    tracking::look(s_, now_);
    conducting::look(s_, now_);
    carry_out(writing::look(s_, now_));
    if (s_.can_announce()) {
        for (const auto& w : due_starts(s_.reading.schedule(), s_.ledger, *s_.since, now_)) {
            if (quiet_unknown()) break;
            const Reading::Fresh fresh = s_.reading.fresh(w.start, now_);
            if (fresh == Reading::Fresh::no) ask = true;
            if (fresh == Reading::Fresh::no || fresh == Reading::Fresh::waiting) break;  // page order is kept
            const announcements::Setting setting{crowd_of(s_, w, now_), conducting::held(s_, w.name, w.start)};
            announce(s_.ledger, w, s_.settings, source(fresh == Reading::Fresh::failed), care_for(w), setting, now_);
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
        for (auto& say : s_.ledger.take(s_.settings.channel, now_, find)) {
            kept(Keep::surely);
            out_.push_back(std::move(say));
        }
    }
    s_.ledger.prune(now_);
    ask_network();
    ask_gerrit();
    answer_inquiries();
    const auto second_look = s_.edits.wakes_at();
    const bool look_again = second_look && *second_look <= now_ && s_.reading.asked() < second_look;
    if (ask || look_again || s_.reading.due(now_, s_.settings.poll)) out_.push_back(s_.reading.ask(now_));
}

void Turn::ask_network() {
    if (!s_.link.up) return;
    auto nicks = conducting::to_monitor(s_, now_);
    if (nicks == s_.conduct.monitored) return;
    s_.conduct.monitored = nicks;
    out_.push_back(Monitor{std::move(nicks)});
}

void Turn::ask_gerrit() {
    const auto all = roots(s_, now_);
    const bool was_down = s_.review.down().has_value();
    for (auto& question : s_.review.ask(all, s_.settings.policy, s_.reading.schedule(), now_)) {
        out_.push_back(std::move(question));
    }
    if (!was_down && s_.review.down()) s_.advise = true;
    ask_gate(all.changes);
}

void Turn::ask_gate(const std::vector<int>& changes) {
    std::map<int, int> merging;
    for (int change : s_.settings.asks_gate ? changes : std::vector<int>{}) {
        const Track* track = s_.tracker.find(change);
        const auto* snapshot = s_.review.known().find(change);
        if (track && snapshot && track->state() == Progress::merging) merging[change] = snapshot->patch_set;
    }
    for (auto& question : s_.gates.ask(merging, now_)) out_.push_back(question);
}

/// Whether somebody wants no pings who may go by any nick, for it is not known yet who is here.
bool Turn::quiet_unknown() const {
    const auto& habits = s_.conduct.habits;
    return now_ < conducting::people_told_by(s_) &&
           std::any_of(habits.begin(), habits.end(), [](const auto& each) { return each.second.quiet; });
}

announcements::Care Turn::care_for(const calendar::Window& w) const {
    if (!w.takes_lists()) return {};
    const auto check = checked(s_, w, now_);
    return announcements::care_of(check, worth_telling(check.oldest(), s_, now_), now_);
}

void Turn::advise() {
    const auto& schedule = s_.reading.schedule();
    const bool began = s_.last_advised && !schedule.started(*s_.last_advised, now_).empty();
    if (!s_.advise && !began) return;
    s_.advise = false;
    s_.last_advised = now_;
    desk::advise(s_, now_);
}

}  // namespace bot::desk
