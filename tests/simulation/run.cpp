#include "tests/simulation/run.hpp"

#include <fmt/format.h>

namespace simulation {

using namespace bot::desk;
using std::chrono::minutes;

namespace {

bot::desk::Settings settings() {
    bot::desk::Settings s;
    s.version = "0";
    s.poll = poll;
    s.chat.channel = channel;
    return s;
}

}  // namespace

Run::Run(const Plan& plan, std::uint64_t seed, bool tell_story)
    : plan_(plan),
      rng_(seed ^ 0xfeedu),
      tell_story_(tell_story),
      agenda_(plan.from),
      disk_(settings()),
      wiki_(agenda_, plan, rng_, log_.tally, [this](const Event& e, int revision) { feed(e, revision); }),
      forge_(agenda_, plan, rng_, log_.tally, [this](const Event& e, const Told& told) { feed(e, unread, told); }),
      wire_(agenda_, rng_, log_, channel,
            {[this](const Event& e) { feed(e); },
             [this] {
                 if (!armed_ || armed_->moment != Kill::Moment::before_said) return;
                 log_.tally.count(Fault::crash_before_said);
                 kill(armed_->power);
             },
             [this] { return crowd_.list(channel); }}) {}

Log Run::live() {
    const Faults& faults = plan_.faults;
    for (const Coming& c : plan_.comings) agenda_.at(c.at, [this, &c] { come(c); });
    agenda_.at(plan_.from, [this] { start(); });
    for (const Step& s : faults.steps) agenda_.at(s.at, [this, s] { step(s); });
    for (const Kill& k : faults.kills) agenda_.at(k.from, [this, k] { arm(k); });
    for (const LinkLoss& l : faults.losses) agenda_.at(l.at, [this, l] { wire_.lose(l); });
    for (Instant at : faults.kicks) agenda_.at(at, [this] { wire_.kick(); });
    for (const Remark& r : faults.remarks) agenda_.at(r.at, [this, &r] { hear(r); });
    agenda_.run(plan_.to);
    mark();
    return std::move(log_);
}

void Run::mark() {
    auto& all = log_.stretches;
    const bool up = disk_.up();
    if (!all.empty()) all.back().to = agenda_.now();
    all.push_back({agenda_.now(), agenda_.now(), offset_, up, up && speaking_, up ? revision_ : -1});
}

void Run::start() {
    const std::string before = disk_.memory();
    disk_.start();
    if (!before.empty() && disk_.desk().desk().remember() != before) {
        wrong("the desk built again from its journal is another:\n  was " + before + "\n  is  " +
              disk_.desk().desk().remember());
    }
    if (log_.restarts.empty()) log_.first_started = clock();
    log_.restarts.push_back(agenda_.now());
    speaking_ = false;
    beat(Voice{false});
    tell("-- started");
    mark();
    feed(Started{"0"});
    wire_.connect(seconds{rng_.between(2, 20)});
}

void Run::arm(const Kill& k) {
    if (!disk_.up() || armed_) return;
    armed_ = k;
    const long arming = ++arming_;
    const bool now = k.moment == Kill::Moment::idle;
    if (k.power) hold();
    // Does not wait for a moment that never comes. An idle power cut comes a little later, so that there is something
    // to lose.
    const seconds wait = !now ? seconds{400} : k.power ? seconds{rng_.between(1, 900)} : seconds{0};
    agenda_.in(wait, [this, now, arming] {
        if (!armed_ || arming != arming_) return;
        if (now) {
            log_.tally.count(Fault::crash_idle);
            kill(armed_->power);
        } else {
            armed_.reset();
            disk_.let_go();
        }
    });
}

void Run::hold() {
    disk_.hold();
    beat(Held{});
    decided_.clear();
    records_since_ = 0;
    held_revision_ = revision_;
}

void Run::kill(bool back) {
    const seconds down = armed_ ? armed_->down : seconds{60};
    tell(fmt::format("-- killed{}, for {} s", back && disk_.holding() ? " with its machine" : "", down.count()));
    if (armed_ && armed_->power) {
        log_.tally.count(Fault::power_cut);
        if (records_since_ > 0) log_.tally.count(Fault::power_cut_lost);
    }
    if (back && disk_.holding()) {
        for (std::size_t line : decided_) log_.spoken[line].fate = Spoken::Fate::open;
        revision_ = held_revision_;
        beat(Restored{});
    }
    armed_.reset();
    disk_.kill(back);
    wire_.die();
    wiki_.forget();
    forge_.forget();
    beat(Voice{false});
    for (Spoken& s : log_.spoken)
        if (s.fate == Spoken::Fate::open) {
            s.fate = Spoken::Fate::doubt;
            s.decided = agenda_.now();
        }
    ++timer_;
    mark();
    agenda_.in(down, [this] { start(); });
}

void Run::step(const Step& s) {
    log_.tally.count(s.offset > offset_ ? Fault::clock_forward : Fault::clock_back);
    offset_ = s.offset;
    tell(fmt::format("-- the clock steps: {} s off", offset_.count()));
    beat(Stepped{});
    mark();
    longest_sleep_ = seconds{rng_.between(0, 60)};
    if (disk_.up()) set_timer();
}

void Run::set_timer() {
    const long timer = ++timer_;
    const Instant wanted = disk_.desk().wakes_at();
    seconds wait = wanted <= clock() ? seconds{0} : wanted - clock();
    wait = std::min(wait, longest_sleep_);
    agenda_.in(wait, [this, timer] {
        if (timer != timer_ || !disk_.up()) return;
        ticks_at_once_ = last_tick_ == agenda_.now() ? ticks_at_once_ + 1 : 0;
        last_tick_ = agenda_.now();
        if (ticks_at_once_ > 20) {
            if (ticks_at_once_ == 21) wrong("the desk wants tick after tick at one instant");
            longest_sleep_ = minutes{1};
            return;
        }
        longest_sleep_ = date::days{1};
        feed(Tick{});
    });
}

void Run::hear(const Remark& r) {
    if (!disk_.up() || (r.in_private ? !wire_.up() : !wire_.joined())) return;
    remark_ = &r;
    feed(LineHeard{Speaker{r.nick, std::nullopt, "host.of." + r.nick}, r.in_private ? "" : channel, r.text});
    remark_ = nullptr;
}

void Run::come(const Coming& coming) {
    static constexpr Fault counted[] = {Fault::join, Fault::part, Fault::new_nick};
    log_.tally.count(counted[static_cast<int>(coming.kind)]);
    const PresenceSeen seen = crowd_.take(coming, channel);
    wire_.see(seen);
    if (seen.went.empty() || !rng_.one_in(3)) return;
    log_.tally.count(Fault::elsewhere);
    wire_.see(PresenceSeen{"#elsewhere", {{seen.went.front(), account_of(coming.who)}}, {}, {}});
}

void Run::tell(std::string what) {
    if (tell_story_) log_.story.emplace_back(agenda_.now(), std::move(what));
}

}  // namespace simulation
