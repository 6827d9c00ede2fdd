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

std::vector<int> entries_of(const Whole& line, bool undone) {
    std::vector<int> out;
    for (const auto& entry : line.line.message.entries) {
        if (entry.undone != undone) continue;
        if (std::find(out.begin(), out.end(), entry.number) == out.end()) out.push_back(entry.number);
    }
    return out;
}

std::vector<int> changes_of(const Whole& line) {
    return entries_of(line, false);
}

/// The kind of run that a line belongs to; nullopt: its words do not tell.
std::optional<Run::Kind> kind_of(const Whole& line) {
    const log::Message& m = line.line.message;
    if (m.promotion || m.kind == Kind::promoted) return Run::Kind::promotion;
    if (m.kind == Kind::synchronized) return Run::Kind::by_hand;
    if (m.backport) return Run::Kind::backport;
    const bool has_words = m.kind == Kind::started || m.kind == Kind::on_testservers || m.kind == Kind::finished ||
                           m.kind == Kind::aborted;
    return has_words && !m.text.empty() ? std::optional(Run::Kind::by_hand) : std::nullopt;
}

std::string text_of(const Whole& line) {
    return shorten(clean(line.text), longest_text);
}

bool overlap(const std::vector<int>& a, const std::vector<int>& b) {
    return std::any_of(a.begin(), a.end(), [&](int n) { return std::find(b.begin(), b.end(), n) != b.end(); });
}

/// Whether a line can belong to the run, by its kind and its changes. If either names no changes (they were cut off),
/// it can.
bool fits(const Run& run, const Whole& line) {
    const auto kind = kind_of(line);
    if (kind && *kind != run.kind) return false;
    const auto named = changes_of(line);
    return named.empty() || run.changes.empty() || overlap(run.changes, named);
}

void add(std::vector<int>& to, const std::vector<int>& named) {
    for (int change : named) {
        const bool known = std::find(to.begin(), to.end(), change) != to.end();
        if (!known && to.size() < most_changes) to.push_back(change);
    }
}

void add(Run& run, const Whole& line) {
    add(run.changes, changes_of(line));
    add(run.undone, entries_of(line, true));
}

RunEffect effect(const Run& run, std::optional<Progress> to, const Whole& line) {
    return {run.id, run.changes, to, line.since, run.user, text_of(line), Why::none, {}, false, false, false};
}

/// How long a run may be silent.
std::chrono::seconds patience(const Run& run, std::chrono::seconds silence) {
    return run.waits() ? std::max<std::chrono::seconds>(silence, Runs::long_wait) : silence;
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
        case End::stopped:
            return Progress::merged;
        case End::finished:
            if (gap || phase == Phase::none || phase == Phase::on_testservers) return Progress::unknown;
            return Progress::live;
        case End::open:
        case End::superseded:
        case End::silent:
        case End::promoted:
        case End::unlocked:
            break;
    }
    return Progress::unknown;
}

bool Run::perhaps_over(Instant now) const {
    constexpr std::chrono::minutes quiet{10};
    return gap || !open() || now >= last + quiet;
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
        case End::stopped:
            return Why::not_synced;
        case End::finished:
            return outcome() == Progress::live ? Why::none : gap ? Why::lines_missed : Why::not_approved;
        case End::superseded:
            return Why::superseded;
        case End::silent:
            return Why::silent;
        case End::unlocked:
            return Why::unlocked;
        case End::promoted:
        case End::open:
            break;
    }
    return Why::none;
}

std::string Run::message() const {
    const auto line = log::read_line(text);
    return line ? shorten(clean(line->message.text), longest_text) : std::string();
}

std::vector<RunEffect> Runs::hear(const Whole& line, Instant, bool archived) {
    auto out = take(line);
    if (!archived) return out;
    for (RunEffect& each : out) each.archived = true;
    for (Run& run : runs_) {
        if (run.ended == line.since && run.text == text_of(line)) run.archived = true;
    }
    return out;
}

std::vector<RunEffect> Runs::take(const Whole& line) {
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
        case Kind::stopped:
            return end(line, Run::End::stopped);
        case Kind::aborted:
            return end(line, Run::End::aborted);
        case Kind::failed:
            // The same person's second terminal did not get the lock that their run holds.
            if (line.line.message.error == "LockFailedError") return {};
            return end(line, Run::End::failed);
        case Kind::synchronized:
            return synced(line);
        case Kind::promoted:
            return promoted(line);
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
    run.kind = kind_of(line).value_or(Run::Kind::backport);
    add(run, line);
    run.phase = phase;
    bound();
    runs_.push_back(std::move(run));
    return runs_.back();
}

