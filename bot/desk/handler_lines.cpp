// What people say, and what they are answered.
#include "bot/desk/commands/addressed.hpp"
#include "bot/desk/commands/parts.hpp"
#include "bot/desk/handler.hpp"
#include "bot/desk/query/checks.hpp"
#include "bot/desk/query/log_lines.hpp"
#include "bot/desk/rules/advice.hpp"
#include "bot/desk/rules/conduct.hpp"
#include "bot/desk/rules/patches_log.hpp"
#include "bot/desk/rules/patches_people.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/nicks.hpp"
#include "bot/desk/text/times.hpp"

namespace bot::desk {
namespace {

constexpr std::size_t most_inquiries = 50;
constexpr std::size_t channel_lines = 2;  // of one answer; the rest goes to the asker in private

/// Answers `lines` where the question came from.
std::vector<Action> answer(const std::string& nick, const std::string& channel, std::vector<std::string> lines) {
    std::vector<Action> out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string text = lines[i];
        const bool here = !channel.empty() && i < channel_lines;
        if (here && i + 1 == channel_lines && lines.size() > channel_lines) {
            text = wording::tell(wording::Sentence::more_private, {{"line", text}});
        }
        if (here) text = nick + ": " + text;
        out.push_back(Say{{}, here ? channel : nick, clean(text), false});
    }
    return out;
}

std::string asker_of(const Speaker& who) {
    return who.account && !who.account->empty() ? "account " + fold(*who.account) : "host " + who.host;
}

}  // namespace

void EventHandler::on(const LineHeard& line) {
    s_.keep = Keep::no;
    if (line.action) return line.by.bot ? void() : attend(line);
    if (query::believed(s_, line)) {
        kept(Keep::surely);
        rules::patches::hear(s_, line, now_);
        return look();
    }
    if (query::forged(s_, line)) {
        kept(Keep::lazily);
        ++s_.tracker.forged;
        return;
    }
    if (const auto change = query::hint(s_, line)) {
        kept(Keep::lazily);
        if (s_.tracker.find(*change)) s_.gerrit.hurry(now_);
        return look();
    }
    if (line.by.bot) return;  // bots are not answered
    const auto said = commands::addressed(line, s_.link.nick);
    if (!said) return attend(line);
    const commands::Command* command =
        said->words.empty() ? commands::find_command("help") : commands::find_command(said->words[0]);
    const std::ptrdiff_t first = said->words.empty() ? 0 : 1;
    std::vector<std::string> arguments(said->words.begin() + first, said->words.end());
    std::vector<std::string> written(said->written.begin() + first, said->written.end());
    const bool fits = command && command->fits(arguments);
    if (!said->surely && (!fits || said->words.empty())) return attend(line);

    const std::string asker = asker_of(line.by);
    switch (s_.throttle.heard(asker, now_)) {
        case Throttle::Verdict::silence:
            return;
        case Throttle::Verdict::notice:
            return reply({line.by.nick, {}}, {wording::tell(wording::Sentence::slow_down,
                                                            {{"most", std::to_string(s_.throttle.most())},
                                                             {"span", lasting(s_.throttle.span())},
                                                             {"wait", lasting(s_.throttle.wait(asker, now_))}})});
        case Throttle::Verdict::answer:
            break;
    }
    if (!fits) {
        attend(line);
        return reply({line.by.nick, line.channel}, {commands::misunderstood(said->words)});
    }
    if (const auto refusal = not_allowed(*command, line.by)) {
        attend(line);
        return reply({line.by.nick, line.channel}, {*refusal});
    }
    const commands::Permission* rule = commands::find_permission(command->name);
    if (rule && rule->writes && s_.writes.heard(asker, now_) != Throttle::Verdict::answer) {
        return reply({line.by.nick, line.channel}, {wording::tell(wording::Sentence::too_many_edits,
                                                                  {{"most", std::to_string(s_.writes.most())},
                                                                   {"span", lasting(s_.writes.span())},
                                                                   {"wait", lasting(s_.writes.wait(asker, now_))}})});
    }
    attend(line);
    const commands::Reply r = command->answer(
        commands::Question{s_, line.by, std::move(arguments), now_, std::move(written), line.channel.empty()});
    reply({line.by.nick, line.channel}, r.lines);
    reply({line.by.nick, {}}, r.in_private);
    std::visit([&](const auto& wish) { fulfil(wish, {line.by.nick, line.channel}); }, r.wish);
}

void EventHandler::attend(const LineHeard& line) {
    const bool in_channel = !line.channel.empty() && fold(line.channel) == fold(s_.settings.channel);
    if (in_channel && rules::conduct::heard(s_, line.by, now_)) kept(Keep::lazily);
}

