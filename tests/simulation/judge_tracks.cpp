// Lines about the progress of patches. There are no deployments here: windows end, and patch sets arrive while changes
// are merged.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "tests/simulation/judge.hpp"

namespace simulation {

using std::chrono::minutes;

namespace {

constexpr minutes grace{15};
constexpr seconds prompt{75};

std::set<int> listed(const Card& card) {
    std::set<int> out;
    for (const Entry& e : entries_of(card)) out.insert(e.patch->change);
    return out;
}

/// Whether the card lists a change that no other card of the page lists.
bool has_its_own(const Revision& page, const Card& card) {
    std::set<int> own = listed(card);
    for (const CardPtr& c : page.cards) {
        if (c.get() == &card || !c->readable()) continue;
        for (int change : listed(*c)) own.erase(change);
    }
    return !own.empty();
}

class Tracks {
public:
    Tracks(Hindsight& h, Verdict& out) : h_(h), out_(out) {}

    void all() {
        for (std::size_t i = 0; i < h_.lines.size(); ++i) {
            if (h_.lines[i].kind == Line::Kind::summary) summary(h_.log.spoken[i], h_.lines[i]);
            if (h_.lines[i].kind == Line::Kind::patch_set) patch_set(h_.log.spoken[i], h_.lines[i]);
        }
        for (std::size_t i = 0; i < h_.plan.page.size(); ++i) debts(static_cast<int>(i));
    }

private:
    void wrong(Instant at, std::string_view what, const std::string& line) {
        out_.violations.push_back({at, fmt::format("{}: {}", what, line)});
    }

    void summary(const Spoken& s, const Line& line) {
        if (!line.repeat && !s.text.empty()) ++out_.summaries;
        std::set<int> changes;
        bool ended = false, in_time = false;
        for (int revision : h_.known_until(s.at, s.revision))
            for (const CardPtr& c : h_.page(revision).cards) {
                if (!c->readable() || c->name != line.head) continue;
                changes.merge(listed(*c));
                ended = ended || c->end <= s.clock;
                in_time = in_time || (c->end <= s.clock && s.clock <= c->end + 2 * grace + seconds{1});
            }
        if (!ended) return wrong(s.at, "no such window has ended", s.text);
        if (!in_time) wrong(s.at, "that window ended long ago", s.text);
        if (line.patches < 1) wrong(s.at, "it sums up nothing", s.text);
        for (int left : line.left)
            if (!changes.count(left)) wrong(s.at, "it never listed what is left", s.text);
        if (static_cast<int>(line.left.size()) > line.patches) wrong(s.at, "more is left than it sums up", s.text);
        if (line.patches > static_cast<int>(changes.size())) wrong(s.at, "more patches than it listed", s.text);
    }

    /// An approved change got another patch set, and is not merged.
    void patch_set(const Spoken& s, const Line& line) {
        const auto found = h_.plan.history.changes.find(line.patches);
        if (found == h_.plan.history.changes.end()) return wrong(s.at, "there is no such change", s.text);
        bool approved = false, came = false;
        for (const Moment& m : found->second) {
            if (m.at > s.at) break;
            approved = approved || (m.facts.approved && m.facts.patch_set < line.patch_set);
            came = came || m.facts.patch_set == line.patch_set;
        }
        if (!approved) wrong(s.at, "it was never approved before that", s.text);
        if (!came) wrong(s.at, "it never had that patch set", s.text);
    }

    /// Requires a summary of windows that ended while Oriel was there and had known them for a while.
    void debts(int revision) {
        const Revision& page = h_.page(revision);
        for (const CardPtr& c : page.cards) {
            if (!c->readable() || c->freeze || !has_its_own(page, *c)) continue;
            const auto when = true_time(c->end);
            if (!when) continue;
            const Instant end = *when;
            if (!known_around(revision, end) || h_.stepped(end - minutes{10}, end + prompt)) continue;
            if (was_past(c->end, end)) continue;
            if (!h_.speaking(end - minutes{5}, end + prompt)) continue;
            const auto twins = std::count_if(page.cards.begin(), page.cards.end(), [&](const CardPtr& o) {
                return o->readable() && o->name == c->name && o->end == c->end;
            });
            if (twins > 1) continue;
            bool told = false;
            for (std::size_t i = 0; i < h_.lines.size(); ++i) {
                const Spoken& s = h_.log.spoken[i];
                told = told || (h_.lines[i].kind == Line::Kind::summary && h_.lines[i].head == c->name &&
                                end - seconds{1} <= s.at && s.at <= end + prompt);
            }
            if (!told) wrong(end + prompt, "its end was not told", c->name);
        }
    }

    /// The true time at which the desk's clock showed this.
    std::optional<Instant> true_time(Instant clock) const {
        for (const Stretch& s : h_.log.stretches)
            if (s.from + s.offset <= clock && clock < s.to + s.offset) return clock - s.offset;
        return std::nullopt;
    }

    /// Whether the clock showed this instant or a later one before, and was put back.
    bool was_past(Instant clock, Instant before) const {
        return std::any_of(h_.log.stretches.begin(), h_.log.stretches.end(),
                           [&](const Stretch& s) { return s.to <= before && s.to + s.offset > clock; });
    }

    bool known_around(int revision, Instant end) const {
        if (end < h_.log.first_started + minutes{10} || end + prompt > h_.plan.to) return false;
        return std::all_of(h_.log.stretches.begin(), h_.log.stretches.end(), [&](const Stretch& s) {
            return s.to <= end - minutes{5} || s.from >= end + prompt || s.revision == revision;
        });
    }

    Hindsight& h_;
    Verdict& out_;
};

}  // namespace

void judge_tracks(Hindsight& h, Verdict& out) {
    Tracks(h, out).all();
}

}  // namespace simulation