/// The run that a line of this deployer belongs to: an open one, one that ended a moment ago (neighbouring lines may
/// arrive in the wrong order), or one that went silent if no run began after it.
Run* Runs::current(const Whole& line) {
    for (auto run = runs_.rbegin(); run != runs_.rend(); ++run) {
        if (run->user != line.line.user || !fits(*run, line)) continue;
        const bool silent_last = run->end == Run::End::silent && run == runs_.rbegin();
        if (run->open() || silent_last || within(run->ended, line.since, settling)) return &*run;
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
                           !run.changes.empty() && run.changes == named && fits(run, line);
        if (!again) continue;
        run.last = line.last;  // the same line repeated
        return {};
    }
    // The line after this one may have overtaken it.
    if (Run* run = current(line);
        run && run->open() && run->phase != Run::Phase::started && within(run->began, line.since, settling)) {
        add(*run, line);
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
    Run* run = current(line);
    // A run never returns to the test servers: this is another run whose start was missed.
    const bool back = run && phase == Run::Phase::on_testservers && run->phase > phase && line.since > run->last + late;
    if (!run || back) {
        supersede(line.since);
        run = &begin(line, Run::Phase::none);
    }
    add(*run, line);
    run->last = line.last;
    run->asked = false;
    run->gap = false;
    run->missed_from.reset();
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
    return {run.id, own(run), Progress::rolled_back, line.since, run.user, text_of(line), Why::none, {}, true,
            false,  false};
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
    run->to_ship = false;
    return {rolled_back(*run, line)};
}

std::vector<RunEffect> Runs::end(const Whole& line, Run::End how) {
    std::vector<RunEffect> out;
    const auto named = changes_of(line);
    Run* run = current(line);
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
    add(*run, line);
    const bool ended = run->end == Run::End::finished || run->end == Run::End::cancelled ||
                       run->end == Run::End::aborted || run->end == Run::End::failed || run->end == Run::End::stopped ||
                       run->end == Run::End::promoted;
    if (ended && run->settled) return out;
    run->last = line.last;
    // The line that reports a failure says more than the line that closes the run.
    if (!ended || run->end == Run::End::finished) run->end = how;
    run->ended = line.since;
    run->settled = false;
    run->text = text_of(line);
    return out;
}

/// A file was synced: the end of a run that paused at the test servers, or a run of this line only.
std::vector<RunEffect> Runs::synced(const Whole& line) {
    if (kind_of(line) == Run::Kind::promotion) return {};  // the train also syncs a link to its newest version
    Run* run = current(line);
    if (!run || !run->open() || run->phase == Run::Phase::started) {
        const std::string text = text_of(line);
        const bool known = std::any_of(runs_.begin(), runs_.end(), [&](const Run& r) {
            return r.user == line.line.user && !r.open() && r.text == text && within(r.ended, line.since, late);
        });
        if (known) return {};
        supersede(line.since);
        begin(line, Run::Phase::started);
    }
    return end(line, Run::End::finished);
}

/// Wikis were moved to a version. That ends the run of this step of the train, and shows that no other run is under
/// way. Whether it also shipped the rest of the tree is not known.
std::vector<RunEffect> Runs::promoted(const Whole& line) {
    if (!current(line)) {
        supersede(line.since);
        begin(line, Run::Phase::started);
    }
    return end(line, Run::End::promoted);
}

std::vector<RunEffect> Runs::settle(Instant now, std::chrono::seconds silence, bool all) {
    std::vector<RunEffect> out;
    for (Run& run : runs_) {
        if (run.open() && now >= run.last + patience(run, silence)) {
            run.end = Run::End::silent;
            run.ended = run.last + patience(run, silence);
            run.text.clear();
        }
        const bool put_back = now < run.ended;  // the clock was put back
        const bool at_once = all || put_back || run.end == Run::End::silent;
        if (run.open()) continue;
        const Progress to = run.outcome();
        if (!run.settled && (at_once || now >= run.ended + settling)) {
            run.settled = true;
            run.to_ship = to == Progress::live || to == Progress::unknown;
            const Why why = run.why();
            out.push_back({run.id, own(run), to, run.ended, run.user, run.text, why,
                           why == Why::stopped ? run.message() : std::string(), true, to == Progress::live, false});
            out.back().archived = run.archived;
        }
        if (run.to_ship && (at_once || now >= run.ended + late)) {
            run.to_ship = false;
            out.push_back(
                {run.id, {}, to, run.ended, run.user, run.text, Why::none, {}, false, to == Progress::live, true});
        }
    }
    return out;
}

std::vector<Run> Runs::ask_about(Instant now, std::chrono::seconds silence) {
    std::vector<Run> out;
    for (Run& run : runs_) {
        if (!run.open() || !run.waits() || run.asked || now < run.last + silence) continue;
        run.asked = true;
        out.push_back(run);
    }
    return out;
}

void Runs::unlocked(Instant at) {
    for (Run& run : runs_) {
        // A line may arrive in the wrong order.
        if (!run.open() || within(run.last, at, settling)) continue;
        run.end = Run::End::unlocked;
        run.ended = at;
        run.text.clear();
    }
}

void Runs::is_slow(std::uint64_t id) {
    for (Run& run : runs_) run.slow = run.slow || run.id == id;
}

void Runs::interrupted(std::optional<Instant> from) {
    for (Run& run : runs_) {
        if (run.settled && run.end != Run::End::silent) continue;  // a silent run may continue
        run.gap = true;
        if (!run.missed_from) run.missed_from = from;
    }
}

void Runs::completed(Instant from) {
    for (Run& run : runs_) {
        if (!run.missed_from || *run.missed_from < from) continue;
        run.gap = false;
        run.missed_from.reset();
    }
}

std::optional<Instant> Runs::wakes_at(std::chrono::seconds silence) const {
    std::optional<Instant> first;
    for (const Run& run : runs_) {
        if (run.settled && !run.to_ship) continue;
        const bool to_ask = run.waits() && !run.asked;
        const auto quiet = to_ask ? silence : patience(run, silence);
        const Instant due = run.open() ? run.last + quiet : run.ended + (run.settled ? late : settling);
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
