#include "bot/desk/rules/patches_archive.hpp"

#include <algorithm>

#include "bot/desk/rules/patches_doubts.hpp"
#include "bot/desk/rules/patches_log.hpp"
#include "bot/desk/text/chat.hpp"
#include "calendar/text.hpp"

namespace bot::desk::rules::patches {
namespace {

using std::chrono::minutes;

constexpr minutes apart{2};  // between the clocks of the archive and ours
constexpr minutes day{24 * 60};

/// A hash (FNV-1a) of the beginning of a line, without its blanks: the relay cuts long lines, and loses blanks.
std::uint64_t mark_of(std::string_view text) {
    constexpr std::size_t most = 200;
    std::uint64_t hash = 14695981039346656037u;
    std::size_t counted = 0;
    for (char c : text) {
        if (calendar::is_blank(c)) continue;
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
        if (++counted == most) break;
    }
    return hash;
}

/// An entry of the archive with its time: the beginning of its minute.
struct Entry {
    Instant at;
    const ArchiveRow* row;
};

/// The entries, oldest first. Only the time of day is known, so each is taken as the latest possible one.
std::vector<Entry> timed(const std::vector<ArchiveRow>& newest_first, Instant now) {
    std::vector<Entry> out;
    Instant latest = now;
    for (const ArchiveRow& row : newest_first) {
        const auto midnight = date::floor<date::days>(latest + apart);
        Instant at = midnight + row.time;
        if (at > latest + apart) at -= day;
        latest = std::min(latest, at);
        out.push_back({at, &row});
    }
    std::reverse(out.begin(), out.end());
    return out;
}

/// The line as the log's bot said it; nullopt: somebody else did.
std::optional<log::Whole> line_of(const State& s, const Entry& entry) {
    const ArchiveRow& row = *entry.row;
    const bool apart_from_text = row.nick.find('@') != std::string::npos;
    const auto is_bot = [&](const std::vector<std::string>& names) {
        return std::any_of(names.begin(), names.end(), [&](const auto& name) { return s.chat().same(name, row.nick); });
    };
    if (!apart_from_text && !is_bot(s.settings.log.accounts) && !is_bot(s.settings.log.nicks)) return std::nullopt;
    log::Whole out;
    out.text = "!log " + (apart_from_text ? row.nick + " " : std::string()) + row.text;
    const auto line = log::read_line(out.text);
    if (!line || line->message.kind == log::Kind::unknown) return std::nullopt;
    out.speaker = "archive";
    out.line = *line;
    return out;
}

bool was_heard(const State& s, const std::string& text, Instant at) {
    const auto near = [&](Instant heard) { return heard >= at - apart && heard <= at + minutes{1} + apart; };
    const std::uint64_t mark = mark_of(text);
    const auto& marks = s.tracker.marks;
    const auto& waiting = s.tracker.search->lines;
    return std::any_of(marks.begin(), marks.end(), [&](auto& m) { return m.text == mark && near(m.at); }) ||
           std::any_of(waiting.begin(), waiting.end(),
                       [&](auto& line) { return mark_of(line.text) == mark && near(line.at); });
}

/// Whether somebody may have spoken in the name of the log's bot then: the archive cannot tell them apart either.
bool is_doubtful(const State& s, Instant at) {
    const auto& gaps = s.tracker.gaps.all;
    return std::any_of(gaps.begin(), gaps.end(), [&](const Gap& gap) {
        return gap.doubtful && at >= gap.from - apart && (!gap.to || at <= *gap.to + apart);
    });
}

/// Whether a run or a listed patch may have gone on since then.
bool matters(const State& s, Instant from, Instant now) {
    if (s.tracker.runs.running()) return true;
    return std::any_of(s.tracker.tracks.begin(), s.tracker.tracks.end(), [&](const auto& each) {
        const Track& track = each.second;
        const bool ended = track.state() == Progress::live || track.state() == Progress::reverted;
        return !ended && track.place && track.place->start <= now && track.place->end + std::chrono::hours{1} >= from;
    });
}

void finish(State& s, Instant now) {
    const auto lines = std::move(s.tracker.search->lines);
    s.tracker.search.reset();
    hear_late(s, lines, now);
}

}  // namespace

void search_if_missed(State& s, Instant now) {
    Gaps& gaps = s.tracker.gaps;
    const bool goes_on = std::any_of(gaps.all.begin(), gaps.all.end(), [](const Gap& gap) { return !gap.to; });
    if (!s.settings.asks_archive || s.tracker.search || goes_on) return;
    std::optional<Instant> from;
    for (Gap& gap : gaps.all) {
        if (gap.looked_up) continue;
        gap.looked_up = true;
        if (!from || gap.from < *from) from = gap.from;
    }
    if (!from || !matters(s, *from, now)) return;
    s.tracker.search = LogSearch{std::max(*from, now - longest_search), now + archive_settles, false, {}};
}

bool waits_for_archive(const State& s, Instant now) {
    if (!s.settings.asks_archive) return false;
    const Gap* deaf = s.tracker.gaps.deaf();
    return s.tracker.search || (deaf && now < deaf->noticed + deaf_patience);
}

bool wait_for_archive(State& s, const log::Heard& line) {
    auto& search = s.tracker.search;
    if (search && search->lines.size() >= LogSearch::most_lines) finish(s, line.at);
    if (!search) return false;
    search->lines.push_back(line);
    return true;
}

void mark_heard(State& s, const std::string& text, Instant at) {
    if (!s.settings.asks_archive) return;
    auto& marks = s.tracker.marks;
    if (marks.size() >= HeardMark::most) marks.erase(marks.begin());
    marks.push_back({at, mark_of(text)});
}

std::optional<ReadArchive> ask_archive(State& s, Instant now) {
    auto& search = s.tracker.search;
    if (!search || search->asked || now < search->due) return std::nullopt;
    search->asked = true;
    search->due = now + archive_patience;
    return ReadArchive{0};
}

bool read_archive(State& s, const ArchiveRead& e, Instant now) {
    if (e.change != 0 || !s.tracker.search || !s.tracker.search->asked) return false;
    const Instant from = date::floor<minutes>(s.tracker.search->from);
    const auto entries = timed(e.rows, now);
    std::vector<log::Whole> lines;
    bool sure = !entries.empty() && entries.front().at <= from;
    for (const Entry& entry : entries) {
        auto line = entry.at < from ? std::nullopt : line_of(s, entry);
        if (!line || was_heard(s, line->text, entry.at)) continue;
        if (is_doubtful(s, entry.at)) {
            sure = false;
            continue;
        }
        line->since = line->last = std::clamp(entry.at, s.tracker.search->from, now);
        lines.push_back(std::move(*line));
    }
    // A line of a doubtful time may be missing in the archive, too.
    for (const Gap& gap : s.tracker.gaps.all) sure = sure && (!gap.doubtful || gap.from < from);
    if (sure) s.tracker.runs.completed(s.tracker.search->from);
    hear_archived(s, lines, now);
    weigh_gaps(s, sure, now);
    finish(s, now);
    return true;
}

void end_search(State& s, Instant now) {
    const auto& search = s.tracker.search;
    const bool back = search && now + archive_settles + archive_patience < search->due;  // the clock was put back
    if (!search || !((search->asked && now >= search->due) || back)) return;
    weigh_gaps(s, false, now);
    finish(s, now);
}

void stop_search(State& s, Instant now) {
    if (!s.tracker.search) return;
    for (Gap& gap : s.tracker.gaps.all) {
        if (gap.from >= s.tracker.search->from) gap.looked_up = false;
    }
    finish(s, now);
}

std::optional<Instant> search_wakes_at(const State& s, Instant now) {
    if (s.tracker.search) return s.tracker.search->due;
    const Gap* deaf = s.tracker.gaps.deaf();
    const bool waits = deaf && waits_for_archive(s, now);
    return waits ? std::optional(deaf->noticed + deaf_patience) : std::nullopt;
}

}  // namespace bot::desk::rules::patches
