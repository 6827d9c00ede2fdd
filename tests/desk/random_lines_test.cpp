// Ten thousand lines of all kinds: a line for Oriel is answered once, any other line never.
#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <map>

#include "bot/desk/commands/table.hpp"
#include "tests/desk/stage.hpp"
#include "tests/simulation/rng.hpp"

using namespace bot::desk;
using namespace bot::desk::commands;
using namespace std::chrono_literals;

namespace {

const Instant noon = date::sys_days{date::year{2026} / 11 / 23} + 12h;

constexpr const char* page = R"(
{{Deployment calendar event card
    |when=2026-11-23 14:00 UTC
    |length=1
    |window=UTC afternoon backport window
    |who={{ircnick|ada}}, {{ircnick|kay}}
    |what=
{{ircnick|bob}}
{{deploy|type=config|gerrit=1200311|title=Wider margins|status=}}
{{deploy|type=1.47.0-wmf.16|gerrit=1200312|title=Narrower footers|status=}}
{{ircnick|lea}}
{{deploy|type=config|gerrit=1200321|title=Keep the language|status=}}
}}
{{Deployment calendar event card
    |when=2026-11-23 21:00 UTC
    |length=1
    |window=UTC late backport window
    |who={{ircnick|ada}}
    |what=
{{ircnick|bob}}
{{deploy|type=config|gerrit=1200411|title=A rail|status=}}
}}
)";

struct Guest {
    Speaker who;
    Role role;
};

const std::vector<Guest> askers = {
    {{"kay", "kay", "host.of.kay"}, Role::deployer}, {{"bob", "bob", "host.of.bob"}, Role::known},
    {{"lea_", "lea", "host.of.lea"}, Role::known},   {{"guest7", {}, "host.of.seven"}, Role::anyone},
    {{"guest8", {}, "host.of.eight"}, Role::anyone}, {{"kay_", "KAY", "elsewhere"}, Role::deployer},
};

/// Commands whose success the channel sees without an answer to their sender.
bool may_go_unanswered(const std::string& command) {
    static const std::vector<std::string> all = {"bad",  "done",     "good", "hold",    "live",   "merging", "release",
                                                 "skip", "reverted", "undo", "testing", "unhold", "up"};
    return std::find(all.begin(), all.end(), command) != all.end();
}

/// A line, and whether it is for Oriel.
struct Line {
    std::string channel, text;
    bool bot = false;
    enum class For { nobody, surely, perhaps } whom = For::surely;
    std::vector<std::string> words = {};  // the words of the command
};

class Babble {
public:
    explicit Babble(std::uint64_t seed) : rng(seed) {}

    Line line() {
        Line out{"#wikimedia-operations", {}};
        const std::string what = question(out.words);
        switch (rng.weighted({24, 8, 6, 12, 20, 6, 4, 12, 6, 8})) {
            case 0:
                out.text = "oriel: " + what;
                break;
            case 1:
                out.text = "ORIEL, " + what;
                break;
            case 2:
                out.text = "  oriel:" + what;
                break;
            case 3:
                out.text = "oriel " + what;
                out.whom = Line::For::perhaps;
                break;
            case 4:
                out.channel.clear();
                out.text = what;
                break;
            case 5:
                out.channel.clear();
                out.text = "Oriel: " + what;
                break;
            case 6:
                out.channel.clear();
                out.text = "oriel " + what;
                break;
            case 7:
                out.whom = Line::For::nobody;
                out.text = rng.pick(std::vector<std::string>{"<oriel> ", "<kay> oriel: ", "> oriel: ", "I said oriel: ",
                                                             "oriel_: ", "oriels: ", "oriel> ", "* oriel ",
                                                             "\"oriel: ", "kay: ", "@oriel: ", "..."}) +
                           what;
                break;
            case 8:
                out.whom = Line::For::nobody;
                out.text = what.empty() ? "oriel" : what;
                break;
            default:
                out.whom = Line::For::nobody;
                out.bot = true;
                out.text = "oriel: " + what;
        }
        return out;
    }

