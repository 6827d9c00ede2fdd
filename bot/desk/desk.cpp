#include "bot/desk/desk.hpp"

#include <algorithm>

#include "bot/desk/addressed.hpp"
#include "bot/desk/announcements.hpp"
#include "bot/desk/announcer.hpp"
#include "bot/desk/answers.hpp"
#include "bot/desk/clean.hpp"
#include "bot/desk/commands.hpp"
#include "bot/desk/names.hpp"
#include "bot/desk/remember.hpp"
#include "bot/desk/state.hpp"
#include "bot/desk/times.hpp"

namespace bot::desk {

bool Link::hears(const std::string& channel) const {
    return up && channels.count(fold(channel)) > 0;
}

void adopt(Settings& settings, const Configured& e) {
    settings.channel = e.channel;
    settings.rules.zone = calendar::Zone(e.zone);
    settings.rules.limit = static_cast<int>(e.limit);
    settings.rules.gerrit = e.gerrit;
    settings.poll = std::chrono::seconds{e.poll_seconds};
    settings.source = e.source;
}

namespace {

constexpr std::size_t channel_lines = 2;  // of one answer; the rest goes to the asker in private

/// Answers `lines` where the question came from.
std::vector<Action> answer(const std::string& nick, const std::string& channel, std::vector<std::string> lines) {
    std::vector<Action> out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string text = lines[i];
        const bool here = !channel.empty() && i < channel_lines;
        if (here && i + 1 == channel_lines && lines.size() > channel_lines) {
            text = tell(Sentence::more_private, {{"line", text}});
        }
        if (here) text = nick + ": " + text;
        out.push_back(Say{{}, here ? channel : nick, clean(text), false});
    }
    return out;
}

std::string asker_of(const Speaker& who) {
    return who.account && !who.account->empty() ? "account " + fold(*who.account) : "host " + who.host;
}

/// Handles one event. What it asks for is collected in `out_`.
class Turn {
public:
    Turn(State& state, Instant now) : s_(state), now_(now) {}

    std::vector<Action> take(const Event& event) {
        std::visit([this](const auto& e) { on(e); }, event);
        return std::move(out_);
    }

private:
    void on(const Started&) {
        kept(Keep::surely);
        if (!s_.since) s_.since = now_;
        s_.link = Link{};
        s_.refreshers.clear();
        s_.reading.forget_questions();
        s_.ledger.restarted();
        look();
    }
    void on(const Configured& e) {
        kept(Keep::surely);
        Settings& now = s_.settings;
        const bool other_page = now.source != e.source && s_.reading.ever_read();
        const bool other_rules =
            now.rules.zone.name() != e.zone || now.rules.limit != e.limit || now.rules.gerrit != e.gerrit;
        adopt(now, e);
        // What differs only because it is another page, or read by other rules, is nobody's news.
        if (other_page || other_rules) s_.edits = Edits{};
        if (other_page) s_.reading = Reading{};
        if (other_rules) s_.reading.reread(now.rules);
        look();
    }
    void on(const Tick&) {
        kept(Keep::lazily);
        look();
    }
    void on(const CalendarRead& page) {
        kept(Keep::lazily);
        const calendar::Schedule before = s_.reading.schedule();
        if (!s_.reading.read(page, s_.settings.rules, now_)) return answered(answers::Outcome::failed);
        carry_over(s_.ledger, calendar::compare(before, s_.reading.schedule()), now_);
        answered(answers::Outcome::read);
    }
    void on(const CalendarUnmoved&) {
        kept(Keep::lazily);
        s_.reading.unmoved(now_);
        answered(answers::Outcome::unmoved);
    }
    void on(const CalendarUnreadable& e) {
        kept(Keep::lazily);
        s_.reading.unreadable(e.why);
        answered(answers::Outcome::failed);
    }
    void on(const LinkUp& e) {
        kept(Keep::lazily);
        s_.link = Link{};
        s_.link.up = true;
        s_.link.nick = e.nick;
        s_.link.accounts = e.accounts;
        look();
    }
    void on(const LinkDown&) {
        kept(Keep::lazily);
        s_.link.up = false;
        s_.link.trouble.clear();
        s_.link.channels.clear();
        look();
    }
    void on(const LinkTrouble& e) {
        kept(Keep::lazily);
        s_.link.trouble = e.what;
        look();
    }
    void on(const NickIs& e) {
        kept(Keep::lazily);
        s_.link.nick = e.nick;
        look();
    }
    void on(const ChannelJoined& e) {
        kept(Keep::lazily);
        s_.link.channels.insert(fold(e.channel));
        look();
    }
    void on(const ChannelLeft& e) {
        kept(Keep::lazily);
        s_.link.channels.erase(fold(e.channel));
        look();
    }
    void on(const Said& e) {
        kept(Keep::surely);
        s_.ledger.said(e.cause, now_);
        look();
    }
    void on(const Unsaid& e) {
        kept(Keep::surely);
        s_.ledger.unsaid(e.cause, e.perhaps, now_);
        look();
    }
    void on(const Remembered& e) { recall(s_, e.state); }

