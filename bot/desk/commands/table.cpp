#include "bot/desk/commands/table.hpp"

#include <algorithm>

#include "bot/desk/commands/answers.hpp"
#include "bot/desk/commands/parts.hpp"
#include "bot/desk/text/chat.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/wording/starts.hpp"
#include "calendar/text.hpp"

namespace bot::desk::commands {
namespace {

bool none(const std::vector<std::string>& a) {
    return a.empty();
}
bool at_most_a_command(const std::vector<std::string>& a) {
    return a.empty() || (a.size() == 1 && find_command(a[0]) != nullptr);
}
bool at_most_a_span(const std::vector<std::string>& a) {
    return a.empty() || (a.size() == 1 && (a[0] == "today" || a[0] == "tomorrow" || a[0] == "week"));
}

bool a_change(const std::vector<std::string>& a) {
    return a.size() == 1;
}
bool changes_or_none(const std::vector<std::string>& a) {
    return std::all_of(a.begin(), a.end(),
                       [](const auto& word) { return word.find_first_of("0123456789") != word.npos; });
}
bool at_most_one(const std::vector<std::string>& a) {
    return a.size() <= 1;
}
bool surely_on_or_off(const std::vector<std::string>& a) {
    return a.size() == 1 && (a[0] == "on" || a[0] == "off");
}
bool on_or_off(const std::vector<std::string>& a) {
    return a.empty() || surely_on_or_off(a);
}
bool something(const std::vector<std::string>& a) {
    return !a.empty();
}
bool anything(const std::vector<std::string>&) {
    return true;
}

constexpr Command table[] = {
    {"accept", "CHANGE", "take a change over the limit of its window anyway", &a_change, &commands::accept},
    {"bad", "[CHANGE] REASON", "say that your patch does not work, so that it goes no further", &something,
     &commands::bad},
    {"branches", "", "say which versions the wikis run, and so where a fix must be cherry-picked to", &none,
     &commands::branches},
    {"carry", "CHANGE...", "move patches to the next window with room", &something, &commands::carry},
    {"check", "[CHANGE|WINDOW]", "say what stands in the way of a change, or of a window's patches", &anything,
     &commands::check},
    {"claim", "[WINDOW|floor]", "take the window you are about to deploy, or the floor outside of all windows",
     &anything, &commands::claim},
    {"claim!", "[WINDOW|floor]", "take it over from somebody else", &anything, &commands::claim_over},
    {"digest", "[WINDOW]", "sum up what a window lists, for its deployer", &anything, &commands::digest},
    {"done", "[WINDOW]", "end your window; what is left is listed with its next place", &anything, &commands::done},
    {"floor", "", "say whether somebody may deploy now", &none, &commands::floor},
    {"good", "[CHANGE...]", "say that your patch works on the test servers; alone: all of yours there",
     &changes_or_none, &commands::good},
    {"help", "[command]", "list the commands, or explain one", &at_most_a_command, &commands::help},
    {"here", "", "say that you are here for your patches (any line in the channel does)", &none, &commands::here},
    {"hold", "[all] REASON", "call nobody forward and let no patch be moved, in this window or everywhere", &something,
     &commands::hold},
    {"limit", "[WINDOW]", "say how full a window is, and where there is room next", &anything, &commands::limit},
    {"live", "[CHANGE]", "say that a patch is on all servers", &changes_or_none, &commands::live},
    {"merging", "[CHANGE]", "say that you merge a patch", &changes_or_none, &commands::merging},
    {"move", "CHANGE... to WINDOW", "move your patches to another window of the calendar", &something, &commands::move},
    {"next", "", "say which window comes next", &none, &commands::next},
    {"now", "", "say which windows are open", &none, &commands::now},
    {"nowandnext", "", "both of them", &none, &commands::now_and_next},
    {"order", "[CHANGE...]", "set the order of a window's patches, or ask for it", &changes_or_none, &commands::order},
    {"patches", "[NICK]", "list what is scheduled by you, or by somebody", &at_most_one, &commands::patches},
    {"ping", "", "say that I am here, how old my calendar is and what does not work", &none, &commands::ping},
    {"quiet", "[on|off]", "be pinged only when it is your turn", &on_or_off, &commands::quiet},
    {"refresh", "", "read the calendar again now (once a minute)", &none, &commands::refresh},
    {"release", "[WINDOW]", "give back what you claimed", &anything, &commands::release},
    {"remind", "on|off", "be reminded in private an hour before your windows", &surely_on_or_off, &commands::remind},
    {"reverted", "[CHANGE]", "say that a patch was undone", &changes_or_none, &commands::reverted},
    {"schedule", "CHANGE... [both] [in WINDOW] [for NICK]",
     "list patches for a window of the calendar (the next with room); both: on all live branches", &something,
     &commands::schedule},
    {"skip", "[CHANGE] REASON", "take a patch out of its window (\"no-show\", or why)", &something, &commands::skip},
    {"status", "[CHANGE|TASK|WINDOW]", "say how far a patch is and how that is known; alone: the open window's",
     &anything, &commands::status},
    {"testing", "[CHANGE]", "say that a patch is on the test servers; its requestor is asked to test", &changes_or_none,
     &commands::testing},
    {"undo", "", "take back what you last said of patches (five minutes)", &none, &commands::undo},
    {"unhold", "[WINDOW|all]", "end a hold", &anything, &commands::unhold},
    {"unwatch", "[CHANGE|WINDOW]", "stop watching it; alone: everything", &anything, &commands::unwatch},
    {"up", "[CHANGE]", "call the next patch, or this one: its requestor is told to be ready", &changes_or_none,
     &commands::up},
    {"watch", "CHANGE|WINDOW", "hear of each step, in private", &something, &commands::watch},
    {"windows", "[today|tomorrow|week]", "list the windows of a UTC day or of the next seven", &at_most_a_span,
     &commands::windows},
    {"withdraw", "CHANGE... [from WINDOW]", "take your patches off the calendar", &something, &commands::withdraw},
};

constexpr Permission permissions[] = {
    {"accept", Role::deployer, std::chrono::seconds{0}, Role::deployer},
    {"carry", Role::deployer, std::chrono::seconds{0}, Role::deployer, true},
    {"claim", Role::deployer, std::chrono::seconds{0}, Role::deployer},
    {"claim!", Role::deployer, std::chrono::seconds{0}, Role::deployer},
    {"done", Role::deployer, std::chrono::seconds{0}, Role::deployer},
    {"live", Role::deployer, std::chrono::seconds{0}, Role::deployer},
    {"merging", Role::deployer, std::chrono::seconds{0}, Role::deployer},
    {"move", Role::known, std::chrono::seconds{0}, Role::deployer, true},
    {"quiet", Role::known, std::chrono::seconds{0}, Role::deployer},
    {"refresh", Role::anyone, std::chrono::minutes{1}, Role::deployer},
    {"release", Role::deployer, std::chrono::seconds{0}, Role::deployer},
    {"remind", Role::known, std::chrono::seconds{0}, Role::deployer},
    {"reverted", Role::deployer, std::chrono::seconds{0}, Role::deployer},
    {"schedule", Role::known, std::chrono::seconds{0}, Role::deployer, true},
    {"skip", Role::deployer, std::chrono::seconds{0}, Role::deployer},
    {"testing", Role::deployer, std::chrono::seconds{0}, Role::deployer},
    {"unhold", Role::deployer, std::chrono::seconds{0}, Role::deployer},
    {"unwatch", Role::known, std::chrono::seconds{0}, Role::deployer},
    {"up", Role::deployer, std::chrono::seconds{0}, Role::deployer},
    {"watch", Role::known, std::chrono::seconds{0}, Role::deployer},
    {"withdraw", Role::known, std::chrono::seconds{0}, Role::deployer, true},
};

std::string form_of(const Command& c) {
    return c.form.empty() ? std::string(c.name) : std::string(c.name) + " " + std::string(c.form);
}

}  // namespace

std::span<const Command> commands() {
    return table;
}

const Command* find_command(std::string_view name) {
    const auto found = std::find_if(std::begin(table), std::end(table), [&](auto& c) { return c.name == name; });
    return found == std::end(table) ? nullptr : found;
}

const Permission* find_permission(std::string_view name) {
    const auto found =
        std::find_if(std::begin(permissions), std::end(permissions), [&](auto& p) { return p.command == name; });
    return found == std::end(permissions) ? nullptr : found;
}

const Command* nearest_command(std::string_view word) {
    constexpr std::size_t longest = 24;
    if (word.empty() || word.size() > longest) return nullptr;
    const Command* best = nullptr;
    std::size_t least = word.size() <= 3 ? 1 : std::max<std::size_t>(2, word.size() / 2);
    for (const auto& c : table) {
        const bool begins = word.size() >= 3 && c.name.substr(0, word.size()) == word;
        const std::size_t d = begins ? 0 : calendar::word_distance(word, c.name);
        if (d <= least && (!best || d < least)) {
            best = &c;
            least = d;
        }
    }
    return best;
}

std::string misunderstood(const std::vector<std::string>& words, const ChatTraits& chat) {
    if (const Command* c = words.empty() ? nullptr : find_command(words[0])) {
        return tell(Sentence::usage, {{"command", form_of(*c)}, {"what", std::string(c->what)}});
    }
    const std::string word = words.empty() ? std::string() : words[0];
    const std::string shown = chat.mention(shorten(clean(word), 40));
    if (const Command* near = nearest_command(word)) {
        return tell(Sentence::unknown_near, {{"word", shown}, {"near", std::string(near->name)}});
    }
    return tell(Sentence::unknown, {{"word", shown}});
}

Reply help(const Question& q) {
    if (!q.arguments.empty()) {
        const Command& c = *find_command(q.arguments[0]);
        return {{tell(Sentence::help_one, {{"command", form_of(c)}, {"what", std::string(c.what)}})}};
    }
    std::string all;
    for (const auto& c : commands()) {
        if (!all.empty()) all += ", ";
        all += form_of(c);
    }
    return {{tell(Sentence::help_all, {{"commands", all}})}};
}

}  // namespace bot::desk::commands