    simulation::Rng rng;

private:
    /// Returns the command, and its words in lower case.
    std::string question(std::vector<std::string>& words) {
        const auto& all = bot::desk::commands::commands();
        std::string first(all[static_cast<std::size_t>(rng.between(0, static_cast<int>(all.size()) - 1))].name);
        if (rng.one_in(6)) {
            // A typing error.
            const auto at = static_cast<std::size_t>(rng.between(0, static_cast<int>(first.size()) - 1));
            first.erase(at, 1);
        } else if (rng.one_in(6)) {
            first =
                rng.pick(std::vector<std::string>{"hello", "thanks!", "?", "größer", "{}", "{window}", "%s", "1200311",
                                                  "what", "xyzzy", "!log", "\"now\"", "#", "ACTION", "-", ":"});
        }
        words.clear();
        if (!first.empty()) words.push_back(first);
        for (int n = rng.weighted({5, 5, 2, 1, 1}); n > 0; --n) words.push_back(argument());
        std::string out;
        for (auto& word : words) {
            if (!out.empty()) out += rng.one_in(20) ? "  " : " ";
            out += word;
            for (char& c : word)
                if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        }
        return out;
    }

    std::string argument() {
        static const std::vector<std::string> all = {"1200311",
                                                     "1200312",
                                                     "1200321",
                                                     "1200411",
                                                     "1200999",
                                                     "0",
                                                     "-1",
                                                     "99999999999999999999",
                                                     "T123456",
                                                     "on",
                                                     "off",
                                                     "all",
                                                     "floor",
                                                     "week",
                                                     "today",
                                                     "tomorrow",
                                                     "late",
                                                     "afternoon",
                                                     "21:00",
                                                     "to",
                                                     "in",
                                                     "for",
                                                     "bob",
                                                     "lea",
                                                     "both",
                                                     "no-show",
                                                     "error",
                                                     "spike",
                                                     "Please",
                                                     "{}",
                                                     "{window}",
                                                     "größer",
                                                     "\"",
                                                     "%s%n",
                                                     "I0123456789012345678901234567890123456789",
                                                     "help",
                                                     "claim!",
                                                     "https://gerrit.wikimedia.org/r/c/mediawiki/core/+/1200311",
                                                     "oriel:",
                                                     "<oriel>"};
        return rng.one_in(60) ? std::string(80, 'x') : rng.pick(all);
    }
};

/// The rate limit of one sender: five answers in thirty seconds, then one notice, then nothing until the time is over.
class Patience {
public:
    enum class Owed { answer, notice, nothing };
    Owed hears(const std::string& asker, Instant now) {
        auto& [answered, noticed] = askers_[asker];
        while (!answered.empty() && answered.front() + 30s <= now) answered.pop_front();
        if (answered.size() < 5) {
            answered.push_back(now);
            noticed = false;
            return Owed::answer;
        }
        return std::exchange(noticed, true) ? Owed::nothing : Owed::notice;
    }

private:
    std::map<std::string, std::pair<std::deque<Instant>, bool>> askers_;
};

struct Counts {
    long lines = 0, not_ours = 0, unknown = 0, misfit = 0, refused = 0, answered = 0, notices = 0, silent = 0;
};

