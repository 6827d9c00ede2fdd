#include "bot/desk/follow_up.hpp"

#include <map>
#include <utility>

#include "bot/desk/commands/answers.hpp"
#include "bot/desk/query/checks.hpp"
#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/presence.hpp"
#include "bot/desk/query/starts.hpp"
#include "bot/desk/rules/advice.hpp"
#include "bot/desk/rules/conduct_clock.hpp"
#include "bot/desk/rules/patches_archive.hpp"
#include "bot/desk/rules/patches_clock.hpp"
#include "bot/desk/rules/patches_proof.hpp"
#include "bot/desk/rules/starts.hpp"
#include "bot/desk/text/chat.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/wording/sentences.hpp"

namespace bot::desk {
namespace {

constexpr std::size_t channel_lines = 2;  // of one answer; later lines go to the asker in private

/// Answers `lines` where the question was asked.
std::vector<Action> answer(const std::string& nick, const std::string& channel, std::vector<std::string> lines) {
    std::vector<Action> out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string text = lines[i];
        const bool here = !channel.empty() && i < channel_lines;
        if (here && i + 1 == channel_lines && lines.size() > channel_lines) {
            text = wording::tell(wording::Sentence::more_private, {{"line", text}});
        }
        if (here) text.insert(0, nick + ": ");
        out.push_back(Say{{}, here ? channel : nick, clean(text), false});
    }
    return out;
}

}  // namespace

void FollowUp::reply(const ReplyTo& to, std::vector<std::string> lines) {
    for (auto& line : lines) line = query::unpinged(line, s_);
    for (auto& action : answer(to.nick, to.channel, std::move(lines))) actions_.push_back(std::move(action));
}

void FollowUp::carry_out(rules::edits::Moves moves) {
    for (auto& told : moves.told) {
        if (told.later.empty()) {
            reply(told.who, std::move(told.lines));
            reply({told.who.nick, {}}, std::move(told.in_private));
            continue;
        }
        const bool here = s_.chat().is_home(told.who.channel);
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
        actions_.push_back(std::move(edit));
    }
    for (auto& question : moves.questions) actions_.push_back(question);
    if (moves.read_page) actions_.push_back(s_.calendar.ask(now_));
}

wording::PageSource FollowUp::source(bool failed) const {
    wording::PageSource out{s_.page_url(), {}};
    if (failed) out.age = s_.calendar.age(now_);
    return out;
}

void FollowUp::on_clock() {
    if (s_.last_now && now_ < *s_.last_now) {
        s_.calendar.forget_questions();
        s_.gerrit.forget_questions();
        if (s_.since) s_.since = std::min(*s_.since, now_);  // it was ahead of the clock
    }
    s_.last_now = now_;
    bool ask = false;
    rules::patches::look(s_, now_);
    if (auto question = rules::patches::ask_archive(s_, now_)) actions_.push_back(*question);
    for (auto& question : rules::patches::look_for_proof(s_, now_)) actions_.push_back(std::move(question));
    rules::conduct::look(s_, now_);
    carry_out(rules::edits::look(s_, now_));
    if (s_.can_announce()) {
        for (const auto& w : query::due_starts(s_.calendar.schedule(), s_.ledger, *s_.since, now_)) {
            if (quiet_unknown()) break;
            const CalendarPoll::Fresh fresh = s_.calendar.fresh(w.start, now_);
            if (fresh == CalendarPoll::Fresh::no) ask = true;
            if (fresh == CalendarPoll::Fresh::no || fresh == CalendarPoll::Fresh::waiting) break;  // keeps page order
            const wording::Setting setting{query::crowd_of(s_, w, now_), query::held(s_, w.name, w.start)};
            rules::starts::announce(s_.ledger, w, s_.settings, source(fresh == CalendarPoll::Fresh::failed),
                                    care_for(w), setting, now_);
        }
        advise();
        const auto find = [this](const Ledger::Line& line) -> std::optional<std::string> {
            if (line.reach == Ledger::Reach::account) {
                const auto nicks = s_.presence.nicks_of(line.to, s_.chat());
                return nicks.empty() ? std::nullopt : std::optional(s_.presence.person(nicks.front(), s_.chat())->nick);
            }
            if (auto nick = s_.presence.find(line.to, s_.settings)) return nick;
            const bool elsewhere = line.reach == Ledger::Reach::anywhere && s_.presence.online(line.to, s_.chat());
            return elsewhere ? std::optional(line.to) : std::nullopt;
        };
        for (const auto& due : s_.ledger.take(s_.settings.chat.channel, now_, find)) {
            kept(Keep::surely);
            actions_.push_back(wording::said(due, now_));
        }
    }
    s_.ledger.prune(now_);
    ask_network();
    ask_gerrit();
    answer_inquiries();
    const auto second_look = s_.page_changes.wakes_at();
    const bool look_again = second_look && *second_look <= now_ && s_.calendar.asked() < second_look;
    if (ask || look_again || s_.calendar.due(now_, s_.settings.poll)) actions_.push_back(s_.calendar.ask(now_));
}

