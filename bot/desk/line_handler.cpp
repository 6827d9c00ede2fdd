#include "bot/desk/line_handler.hpp"

#include <utility>

#include "bot/desk/commands/addressed.hpp"
#include "bot/desk/commands/answers.hpp"
#include "bot/desk/commands/parts.hpp"
#include "bot/desk/query/log_lines.hpp"
#include "bot/desk/rules/conduct.hpp"
#include "bot/desk/rules/patches_gaps.hpp"
#include "bot/desk/rules/patches_log.hpp"
#include "bot/desk/rules/patches_people.hpp"
#include "bot/desk/text/chat.hpp"
#include "bot/desk/text/times.hpp"

namespace bot::desk {
namespace {

using wording::Sentence;
using wording::tell;

constexpr std::size_t most_inquiries = 50;

std::string asker_of(const Speaker& who, const ChatTraits& chat) {
    return who.account && !who.account->empty() ? "account " + chat.fold(*who.account) : "host " + who.host;
}

}  // namespace

void LineHandler::hear(const LineHeard& line) {
    s_.keep = Keep::no;
    if (line.action) return line.by.bot ? void() : attend(line);
    if (query::believed(s_, line)) {
        then_.kept(Keep::surely);
        rules::patches::hear(s_, line, now_);
        return then_.on_clock();
    }
    if (query::forged(s_, line)) {
        then_.kept(Keep::lazily);
        ++s_.tracker.forged;
        if (!query::unproven(s_, line)) return;
        rules::patches::heard_unproven(s_, line, now_);
        return then_.on_clock();
    }
    if (const auto change = query::hint(s_, line)) {
        then_.kept(Keep::lazily);
        if (s_.tracker.find(*change)) s_.gerrit.hurry(now_);
        return then_.on_clock();
    }
    if (line.by.bot) return;  // bots are not answered
    if (const auto w = query::ended_by_log(s_, line, now_)) return end_by_log(line, *w);
    const auto said = commands::addressed(line, s_.link.nick, s_.chat());
    if (!said) return static_cast<void>(overhear(line));
    const commands::Command* command =
        said->words.empty() ? commands::find_command("help") : commands::find_command(said->words[0]);
    const std::ptrdiff_t first = said->words.empty() ? 0 : 1;
    std::vector<std::string> arguments(said->words.begin() + first, said->words.end());
    std::vector<std::string> written(said->written.begin() + first, said->written.end());
    const bool fits = command && command->fits(arguments);
    if (!said->surely && (!fits || said->words.empty())) return static_cast<void>(overhear(line));

    const std::string asker = asker_of(line.by, s_.chat());
    switch (s_.throttle.heard(asker, now_)) {
        case Throttle::Verdict::silence:
            return;
        case Throttle::Verdict::notice:
            return then_.reply({line.by.nick, {}},
                               {tell(Sentence::slow_down, {{"most", std::to_string(s_.throttle.most())},
                                                           {"span", lasting(s_.throttle.span())},
                                                           {"wait", lasting(s_.throttle.wait(asker, now_))}})});
        case Throttle::Verdict::answer:
            break;
    }
    if (!fits) {
        if (overhear(line)) return;
        return then_.reply({line.by.nick, line.channel}, {commands::misunderstood(said->words, s_.chat())});
    }
    if (const auto refusal = not_allowed(*command, line.by)) {
        attend(line);
        return then_.reply({line.by.nick, line.channel}, {*refusal});
    }
    const commands::Permission* rule = commands::find_permission(command->name);
    if (rule && rule->writes && s_.writes.heard(asker, now_) != Throttle::Verdict::answer) {
        return then_.reply({line.by.nick, line.channel},
                           {tell(Sentence::too_many_edits, {{"most", std::to_string(s_.writes.most())},
                                                            {"span", lasting(s_.writes.span())},
                                                            {"wait", lasting(s_.writes.wait(asker, now_))}})});
    }
    attend(line);
    const commands::Reply r = command->answer(
        commands::Question{s_, line.by, std::move(arguments), now_, std::move(written), line.channel.empty()});
    then_.reply({line.by.nick, line.channel}, r.lines);
    then_.reply({line.by.nick, {}}, r.in_private);
    std::visit([&](const auto& effect) { perform(effect, {line.by.nick, line.channel}); }, r.effect);
}

/// A deployer says in the log that the window is over. A reason why it is not goes to them in private.
void LineHandler::end_by_log(const LineHeard& line, const calendar::Window& w) {
    attend(line);
    const commands::Reply r = commands::end_window(commands::Question{s_, line.by, {}, now_, {}, false}, w);
    std::visit([&](const auto& effect) { perform(effect, {line.by.nick, line.channel}); }, r.effect);
    if (std::holds_alternative<std::monostate>(r.effect)) then_.reply({line.by.nick, {}}, r.lines);
}

/// A line that is no command. Returns whether it answers a request to test.
bool LineHandler::overhear(const LineHeard& line) {
    attend(line);
    if (!rules::patches::hear_prose(s_, line, now_)) return false;
    then_.kept(Keep::surely);
    then_.on_clock();
    return true;
}

void LineHandler::attend(const LineHeard& line) {
    const bool in_channel = !line.channel.empty() && s_.chat().is_home(line.channel);
    if (in_channel && rules::conduct::heard(s_, line.by, now_)) then_.kept(Keep::lazily);
}

std::optional<std::string> LineHandler::not_allowed(const commands::Command& command, const Speaker& by) const {
    const commands::Permission* rule = commands::find_permission(command.name);
    if (!rule || role_of(by, s_.settings, s_.calendar.schedule()) >= rule->least) return std::nullopt;
    if (rule->writes && !s_.link.accounts) return tell(Sentence::no_accounts);
    if (rule->least == Role::known) return tell(Sentence::not_known, {{"command", std::string(command.name)}});
    return tell(Sentence::not_allowed,
                {{"command", std::string(command.name)}, {"who", commands::why_not(by, s_.chat())}});
}

void LineHandler::perform(std::monostate, const ReplyTo&) {}

void LineHandler::perform(commands::Refresh, const ReplyTo& who) {
    then_.kept(Keep::lazily);
    s_.refreshers.push_back(who);
    s_.refreshed = now_;
    then_.on_clock();  // lines that wait for the pending request must not wait for this one too
    then_.add(s_.calendar.ask(now_));
}

void LineHandler::perform(const commands::Inquire& inquire, const ReplyTo& who) {
    then_.kept(Keep::lazily);
    if (s_.inquiries.size() >= most_inquiries) s_.inquiries.erase(s_.inquiries.begin());
    s_.inquiries.push_back({who, inquire.change, inquire.change_id, inquire.account, now_});
    s_.gerrit.hurry(now_);
    then_.on_clock();
}

void LineHandler::perform(const Acceptance& acceptance, const ReplyTo&) {
    then_.kept(Keep::surely);
    s_.acceptances.push_back(acceptance);
    s_.advise = true;
    then_.on_clock();
}

void LineHandler::perform(const ConductAct& act, const ReplyTo&) {
    then_.kept(Keep::surely);
    rules::conduct::act(s_, act, now_);
    then_.on_clock();
}

void LineHandler::perform(const commands::ChecksSeen& seen, const ReplyTo&) {
    then_.kept(Keep::lazily);
    for (int change : seen.changes) then_.seen(change);
    then_.on_clock();
}

void LineHandler::perform(const PatchReport& report, const ReplyTo&) {
    then_.kept(Keep::surely);
    rules::patches::person(s_, report, now_);
    std::erase_if(s_.page_edits.undos,
                  [&](const EditUndo& t) { return t.account == s_.chat().fold(*report.by.account); });
    then_.on_clock();
}

void LineHandler::perform(const EditRequest& request, const ReplyTo& who) {
    then_.kept(Keep::surely);
    if (s_.page_edits.requests.size() >= PageEdits::most)
        return then_.reply(who, {tell(Sentence::refused, {{"what", tell(Sentence::wiki_later)}})});
    s_.page_edits.requests.push_back(request);
    s_.page_edits.requests.back().who = who;
    s_.gerrit.hurry(now_);
    then_.on_clock();
}

void LineHandler::perform(const query::Plan& plan, const ReplyTo& who) {
    then_.kept(Keep::surely);
    then_.carry_out(rules::edits::carry_out(s_, plan, who, now_));
    then_.on_clock();
}

void LineHandler::perform(const EditUndo& undo, const ReplyTo& who) {
    then_.kept(Keep::surely);
    then_.carry_out(rules::edits::take_back(s_, undo, who, now_));
    then_.on_clock();
}

}  // namespace bot::desk