    /// Only an answer: it must leave alone whatever outlives it, for the journal may not hold this line.
    void on(const LineHeard& line) {
        s_.keep = Keep::no;
        const auto said = addressed(line, s_.link.nick);
        if (!said) return;
        const Command* command = said->words.empty() ? find_command("help") : find_command(said->words[0]);
        std::vector<std::string> arguments(said->words.begin() + (said->words.empty() ? 0 : 1), said->words.end());
        const bool fits = command && command->fits(arguments);
        if (!said->surely && (!fits || said->words.empty())) return;

        const std::string asker = asker_of(line.by);
        switch (s_.throttle.heard(asker, now_)) {
            case Throttle::Verdict::silence:
                return;
            case Throttle::Verdict::notice:
                return reply({line.by.nick, {}},
                             {tell(Sentence::slow_down, {{"most", std::to_string(Throttle::most)},
                                                         {"span", lasting(Throttle::span)},
                                                         {"wait", lasting(s_.throttle.wait(asker, now_))}})});
            case Throttle::Verdict::answer:
                break;
        }
        if (!fits) return reply({line.by.nick, line.channel}, {misunderstood(said->words)});
        const Reply r = command->answer(Question{s_, line.by, std::move(arguments), now_});
        reply({line.by.nick, line.channel}, r.lines);
        if (!r.refresh) return;
        kept(Keep::lazily);
        s_.refreshers.push_back({line.by.nick, line.channel});
        s_.refreshed = now_;
        look();  // what waits for the question under way must not wait for this one too
        out_.push_back(s_.reading.ask(now_));
    }

    void reply(const Waiting& to, std::vector<std::string> lines) {
        for (auto& line : lines) line = unpinged(line, s_.reading.schedule());
        for (auto& action : answer(to.nick, to.channel, std::move(lines))) out_.push_back(std::move(action));
    }

    /// The wiki has answered: what an answer leads to.
    void answered(answers::Outcome outcome) {
        for (const auto& waiting : s_.refreshers) reply(waiting, {answers::refreshed(s_, outcome, now_)});
        s_.refreshers.clear();
        if (outcome != answers::Outcome::failed) {
            for (const auto& told : s_.edits.read(s_.reading.schedule(), s_.reading.unread().size(), now_)) {
                announce(s_.ledger, told, source(false), now_);
            }
        }
        look();
    }

    announcements::Source source(bool failed) const {
        announcements::Source out{s_.page_url(), {}};
        if (failed) out.age = s_.reading.age(now_);
        return out;
    }

    /// Whatever the hour asks for: starts that are due, lines that wait, the next question to the wiki.
    void look() {
        if (s_.last_now && now_ < *s_.last_now) {
            s_.reading.forget_questions();
            if (s_.since) s_.since = std::min(*s_.since, now_);  // it had been ahead
        }
        s_.last_now = now_;
        bool ask = false;
        if (s_.can_announce()) {
            for (const auto& w : due_starts(s_.reading.schedule(), s_.ledger, *s_.since, now_)) {
                const Reading::Fresh fresh = s_.reading.fresh(w.start, now_);
                if (fresh == Reading::Fresh::no) ask = true;
                if (fresh == Reading::Fresh::no || fresh == Reading::Fresh::waiting) break;  // page order is kept
                announce(s_.ledger, w, s_.settings, source(fresh == Reading::Fresh::failed), now_);
            }
            for (auto& say : s_.ledger.take(s_.settings.channel, now_)) {
                kept(Keep::surely);
                out_.push_back(std::move(say));
            }
        }
        s_.ledger.prune(now_);
        const auto second_look = s_.edits.wakes_at();
        const bool look_again = second_look && *second_look <= now_ && s_.reading.asked() < second_look;
        if (ask || look_again || s_.reading.due(now_, s_.settings.poll)) out_.push_back(s_.reading.ask(now_));
    }

    void kept(Keep keep) { s_.keep = std::max(s_.keep, keep); }

    State& s_;
    Instant now_;
    std::vector<Action> out_;
};

}  // namespace

Configured configured(const Settings& s) {
    return {s.channel, s.rules.zone.name(), s.rules.limit, s.poll.count(), s.rules.gerrit, s.source};
}

Desk::Desk(Settings settings) : state_(std::make_unique<State>()) {
    state_->settings = std::move(settings);
}
Desk::Desk(Desk&&) noexcept = default;
Desk& Desk::operator=(Desk&&) noexcept = default;
Desk::~Desk() = default;

std::vector<Action> Desk::handle(const Event& event, Instant now) {
    state_->keep = Keep::no;
    return Turn(*state_, now).take(event);
}

Keep Desk::keep() const {
    return state_->keep;
}

Instant Desk::wakes_at() const {
    const State& s = *state_;
    if (!s.last_now) return Instant::min();
    const Instant now = *s.last_now;
    Instant next = s.reading.next_due(now, s.settings.poll);
    const auto earlier = [&](std::optional<Instant> t) {
        if (t && *t > now) next = std::min(next, *t);
    };
    earlier(s.reading.schedule().next_start(now));
    earlier(s.ledger.wakes_at(now));
    earlier(s.edits.wakes_at());
    earlier(s.reading.patience_ends());
    return std::max(next, now + std::chrono::seconds{1});
}

std::string Desk::remember() const {
    return desk::remember(*state_);
}

void Desk::reconfigure(Settings settings) {
    const Configured until_told = configured(state_->settings);
    state_->settings = std::move(settings);
    adopt(state_->settings, until_told);
}

}  // namespace bot::desk