void say_one(tests::Stage& stage, const Guest& asker, Babble& babble, Patience& patience, Counts& counts) {
    Line line = babble.line();
    Speaker by = asker.who;
    by.bot = line.bot;
    INFO(calendar::to_text(stage.now()) << " " << by.nick << (line.channel.empty() ? " (private)" : "") << "> "
                                        << line.text);
    ++counts.lines;
    stage.take_said();
    stage.happen(LineHeard{by, line.channel, line.text});
    std::vector<Say> answers, unasked;
    for (auto& say : stage.take_said()) (say.cause.empty() ? answers : unasked).push_back(std::move(say));
    INFO((answers.empty() ? std::string("nothing") : answers.front().text));

    const Command* command = line.words.empty() ? find_command("help") : find_command(line.words[0]);
    std::vector<std::string> arguments = line.words;
    if (!arguments.empty()) arguments.erase(arguments.begin());
    const bool fits = command && command->fits(arguments);
    if (line.whom == Line::For::nobody || (line.whom == Line::For::perhaps && (!fits || line.words.empty()))) {
        ++counts.not_ours;
        CHECK(answers.empty());
        return;
    }
    for (const Say& each : answers) {
        const bool here = each.to != by.nick;
        if (here) CHECK(each.to == line.channel);
        if (here) CHECK(each.text.starts_with(by.nick + ": "));
    }
    CHECK(std::count_if(answers.begin(), answers.end(), [&](auto& say) { return say.to != by.nick; }) <= 2);

    const std::string name = by.account ? "account " + *by.account : by.host;
    const auto owed = patience.hears(name == "account KAY" ? "account kay" : name, stage.now());
    if (owed == Patience::Owed::nothing) {
        ++counts.silent;
        CHECK(answers.empty());
        return;
    }
    if (owed == Patience::Owed::notice) {
        ++counts.notices;
        REQUIRE(answers.size() == 1);
        CHECK(answers[0].to == by.nick);
        CHECK(answers[0].text.starts_with("that was more than 5 commands in 30 s; I answer you again in "));
        return;
    }
    const auto once = [&](const std::string& words) {
        REQUIRE(answers.size() == 1);
        CHECK(answers[0].to == (line.channel.empty() ? by.nick : line.channel));
        CHECK_MESSAGE(answers[0].text.find(words) != std::string::npos, answers[0].text << " lacks " << words);
    };
    if (!command) {
        ++counts.unknown;
        return once("I do not know \"");
    }
    if (!fits) {
        ++counts.misfit;
        return once("it goes \"" + std::string(command->name));
    }
    const Permission* rule = find_permission(command->name);
    if (rule && asker.role < rule->least) {
        ++counts.refused;
        return once("\"" + std::string(command->name) + "\" is for ");
    }
    ++counts.answered;
    CHECK((!answers.empty() || !unasked.empty() || may_go_unanswered(std::string(command->name))));
}

}  // namespace

TEST_CASE("of ten thousand random lines each that is for Oriel is answered once, and no other") {
    Counts counts;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        Settings settings;
        settings.deployers = {"kay", "ada"};
        tests::Stage stage(noon + 90min, settings);
        stage.set_page(page);
        stage.restart();
        stage.start();
        PresenceSeen all{settings.chat.channel, {}, {}, {}};
        for (const auto& each : askers) all.came.push_back({each.who.nick, each.who.account, false});
        stage.happen(all);
        Babble babble(seed);
        Patience patience;
        const Guest* eager = nullptr;  // a guest who sends one line after the other
        for (int i = 0; i < 500; ++i) {
            if (babble.rng.one_in(12)) eager = eager ? nullptr : &babble.rng.pick(askers);
            const int gap = eager ? babble.rng.between(0, 3) : babble.rng.between(0, 20);
            stage.run_to(stage.now() + std::chrono::seconds{gap});
            say_one(stage, eager ? *eager : babble.rng.pick(askers), babble, patience, counts);
        }
        CHECK(stage.journal_agrees());
    }
    CHECK(counts.lines == 10'000);
    for (long each : {counts.not_ours, counts.unknown, counts.misfit, counts.refused, counts.answered, counts.notices,
                      counts.silent})
        CHECK(each > 100);
    MESSAGE(counts.lines << " lines: " << counts.not_ours << " for others, " << counts.unknown << " unknown, "
                         << counts.misfit << " misfit, " << counts.refused << " refused, " << counts.answered
                         << " answered, " << counts.notices << " noticed, " << counts.silent << " passed over");
}
