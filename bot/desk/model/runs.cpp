#include "bot/desk/model/runs.hpp"

#include <algorithm>

#include "bot/desk/text/clean.hpp"
#include "bot/log/line.hpp"

namespace bot::desk {
inline namespace model {
namespace {

using log::Kind;
using log::Whole;

constexpr std::size_t most_runs = 64;
constexpr std::size_t most_changes = 64;
constexpr std::size_t longest_text = 300;

std::vector<int> changes_of(const Whole& line) {
    std::vector<int> out;
    for (const auto& entry : line.line.message.entries) {
        if (std::find(out.begin(), out.end(), entry.number) == out.end()) out.push_back(entry.number);
    }
    return out;
}

std::string text_of(const Whole& line) {
    return shorten(clean(line.text), longest_text);
}

bool overlap(const std::vector<int>& a, const std::vector<int>& b) {
    return std::any_of(a.begin(), a.end(), [&](int n) { return std::find(b.begin(), b.end(), n) != b.end(); });
}

/// Whether a line with these changes can belong to the run. If either names no changes (they were cut off), it can.
bool fits(const Run& run, const std::vector<int>& named) {
    return named.empty() || run.changes.empty() || overlap(run.changes, named);
}

void add(Run& run, const std::vector<int>& named) {
    for (int change : named) {
        const bool known = std::find(run.changes.begin(), run.changes.end(), change) != run.changes.end();
        if (!known && run.changes.size() < most_changes) run.changes.push_back(change);
    }
}

RunEffect effect(const Run& run, std::optional<Progress> to, const Whole& line) {
    return {run.id, run.changes, to, line.since, run.user, text_of(line), Why::none, {}, false};
}

bool within(Instant from, Instant to, std::chrono::seconds most) {
    return from - to <= most && to - from <= most;
}

}  // namespace

Progress Run::outcome() const {
    if (rolled_back) return Progress::rolled_back;
    switch (end) {
        case End::cancelled:
        case End::aborted:
        case End::failed:
            return Progress::failed;
        case End::finished:
            if (gap || phase == Phase::none || phase == Phase::on_testservers) return Progress::unknown;
            return Progress::live;
        case End::open:
        case End::superseded:
        case End::silent:
            break;
    }
    return Progress::unknown;
}

Why Run::why() const {
    if (rolled_back) return Why::none;
    switch (end) {
        case End::cancelled:
            return Why::cancelled;
        case End::aborted:
            return Why::aborted;
        case End::failed:
            return Why::stopped;
        case End::finished:
            return outcome() == Progress::live ? Why::none : gap ? Why::lines_missed : Why::not_approved;
        case End::superseded:
            return Why::superseded;
        case End::silent:
            return Why::silent;
        case End::open:
            break;
    }
    return Why::none;
}

std::string Run::message() const {
    const auto line = log::read_line(text);
    return line ? shorten(clean(line->message.text), longest_text) : std::string();
}

std::vector<RunEffect> Runs::hear(const Whole& line, Instant) {
    switch (line.line.message.kind) {
        case Kind::started:
            return started(line);
        case Kind::on_testservers:
            return forward(line, Run::Phase::on_testservers, Progress::testing);
        case Kind::continuing:
            return forward(line, Run::Phase::continuing, Progress::syncing);
        case Kind::rolling_back:
            return roll_back(line);
        case Kind::finished:
            return end(line, Run::End::finished);
        case Kind::cancelled:
            return end(line, Run::End::cancelled);
        case Kind::aborted:
            return end(line, Run::End::aborted);
        case Kind::failed:
            return end(line, Run::End::failed);
        case Kind::synchronized:
            if (auto named = changes_of(line); !named.empty()) {
                return {{0,
                         std::move(named),
                         std::nullopt,
                         line.since,
                         line.line.user,
                         text_of(line),
                         Why::none,
                         {},
                         false}};
            }
            return {};
        default:
            return {};
    }
}

Run& Runs::begin(const Whole& line, Run::Phase phase) {
    Run run;
    run.id = next_++;
    run.user = line.line.user;
    run.host = line.line.host;
    run.began = line.since;
    run.last = line.last;
    run.changes = changes_of(line);
    run.phase = phase;
    bound();
    runs_.push_back(std::move(run));
    return runs_.back();
}

/// The run that a line of this deployer belongs to: an open one, one that ended a moment ago (neighbouring lines may
/// arrive in the wrong order), or one that went silent if no run began after it.
Run* Runs::current(const std::string& user, const std::vector<int>& named, Instant at) {
    for (auto run = runs_.rbegin(); run != runs_.rend(); ++run) {
        if (run->user != user || !fits(*run, named)) continue;
        const bool silent_last = run->end == Run::End::silent && run == runs_.rbegin();
        if (run->open() || silent_last || within(run->ended, at, settling)) return &*run;
    }
    return nullptr;
}

Run* Runs::latest_of(const std::string& user, Instant at, std::chrono::seconds most) {
    for (auto run = runs_.rbegin(); run != runs_.rend(); ++run) {
        if (run->user == user && (run->open() || within(run->ended, at, most))) return &*run;
    }
    return nullptr;
}

/// The run's changes without those that a later run named: the later run decides their state.
std::vector<int> Runs::own(const Run& run) const {
    std::vector<int> out = run.changes;
    std::erase_if(out, [&](int change) {
        return std::any_of(runs_.begin(), runs_.end(),
                           [&](const Run& other) { return other.id > run.id && overlap(other.changes, {change}); });
    });
    return out;
}

/// A new run ends all open ones, no matter who started them.
void Runs::supersede(Instant at) {
    for (Run& run : runs_) {
        if (!run.open()) continue;
        run.end = Run::End::superseded;
        run.ended = at;
    }
}

std::vector<RunEffect> Runs::started(const Whole& line) {
    std::vector<RunEffect> out;
    const auto named = changes_of(line);
    for (Run& run : runs_) {
        const bool again = run.open() && run.user == line.line.user && run.phase == Run::Phase::started &&
                           !run.changes.empty() && run.changes == named;
        if (!again) continue;
        run.last = line.last;  // the same line repeated
        return {};
    }
    // The line after this one may have overtaken it.
    if (Run* run = current(line.line.user, named, line.since);
        run && run->open() && run->phase != Run::Phase::started && within(run->began, line.since, settling)) {
        add(*run, named);
        if (run->phase != Run::Phase::none) return {};
        run->phase = Run::Phase::started;
        out.push_back(effect(*run, Progress::merged, line));
        if (run->rolled_back) out.push_back(rolled_back(*run, line));
        return out;
    }
    const bool doubtful = std::any_of(runs_.begin(), runs_.end(), [&](const Run& run) {
        return run.user == line.line.user && run.rolled_back && run.last > run.ended &&
               within(run.last, line.since, settling);
    });
    supersede(line.since);
    Run& run = begin(line, Run::Phase::started);
    run.gap = doubtful;  // that rollback may have belonged to this run
    out.push_back(effect(run, Progress::merged, line));
    return out;
}

std::vector<RunEffect> Runs::forward(const Whole& line, Run::Phase phase, Progress to) {
    std::vector<RunEffect> out;
    const auto named = changes_of(line);
    Run* run = current(line.line.user, named, line.since);
    // A run never returns to the test servers: this is another run whose start was missed.
    const bool back = run && phase == Run::Phase::on_testservers && run->phase > phase && line.since > run->last + late;
    if (!run || back) {
        supersede(line.since);
        run = &begin(line, Run::Phase::none);
    }
    add(*run, named);
    run->last = line.last;
    run->gap = false;
    if (run->end == Run::End::silent) {
        run->end = Run::End::open;
        run->settled = false;
    }
    if (run->phase >= phase) return out;  // overtaken by a later line, or the same line repeated
    run->phase = phase;
    if (!run->rolled_back && !run->settled) out.push_back(effect(*run, to, line));
    return out;
}

/// Announced at once: the requestors can stop testing.
RunEffect Runs::rolled_back(const Run& run, const Whole& line) const {
    return {run.id, own(run), Progress::rolled_back, line.since, run.user, text_of(line), Why::none, {}, true};
}

std::vector<RunEffect> Runs::roll_back(const Whole& line) {
    Run* run = latest_of(line.line.user, line.since, late);
    if (!run) {
        supersede(line.since);
        run = &begin(line, Run::Phase::none);
    }
    run->last = line.last;
    if (run->rolled_back) return {};
    run->rolled_back = true;
    return {rolled_back(*run, line)};
}

std::vector<RunEffect> Runs::end(const Whole& line, Run::End how) {
    std::vector<RunEffect> out;
    const auto named = changes_of(line);
    Run* run = current(line.line.user, named, line.since);
    if (!run) {
        // A repeated line of a run that has ended; without changes, it belongs to no run.
        const std::string text = text_of(line);
        const bool known = std::any_of(runs_.begin(), runs_.end(), [&](const Run& r) {
            return r.user == line.line.user && !r.open() && r.text == text;
        });
        if (known || named.empty()) return out;
        supersede(line.since);
        run = &begin(line, Run::Phase::none);
    }
    add(*run, named);
    const bool ended_well = run->end == Run::End::finished || run->end == Run::End::cancelled ||
                            run->end == Run::End::aborted || run->end == Run::End::failed;
    if (ended_well && run->settled) return out;
    run->last = line.last;
    // The line that reports a failure says more than the line that closes the run.
    if (!ended_well || run->end == Run::End::finished) run->end = how;
    run->ended = line.since;
    run->settled = false;
    run->text = text_of(line);
    return out;
}

std::vector<RunEffect> Runs::settle(Instant now, std::chrono::seconds silence, bool all) {
    std::vector<RunEffect> out;
    for (Run& run : runs_) {
        if (run.open() && now >= run.last + silence) {
            run.end = Run::End::silent;
            run.ended = run.last + silence;
            run.text.clear();
        }
        const bool put_back = now < run.ended;  // the clock was put back
        const bool due = all || put_back || now >= run.ended + settling || run.end == Run::End::silent;
        if (run.open() || run.settled || !due) continue;
        run.settled = true;
        const Why why = run.why();
        out.push_back({run.id, own(run), run.outcome(), run.ended, run.user, run.text, why,
                       why == Why::stopped ? run.message() : std::string(), true});
    }
    return out;
}

void Runs::interrupted() {
    for (Run& run : runs_) {
        if (!run.settled || run.end == Run::End::silent) run.gap = true;  // a silent run may continue
    }
}

std::optional<Instant> Runs::wakes_at(std::chrono::seconds silence) const {
    std::optional<Instant> first;
    for (const Run& run : runs_) {
        if (run.settled) continue;
        const Instant due = run.open() ? run.last + silence : run.ended + settling;
        if (!first || due < *first) first = due;
    }
    return first;
}

const Run* Runs::running(int change) const {
    for (auto run = runs_.rbegin(); run != runs_.rend(); ++run) {
        const bool named =
            change == 0 || std::find(run->changes.begin(), run->changes.end(), change) != run->changes.end();
        if (!run->settled && named) return &*run;
    }
    return nullptr;
}

const Run* Runs::find(std::uint64_t id) const {
    const auto found = std::find_if(runs_.begin(), runs_.end(), [&](const Run& run) { return run.id == id; });
    return found == runs_.end() ? nullptr : &*found;
}

void Runs::bound() {
    if (runs_.size() < most_runs) return;
    const auto oldest = std::find_if(runs_.begin(), runs_.end(), [](const Run& run) { return run.settled; });
    runs_.erase(oldest == runs_.end() ? runs_.begin() : oldest);
}

}  // namespace model
}  // namespace bot::desk
