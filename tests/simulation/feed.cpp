// The effects of one event: the part of a run between the world and the desk.
#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/journal/events.hpp"
#include "tests/simulation/case.hpp"
#include "tests/simulation/run.hpp"

namespace simulation {

using namespace bot::desk;

namespace {

int unasked(const std::vector<Action>& actions) {
    return static_cast<int>(std::count_if(actions.begin(), actions.end(), [](const Action& a) {
        const auto* say = std::get_if<Say>(&a);
        return say && !say->cause.empty();
    }));
}

std::string in_short(const Event& event) {
    if (const auto* read = std::get_if<CalendarRead>(&event))
        return fmt::format("CalendarRead {} ({} bytes)", read->revision, read->text.size());
    if (const auto* read = std::get_if<ChangesRead>(&event)) {
        const gerrit::News& news = read->news;
        std::string out = fmt::format("ChangesRead {} ({}): {} as before", gerrit::to_text(news.question.ask),
                                      news.question.of.size(), news.same.size());
        for (const gerrit::Change& change : news.changed) out += fmt::format(" {}", change.number);
        for (std::size_t i = 0; i < news.found.size() && i < news.question.of.size(); ++i)
            if (news.found[i].empty()) out += " not " + news.question.of[i];
        return out;
    }
    if (const auto* failed = std::get_if<ChangesUnreadable>(&event)) return "ChangesUnreadable " + failed->why;
    return bot::desk::journal::to_record(event);
}

}  // namespace

void Run::feed(const Event& event, int revision, const Told& told) {
    if (!disk_.up()) return;
    const auto armed = [this](Kill::Moment m) { return armed_ && armed_->moment == m; };
    if (armed(Kill::Moment::before_append) && !armed_->power) hold();
    if (tell_story_) tell(in_short(event));

    const std::vector<Action> actions = disk_.desk().happen(event, clock());
    const Keep keep = disk_.desk().desk().keep();
    const int lines = unasked(actions);

    if (armed(Kill::Moment::before_append) && (lines > 0 || std::holds_alternative<Said>(event))) {
        log_.tally.count(Fault::crash_before_append);
        return kill(true);
    }
    note(event, revision, told);
    if (armed_ && armed_->power) {
        if (keep == Keep::surely) hold();
        if (keep == Keep::lazily) ++records_since_;
    }
    if (armed(Kill::Moment::after_append) && lines > 0) {
        log_.tally.count(Fault::crash_after_append);
        for (const Action& a : actions)
            if (const auto* line = std::get_if<Say>(&a); line && !line->cause.empty()) say(*line, false);
        return kill(armed_->power);
    }
    if (!armed_ && rng_.one_in(1500)) {
        log_.tally.count(Fault::journal_replaced);
        disk_.compact(clock());
    }
    carry_out(actions);
    if (armed(Kill::Moment::before_delivery) && lines > 0) {
        log_.tally.count(Fault::crash_before_delivery);
        return kill(armed_->power);
    }
    if (disk_.up()) set_timer();
}

void Run::carry_out(const std::vector<Action>& actions) {
    const int lines = unasked(actions);
    int left = lines;  // lines left before the process is killed among them
    const bool amid = armed_ && armed_->moment == Kill::Moment::mid_actions && lines > 1;
    if (amid) left = rng_.between(1, lines - 1);
    int answers = 0;
    for (const Action& action : actions) {
        if (amid && left == 0) {
            if (const auto* line = std::get_if<Say>(&action); line && !line->cause.empty()) say(*line, false);
            continue;
        }
        const auto* line = std::get_if<Say>(&action);
        if (const auto* question = std::get_if<ReadCalendar>(&action)) {
            log_.asked.push_back(agenda_.now());
            wiki_.ask(question->have);
        } else if (const auto* changes = std::get_if<ReadChanges>(&action)) {
            forge_.ask(*changes);
        } else if (const auto* versions = std::get_if<ReadVersions>(&action)) {
            forge_.ask(*versions);
        } else if (line && line->cause.empty()) {
            answered(*line, answers++);
        } else if (line) {
            say(*line, true);
            --left;
        }
    }
    if (remark_) expect_answers(answers);
    if (!amid) return;
    log_.tally.count(Fault::crash_mid_actions);
    kill(armed_->power);
}

void Run::say(const Say& line, bool sent) {
    tell((sent ? "oriel" : "(never sent)") + (line.to == channel ? "" : " to " + line.to) + "> " + line.text);
    beat(LineSaid{log_.spoken.size()});
    log_.spoken.push_back({agenda_.now(), clock(), line.cause, line.to, line.text, revision_, speaking_});
    if (sent) wire_.say(log_.spoken.size() - 1);
}

void Run::answered(const Say& line, int nth) {
    tell("oriel, asked, to " + line.to + "> " + line.text);
    const Remark* to = remark_ ? remark_ : refresh_;
    if (!to) return wrong("said to nobody who asked: " + line.text);
    const bool here = line.to == channel;
    if (!here && line.to != to->nick) wrong("an answer to " + to->nick + " went to " + line.to);
    if (here && (to->in_private || nth >= 2)) wrong("this answer does not belong into the channel: " + line.text);
    if (here && !line.text.starts_with(to->nick + ": ")) wrong("an answer without its asker: " + line.text);
}

void Run::expect_answers(int n) {
    const bool refresh = remark_->text == "oriel: refresh";
    if (refresh) refresh_ = remark_;
    if (!remark_->answered && n > 0) wrong("answered a line that was not for Oriel: " + remark_->text);
    if (remark_->answered && n == 0 && !refresh) wrong("not answered: " + remark_->text);
}

void Run::note(const Event& event, int revision, const Told& told) {
    if (told.index() != 0) beat(told);
    if (const auto* seen = std::get_if<PresenceSeen>(&event)) beat(*seen);
    if (const auto* said = std::get_if<Said>(&event)) decide(said->cause, Spoken::Fate::confirmed);
    if (const auto* unsaid = std::get_if<Unsaid>(&event))
        decide(unsaid->cause, unsaid->perhaps ? Spoken::Fate::doubt : Spoken::Fate::refused);
    if (std::holds_alternative<CalendarRead>(event) || std::holds_alternative<CalendarUnmoved>(event)) read(revision);

    const bool joined = std::holds_alternative<ChannelJoined>(event);
    const bool left = std::holds_alternative<ChannelLeft>(event) || std::holds_alternative<LinkDown>(event) ||
                      std::holds_alternative<LinkUp>(event);
    if (!joined && !left) return;
    speaking_ = joined;
    beat(Voice{joined});
    mark();
}

void Run::decide(const Cause& cause, Spoken::Fate fate) {
    const auto line = std::find_if(log_.spoken.rbegin(), log_.spoken.rend(),
                                   [&](const Spoken& s) { return s.cause == cause && s.fate == Spoken::Fate::open; });
    if (line == log_.spoken.rend()) return;
    line->fate = fate;
    line->decided = agenda_.now();
    decided_.push_back(static_cast<std::size_t>(log_.spoken.rend() - line) - 1);
}

void Run::read(int revision) {
    // A page that had several windows and has none is vandalism.
    const auto windows = [this](int r) { return r < 0 ? 0 : plan_.page[static_cast<std::size_t>(r)].windows(); };
    if (windows(revision) == 0 && windows(revision_) > 1) return;
    log_.answers.push_back({agenda_.now(), clock(), revision});
    if (revision == revision_) return;
    log_.readings.push_back({agenda_.now(), clock(), revision_, revision});
    if (tell_story_ && revision_ >= 0) tell_difference(revision);
    revision_ = revision;
    beat(PageKnown{revision});
    mark();
}

void Run::tell_difference(int revision) {
    const Difference d = difference(plan_, revision_, revision);
    const auto named = [](const Card& c) {
        return fmt::format("#{} {} {}", c.id, date::format("%F %R", c.start), c.name);
    };
    for (const auto& [was, is] : d.moved) tell("  moved: " + named(*was) + " -> " + named(*is));
    for (const auto& [was, is] : d.renamed) tell("  renamed: " + named(*was) + " -> " + named(*is));
    for (const Card* was : d.gone) tell("  gone: " + named(*was));
    for (const Card* is : d.added) tell("  added: " + named(*is));
}

}  // namespace simulation