std::optional<std::string> EventHandler::not_allowed(const commands::Command& command, const Speaker& by) const {
    const commands::Permission* rule = commands::find_permission(command.name);
    if (!rule || role_of(by, s_.settings, s_.calendar.schedule()) >= rule->least) return std::nullopt;
    if (rule->writes && !s_.link.accounts) return wording::tell(wording::Sentence::no_accounts);
    if (rule->least == Role::known)
        return wording::tell(wording::Sentence::not_known, {{"command", std::string(command.name)}});
    return wording::tell(wording::Sentence::not_allowed,
                         {{"command", std::string(command.name)}, {"who", commands::why_not(by)}});
}

void EventHandler::fulfil(std::monostate, const ReplyTo&) {}

void EventHandler::fulfil(commands::Refresh, const ReplyTo& who) {
    kept(Keep::lazily);
    s_.refreshers.push_back(who);
    s_.refreshed = now_;
    look();  // what waits for the question under way must not wait for this one too
    out_.push_back(s_.calendar.ask(now_));
}

void EventHandler::fulfil(const commands::Inquire& wish, const ReplyTo& who) {
    kept(Keep::lazily);
    if (s_.inquiries.size() >= most_inquiries) s_.inquiries.erase(s_.inquiries.begin());
    s_.inquiries.push_back({who, wish.change, wish.change_id, wish.account, now_});
    s_.gerrit.hurry(now_);
    look();
}

void EventHandler::fulfil(const Acceptance& wish, const ReplyTo&) {
    kept(Keep::surely);
    s_.acceptances.push_back(wish);
    s_.advise = true;
    look();
}

void EventHandler::fulfil(const ConductAct& wish, const ReplyTo&) {
    kept(Keep::surely);
    rules::conduct::act(s_, wish, now_);
    look();
}

void EventHandler::fulfil(const commands::ChecksSeen& wish, const ReplyTo&) {
    kept(Keep::lazily);
    for (int change : wish.changes) look_at(change);
    look();
}

void EventHandler::fulfil(const PatchReport& wish, const ReplyTo&) {
    kept(Keep::surely);
    rules::patches::person(s_, wish, now_);
    std::erase_if(s_.page_edits.undos, [&](const EditUndo& t) { return t.account == fold(*wish.by.account); });
    look();
}

void EventHandler::fulfil(const EditRequest& wish, const ReplyTo& who) {
    kept(Keep::surely);
    if (s_.page_edits.requests.size() >= PageEdits::most)
        return reply(
            who, {wording::tell(wording::Sentence::refused, {{"what", wording::tell(wording::Sentence::wiki_later)}})});
    s_.page_edits.requests.push_back(wish);
    s_.page_edits.requests.back().who = who;
    s_.gerrit.hurry(now_);
    look();
}

void EventHandler::fulfil(const query::Plan& wish, const ReplyTo& who) {
    kept(Keep::surely);
    carry_out(rules::edits::carry_out(s_, wish, who, now_));
    look();
}

void EventHandler::fulfil(const EditUndo& wish, const ReplyTo& who) {
    kept(Keep::surely);
    carry_out(rules::edits::take_back(s_, wish, who, now_));
    look();
}

void EventHandler::reply(const ReplyTo& to, std::vector<std::string> lines) {
    for (auto& line : lines) line = query::unpinged(line, s_);
    for (auto& action : answer(to.nick, to.channel, std::move(lines))) out_.push_back(std::move(action));
}

void EventHandler::answer_inquiries() {
    std::vector<Inquiry> waiting;
    for (auto& asked : std::exchange(s_.inquiries, {})) {
        if (query::inquiry_ends(asked) > now_ && asked.asked <= now_ && s_.gerrit.asking(now_) && !known(asked)) {
            waiting.push_back(std::move(asked));
            continue;
        }
        reply(asked.who, commands::inquired(s_, asked, now_));
        for (int change : query::changes_of(s_, asked)) {
            if (query::look_counts(s_, asked.account, change)) look_at(change);
        }
    }
    s_.inquiries = std::move(waiting);
}

bool EventHandler::known(const Inquiry& asked) const {
    gerrit::Known::Roots about;
    if (asked.change) about.changes.push_back(*asked.change);
    if (!asked.change_id.empty()) about.change_ids.push_back(asked.change_id);
    for (int change : query::changes_of(s_, asked)) {
        if (about.changes.empty() || about.changes.front() != change) about.changes.push_back(change);
    }
    const bool versions = s_.gerrit.versions() || s_.gerrit.versions_down();
    return versions && s_.gerrit.settled(about, s_.settings.policy, now_);
}

void EventHandler::look_at(int change) {
    const auto listed = s_.patch_sets.find(change);
    const auto* snapshot = s_.gerrit.known().find(change);
    if (listed == s_.patch_sets.end() || !snapshot || listed->second == snapshot->patch_set) return;
    listed->second = snapshot->patch_set;
    s_.advise = true;
}

}  // namespace bot::desk
