#include "bot/main/past.hpp"

#include <algorithm>
#include <stdexcept>
#include <variant>

#include "bot/desk/commands/addressed.hpp"
#include "bot/desk/commands/table.hpp"
#include "bot/desk/text/chat.hpp"
#include "calendar/page.hpp"
#include "calendar/schedule.hpp"

namespace bot {
namespace {

using calendar::Instant;
using gerrit::Ask;

// Reminders come ten minutes before a window.
constexpr std::chrono::minutes ahead{15};
constexpr std::chrono::days longest{31};

/// Treats the branches of the events as live: the versions that the wikis ran then are unknown.
Past::Given settled(Past::Given given) {
    desk::Settings& settings = given.settings;
    settings.poll = std::chrono::hours{1};  // the page does not change
    settings.writes = desk::Writes::off;
    settings.sees_people = false;  // a log only shows the users who speak
    std::set<std::string> branches;
    for (const auto& event : given.events) {
        const auto& change = event.change;
        if (settings.policy.release.hold(change.project, change.branch)) branches.insert(change.branch);
    }
    auto& live = settings.policy.always_live;
    for (const auto& branch : branches) {
        if (std::find(live.begin(), live.end(), branch) == live.end()) live.push_back(branch);
    }
    return given;
}

/// Whether a line asks for an edit. Its result is on the page and in the log.
bool wishes_edit(const desk::LineHeard& line, const std::string& nick, const desk::ChatTraits& chat) {
    const auto said = desk::commands::addressed(line, nick, chat);
    const auto* rule = said && !said->words.empty() ? desk::commands::find_permission(said->words[0]) : nullptr;
    return rule && rule->writes;
}

}  // namespace

Past::Past(Given given) : given_(settled(std::move(given))), desk_(given_.settings) {}

Instant Past::begin() const {
    const Instant first = given_.lines.empty() ? given_.events.front().at : given_.lines.front().at;
    const calendar::Schedule schedule(calendar::read_page(given_.page, given_.settings.rules).windows);
    Instant begin = first - std::chrono::seconds{1};
    for (const auto& w : schedule.open_at(first)) {
        if (w.takes_lists() && !w.freeze) begin = std::min(begin, w.start - ahead);
    }
    return begin;
}

void Past::live() {
    if (given_.lines.empty() && given_.events.empty()) return;
    const Instant end = given_.lines.empty() ? given_.events.back().at : given_.lines.back().at;
    now_ = begin();
    if (end - now_ > longest) {
        throw std::runtime_error("from " + calendar::to_text(now_) + " to " + calendar::to_text(end) +
                                 " is too long for a replay; at most " + std::to_string(longest.count()) + " days");
    }
    auto event = given_.events.begin();
    for (; event != given_.events.end() && event->at <= now_; ++event) learn(*event);
    happen(desk::Started{given_.settings.version});
    happen(desk::CalendarRead{1, given_.page, {}});
    const bool accounts =
        std::ranges::any_of(given_.lines, [](const auto& line) { return line.by.account.has_value(); });
    happen(desk::LinkUp{given_.nick, accounts});
    happen(desk::ChannelJoined{given_.settings.chat.channel});

    // In the same second, an event of Gerrit comes before a line about it.
    auto line = given_.lines.begin();
    for (;;) {
        const bool more_events = event != given_.events.end() && event->at <= end;
        if (more_events && (line == given_.lines.end() || event->at <= line->at)) {
            run_to(event->at);
            happen(*event++);
        } else if (line != given_.lines.end()) {
            run_to(line->at);
            hear(*line++);
        } else {
            break;
        }
    }
    run_to(end);
    happen(desk::LogClosed{});
}

void Past::run_to(Instant t) {
    while (desk_.wakes_at() <= t) {
        now_ = std::max(now_, desk_.wakes_at());
        happen(desk::Tick{});
    }
    now_ = std::max(now_, t);
}

void Past::happen(const desk::Event& event) {
    constexpr int most_steps = 10'000;
    coming_.push_back(event);
    for (int steps = 0; !coming_.empty(); ++steps) {
        if (steps > most_steps) throw std::logic_error("the desk answers without end");
        const desk::Event next = std::move(coming_.front());
        coming_.pop_front();
        for (const auto& action : desk_.handle(next, now_)) {
            std::visit([this](const auto& each) { answer(each); }, action);
        }
    }
}

void Past::hear(const LoggedLine& line) {
    if (given_.settings.chat.same(line.by.nick, given_.nick)) return;
    const std::string& channel = given_.settings.chat.channel;
    if (seen_.insert(given_.settings.chat.fold(line.by.nick) + ' ' + line.by.account.value_or("")).second) {
        happen(desk::PresenceSeen{channel, {{line.by.nick, line.by.account}}, {}, {}});
    }
    const desk::LineHeard heard{line.by, channel, line.text};
    if (!wishes_edit(heard, given_.nick, given_.settings.chat)) happen(heard);
}

void Past::learn(const gerrit::StreamEvent& event) {
    gerrit::Change change = gerrit::after(shelf_.find(event.change.number), event);
    if (!event.approver.empty()) shelf_.set_approver(change.number, event.approver);
    shelf_.put(std::move(change));
}

void Past::happen(const gerrit::StreamEvent& event) {
    learn(event);
    const gerrit::Question question{Ask::changes, {std::to_string(event.change.number)}};
    happen(desk::ChangesRead{shelf_.answer(question, {})});
    if (event.approver.empty()) return;
    happen(desk::ChangesRead{shelf_.answer({Ask::messages, question.of}, {})});
}

void Past::answer(const desk::Say& say) {
    said_.push_back({now_, say.to, say.text});
    if (!say.cause.empty()) coming_.push_back(desk::Said{say.cause});
}

void Past::answer(const desk::ReadCalendar& ask) {
    if (ask.have != 0) {
        coming_.push_back(desk::CalendarUnmoved{ask.have});
    } else {
        coming_.push_back(desk::CalendarRead{1, given_.page, {}});
    }
}

void Past::answer(const desk::ReadChanges& ask) {
    gerrit::News news = shelf_.answer(ask.question, ask.have);
    // A change without events is not absent: an answer that does not find it would say so.
    news.found.clear();
    news.gone = false;
    if (ask.question.ask == Ask::contained) news.branches = given_.settings.policy.always_live;
    coming_.push_back(desk::ChangesRead{std::move(news)});
}

void Past::answer(const desk::ReadVersions&) {
    coming_.push_back(desk::VersionsUnreadable{"nobody knows them of the past"});
}

}  // namespace bot
