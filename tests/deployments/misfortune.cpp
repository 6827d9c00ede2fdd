#include "tests/deployments/misfortune.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "tests/log/relay.hpp"

namespace deployments {
namespace {

using bot::desk::LineHeard;

constexpr std::size_t limit = 425;

void sort(std::vector<Sent>& lines) {
    std::stable_sort(lines.begin(), lines.end(), [](const Sent& a, const Sent& b) { return a.at < b.at; });
}

/// The lines of the messages, cut as the relay cuts them.
std::vector<Sent> lines_of(const Deployment& d) {
    std::vector<Sent> out;
    for (std::size_t i = 0; i < d.messages.size(); ++i) {
        Instant at = d.messages[i].at;
        std::size_t piece = 0;
        for (auto& text : bot::log::test::relayed(d.messages[i].text, limit, limit)) {
            out.push_back({at, std::move(text), i, piece++});
            if (out.size() % 3 == 0) at += seconds{1};
        }
    }
    sort(out);
    return out;
}

/// Moves two consecutive messages to within two seconds: the later one and all after it come earlier. An unattended run
/// does not end that early.
void hurry(Deployment& d, Rng& rng) {
    if (d.messages.size() < 2 || d.way == Way::unattended) return;
    const auto second = static_cast<std::size_t>(rng.between(1, static_cast<int>(d.messages.size()) - 1));
    const auto closer = d.messages[second].at - d.messages[second - 1].at - seconds{rng.between(0, 2)};
    if (closer <= seconds{0}) return;
    for (std::size_t i = second; i < d.messages.size(); ++i) d.messages[i].at -= closer;
}

void reorder(Relayed& r, Rng& rng) {
    bool swapped = false;
    for (std::size_t i = 0; i + 1 < r.lines.size(); ++i) {
        Sent &a = r.lines[i], &b = r.lines[i + 1];
        if (b.at - a.at > seconds{2} || (swapped && rng.one_in(2))) continue;
        std::swap(a.text, b.text);
        std::swap(a.message, b.message);
        std::swap(a.piece, b.piece);
        swapped = true;
        ++i;
    }
}

void repeat(Relayed& r, Rng& rng) {
    const std::vector<Sent> once = r.lines;
    for (Sent line : once) {
        if (!rng.percent(60)) continue;
        line.at += seconds{rng.between(0, 4)};
        line.again = true;
        r.lines.push_back(line);
    }
    sort(r.lines);
}

void lose(Relayed& r, Rng& rng) {
    for (int n = rng.weighted({0, 60, 30, 10}); n > 0; --n) {
        Sent& line = r.lines[static_cast<std::size_t>(rng.between(0, static_cast<int>(r.lines.size()) - 1))];
        line.lost = line.vanished = true;
    }
}

/// Loses the only line about the rollback.
void lose_rollback(Relayed& r, const Deployment& d) {
    for (Sent& line : r.lines) {
        const Kind kind = d.messages[line.message].kind;
        // After the test servers a missing confirmation would show it.
        const bool tells = kind == Kind::rolling_back || (kind == Kind::on_testservers && d.way == Way::refused);
        if (tells) line.lost = line.vanished = true;
    }
}

/// Lines by which other users imitate the relay.
void forge(Relayed& r, const Deployment& d, Rng& rng) {
    const auto speaker = [&]() -> bot::desk::Speaker {
        switch (rng.between(0, 4)) {
            case 0:
                return {"logmsgbot", std::nullopt, "a.example"};
            case 1:
                return {"logmsgbot", "", "b.example"};
            case 2:
                return {"logmsgbot", "mallory", "c.example"};
            case 3:
                return {"mallory", "mallory", "c.example"};
            default:
                return {"logmsgbot_", std::nullopt, "d.example"};
        }
    };
    const std::string who = "!log " + d.user + "@deploy2002 ";
    const auto span = static_cast<int>((d.end() - d.begin()).count());
    const std::vector<std::string> alone = {who + "Scap cancelled without rolling back.",
                                            who + "Rolling back deployment", who + d.user + ": Continuing with sync",
                                            "(duration: 01m 02s)", "]], [[gerrit:1299999|and this]]"};
    for (int n = rng.between(3, 8); n > 0; --n) {
        const Instant at = d.begin() + seconds{rng.between(-2, span + 2)};
        std::string text = rng.pick(alone);
        if (rng.one_in(2)) {
            // The end of this run, or one of its lines.
            text = d.messages.front().text;
            const auto words = text.find("Started");
            if (rng.one_in(2)) text.replace(words, 7, "Finished");
            if (text.find("Finished") != text.npos) text += " (duration: 01m 02s)";
        }
        r.forged.push_back({at, LineHeard{speaker(), "#windows", text}});
    }
    // The relay's account in another channel is not the channel's log.
    r.forged.push_back({d.end(), LineHeard{{"logmsgbot", "logmsgbot", "w.example"}, "#elsewhere", rng.pick(alone)}});
}

void deafen(Relayed& r, const Deployment& d, Misfortune kind, Rng& rng) {
    const auto span = static_cast<int>((d.end() - d.begin()).count());
    Deaf deaf{kind, d.begin() + seconds{rng.between(-8, span + 4)}, {}, {}};
    // Around a line rather than at any time: most of the time there are no lines.
    if (rng.percent(70)) {
        deaf.from = rng.pick(d.messages).at - seconds{rng.between(0, 6)};
    }
    deaf.noticed = deaf.from;
    if (kind != Misfortune::crash && rng.one_in(2)) deaf.noticed += seconds{rng.between(1, 60)};
    deaf.to = deaf.noticed + seconds{rng.one_in(3) ? rng.between(20, 200) : rng.between(1, 12)};
    // A ghost is seen to leave after the relay is back.
    if (kind == Misfortune::relay_ghost) std::swap(deaf.noticed, deaf.to);
    const Instant until = kind == Misfortune::relay_ghost ? deaf.to : deaf.to + seconds{1};
    for (Sent& line : r.lines) line.lost = line.lost || (deaf.from <= line.at && line.at < until);
    r.deaf.push_back(deaf);
}

bool deafens(Misfortune m) {
    return m == Misfortune::link || m == Misfortune::channel || m == Misfortune::relay_quit ||
           m == Misfortune::relay_ghost || m == Misfortune::netsplit || m == Misfortune::crash;
}

void strike(Relayed& r, const Deployment& d, Misfortune m, Rng& rng) {
    if (m == Misfortune::reordered) reorder(r, rng);
    if (m == Misfortune::doubled) repeat(r, rng);
    if (m == Misfortune::forged) forge(r, d, rng);
    if (m == Misfortune::lost) lose(r, rng);
    if (m == Misfortune::rollback_unseen) lose_rollback(r, d);
    if (deafens(m)) deafen(r, d, m, rng);
    if (m == Misfortune::crash_unharmed) {
        for (int n = rng.between(1, 2); n > 0; --n)
            r.kills.push_back(static_cast<std::size_t>(rng.between(0, static_cast<int>(r.lines.size()) - 1)));
    }
}

std::vector<Misfortune> some(Rng& rng) {
    std::vector<Misfortune> out{Misfortune::reordered, Misfortune::doubled};
    const auto also = [&](Misfortune m) {
        if (rng.one_in(2)) out.push_back(m);
    };
    also(Misfortune::forged);
    also(rng.one_in(2) ? Misfortune::link : Misfortune::crash);
    also(rng.one_in(2) ? Misfortune::relay_quit : Misfortune::channel);
    also(Misfortune::crash_unharmed);
    also(Misfortune::lost);
    return out;
}

}  // namespace

std::string_view to_text(Misfortune m) {
    constexpr std::string_view words[] = {"none",
                                          "lines cut at 425 bytes",
                                          "lines twice",
                                          "neighbours in the wrong order",
                                          "subjects in the tool's own words",
                                          "forged lines",
                                          "our link away",
                                          "we out of the channel",
                                          "the relay away",
                                          "the relay back under another nick",
                                          "netsplit",
                                          "Oriel killed, lines missed",
                                          "Oriel killed, no line missed",
                                          "lines lost without a trace",
                                          "several of these at once",
                                          "the only line of a rollback lost"};
    static_assert(std::size(words) == static_cast<std::size_t>(Misfortune::last_one));
    return words[static_cast<std::size_t>(m)];
}

bool Relayed::heard(const Deployment& d, Kind kind) const {
    const auto came = [&](const Sent& line) {
        return std::any_of(lines.begin(), lines.end(), [&](const Sent& copy) {
            return copy.message == line.message && copy.text == line.text && !copy.lost;
        });
    };
    return std::all_of(lines.begin(), lines.end(),
                       [&](const Sent& line) { return d.messages[line.message].kind != kind || came(line); });
}

bool Relayed::asks_to_test(const Deployment& d) const {
    // A continuation that arrives before its beginning may be taken for that of another message.
    std::map<std::pair<std::size_t, bool>, std::size_t> came;
    std::size_t next = 0;
    for (const Sent& line : lines) {
        const Kind kind = d.messages[line.message].kind;
        if (kind == Kind::continuing || kind == Kind::rolling_back) break;
        if (line.piece != came[{line.message, line.again}]++) return false;
        if (kind == Kind::on_testservers && !line.again) ++next;
    }
    const auto pieces = std::count_if(lines.begin(), lines.end(), [&](const Sent& line) {
        return d.messages[line.message].kind == Kind::on_testservers && !line.again;
    });
    return pieces > 0 && next == static_cast<std::size_t>(pieces);
}

bool Relayed::rollback_vanished(const Deployment& d) const {
    const auto is = [&](const Sent& line, Kind kind) { return d.messages[line.message].kind == kind; };
    // After the end, while lost lines are not noticed yet, it is missing just as well.
    const auto missed_late = [&](const Sent& line) {
        const bool ended = std::any_of(lines.begin(), lines.end(), [&](const Sent& other) {
            return is(other, Kind::finished) && !other.lost && other.at <= line.at;
        });
        return line.lost && ended && std::any_of(deaf.begin(), deaf.end(), [&](const Deaf& each) {
                   return each.from <= line.at && line.at < each.noticed;
               });
    };
    const bool vanished = std::any_of(lines.begin(), lines.end(), [&](const Sent& line) {
        return is(line, Kind::rolling_back) && (line.vanished || missed_late(line));
    });
    const bool no_yes = heard(d, Kind::on_testservers) && d.says(Kind::on_testservers) &&
                        !(d.says(Kind::continuing) && heard(d, Kind::continuing));
    return vanished && !heard(d, Kind::rolling_back) && !no_yes;
}

Instant Relayed::end() const {
    Instant last = lines.back().at;
    for (const Forged& f : forged) last = std::max(last, f.at);
    for (const Deaf& d : deaf) last = std::max({last, d.noticed, d.to});
    return last;
}

bool Relayed::in_order(const Deployment& d) const {
    const auto first_of = [&](std::size_t message) {
        return std::find_if(lines.begin(), lines.end(), [&](const Sent& line) { return line.message == message; });
    };
    const bool begins =
        d.messages.size() < 2 || d.messages[1].kind == Kind::on_testservers || first_of(0) < first_of(1);
    const auto whole = [&](std::size_t message) {
        std::size_t next = 0;
        return std::all_of(lines.begin(), lines.end(), [&](const Sent& line) {
            return line.message != message || line.again || line.piece == next++;
        });
    };
    for (std::size_t i = 0; i < d.messages.size(); ++i) {
        const Kind kind = d.messages[i].kind;
        if ((kind == Kind::started || kind == Kind::on_testservers) && whole(i)) return begins;
    }
    return false;
}

Relayed relay(Deployment& d, Misfortune m, Rng& rng) {
    const std::vector<Misfortune> all = m == Misfortune::several ? some(rng) : std::vector{m};
    if (std::count(all.begin(), all.end(), Misfortune::reordered)) hurry(d, rng);
    Relayed r;
    r.lines = lines_of(d);
    for (Misfortune each : all) strike(r, d, each, rng);
    r.all_heard = r.deaf.empty() && r.kills.empty() && r.in_order(d) &&
                  std::all_of(d.messages.begin(), d.messages.end(),
                              [&](const Message& message) { return r.heard(d, message.kind); });
    return r;
}

}  // namespace deployments