void FollowUp::ask_network() {
    if (!s_.link.up) return;
    auto nicks = rules::conduct::to_monitor(s_, now_);
    if (nicks == s_.conduct.monitored) return;
    s_.conduct.monitored = nicks;
    actions_.push_back(Monitor{std::move(nicks)});
}

void FollowUp::ask_gerrit() {
    const auto all = query::roots(s_, now_);
    const bool was_down = s_.gerrit.down().has_value();
    for (auto& question : s_.gerrit.ask(all, s_.settings.policy, s_.calendar.schedule(), now_)) {
        actions_.push_back(std::move(question));
    }
    if (!was_down && s_.gerrit.down()) s_.advise = true;
    ask_gate(all.changes);
}

void FollowUp::ask_gate(const std::vector<int>& changes) {
    std::map<int, int> merging;
    for (int change : s_.settings.asks_gate ? changes : std::vector<int>{}) {
        const Track* track = s_.tracker.find(change);
        const auto* snapshot = s_.gerrit.known().find(change);
        if (track && snapshot && track->state() == Progress::merging) merging[change] = snapshot->patch_set;
    }
    for (auto& question : s_.gates.ask(merging, now_)) actions_.push_back(question);
}

/// Whether a user who wants no pings may be here under an unknown nick, since the members of the channel are not known
/// yet.
bool FollowUp::quiet_unknown() const {
    const auto& preferences = s_.conduct.preferences;
    return now_ < query::people_told_by(s_) &&
           std::any_of(preferences.begin(), preferences.end(), [](const auto& each) { return each.second.quiet; });
}

wording::Care FollowUp::care_for(const calendar::Window& w) const {
    if (!w.takes_lists()) return {};
    const auto check = query::checked(s_, w, now_);
    return wording::care_of(check, query::worth_telling(check.oldest(), s_, now_), s_.chat(), now_);
}

void FollowUp::advise() {
    const auto& schedule = s_.calendar.schedule();
    const bool began = s_.last_advised && !schedule.started(*s_.last_advised, now_).empty();
    if (!s_.advise && !began) return;
    s_.advise = false;
    s_.last_advised = now_;
    rules::advice::advise(s_, now_);
}

void FollowUp::answer_inquiries() {
    std::vector<Inquiry> waiting;
    for (auto& asked : std::exchange(s_.inquiries, {})) {
        if (query::inquiry_ends(asked) > now_ && asked.asked <= now_ && s_.gerrit.asking(now_) && !known(asked)) {
            waiting.push_back(std::move(asked));
            continue;
        }
        reply(asked.who, commands::inquired(s_, asked, now_));
        for (int change : query::changes_of(s_, asked)) {
            if (query::look_counts(s_, asked.account, change)) seen(change);
        }
    }
    s_.inquiries = std::move(waiting);
}

bool FollowUp::known(const Inquiry& asked) const {
    gerrit::Known::Roots about;
    if (asked.change) about.changes.push_back(*asked.change);
    if (!asked.change_id.empty()) about.change_ids.push_back(asked.change_id);
    for (int change : query::changes_of(s_, asked)) {
        if (about.changes.empty() || about.changes.front() != change) about.changes.push_back(change);
    }
    const bool versions = s_.gerrit.versions() || s_.gerrit.versions_down();
    return versions && s_.gerrit.settled(about, s_.settings.policy, now_);
}

void FollowUp::seen(int change) {
    const auto listed = s_.patch_sets.find(change);
    const auto* snapshot = s_.gerrit.known().find(change);
    if (listed == s_.patch_sets.end() || !snapshot || listed->second == snapshot->patch_set) return;
    listed->second = snapshot->patch_set;
    s_.advise = true;
}

}  // namespace bot::desk
