#include "calendar/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "calendar/entity.hpp"
#include "calendar/name.hpp"
#include "calendar/nick.hpp"
#include "calendar/plain.hpp"
#include "calendar/text.hpp"
#include "calendar/when.hpp"

namespace calendar {
namespace {

using wikitext::Node;
using wikitext::Part;
using wikitext::Tree;

constexpr std::string_view card_name = "deployment calendar event card";
constexpr std::string_view row_module = "#invoke:deployment schedule";
constexpr std::string_view row_function = "row";

bool begins_card(std::string_view behind_braces) {
    constexpr std::size_t longest = 120;
    std::string_view text = behind_braces.substr(0, longest);
    const std::size_t end = std::min(text.find_first_of("|{}"), text.size());
    const std::string name = wikitext::spelled_name(text.substr(0, end));
    if (name != row_module) return name == card_name;
    text.remove_prefix(std::min(end + 1, text.size()));
    return trim(text.substr(0, text.find_first_of("|{}"))) == row_function;
}

bool is_card(const Tree& tree, const Node& call, const std::string& name) {
    if (name == card_name) return true;
    const Part* function = name == row_module ? argument(tree, call, "1") : nullptr;
    return function != nullptr && without_comments(tree, function->value_nodes) == row_function;
}

/// Converts offsets to line numbers; offsets must be ascending.
class Lines {
public:
    explicit Lines(std::string_view text) : text_{text} {}
    int line_of(std::size_t at) {
        line_ += static_cast<int>(std::count(text_.begin() + seen_, text_.begin() + static_cast<long>(at), '\n'));
        seen_ = static_cast<long>(at);
        return line_;
    }

private:
    std::string_view text_;
    long seen_ = 0;
    int line_ = 1;
};

class Reader {
public:
    Reader(std::string_view text, const Rules& rules) : rules_{rules} {
        sheet_.tree = wikitext::read(text, begins_card);
    }

    Sheet run() {
        Lines card_lines{tree_.text};
        visit_calls(tree_, tree_.nodes, [&](const Node& call, const std::string& name) {
            if (is_card(tree_, call, name)) card(call, card_lines.line_of(call.span.from));
            return true;
        });
        unclosed();
        strays();
        std::ranges::stable_sort(sheet_.cards, {}, [](const Card& card) { return card.window.start; });
        std::ranges::stable_sort(sheet_.unread, {}, &Unread::line);
        twins();
        for (Card& card : sheet_.cards) shorten(card.window.warnings);
        return std::move(sheet_);
    }

private:
    void card(const Node& call, int line) {
        auto times = read_times(plain_argument(call, "when"), plain_argument(call, "length"), rules_.zone);
        if (const auto* none = std::get_if<NoTimes>(&times)) {
            sheet_.unread.push_back({line, none->why});
            return;
        }
        Card& card = sheet_.cards.emplace_back();
        card.call = &call;
        Window& window = card.window;
        auto& [start, end, day, clock_moved, warnings] = std::get<Times>(times);
        window.start = start;
        window.end = end;
        window.day = day;
        window.clock_moved = clock_moved;
        window.warnings = std::move(warnings);
        window.line = line;
        name(call, window);
        deployers(call, window);
        card.what = argument(tree_, call, "what");
        if (card.what == nullptr) return;
        Entries entries = read_entries(tree_, *card.what, rules_.gerrit);
        window.requests = std::move(entries.requests);
        card.sites = std::move(entries.sites);
        std::ranges::move(entries.warnings, std::back_inserter(window.warnings));
    }

    void name(const Node& call, Window& window) {
        auto [name, limit] = name_and_limit(plain_argument(call, "window"));
        if (name.empty()) window.warnings.push_back("its \"window\" is empty: it has no name");
        if (!limit && find_word(name, "backport") != std::string_view::npos) limit = rules_.limit;
        std::string what = lower(plain_argument(call, "what"));
        while (what.ends_with('.') || what.ends_with('!')) what.pop_back();
        const Freeze freeze = freeze_in(name);
        window.cancelled = is_cancelled(name);
        window.freeze = !window.cancelled &&
                        (freeze == Freeze::at_begin || (freeze == Freeze::within && !limit) || what == "no deploys");
        if (freeze == Freeze::within && limit && !window.cancelled) {
            window.warnings.push_back("its name may mean that nobody deploys: it counts as a window with patches");
        }
        window.limit = limit;
        window.name = std::move(name);
    }

    void deployers(const Node& call, Window& window) {
        const Part* who = argument(tree_, call, "who");
        if (who == nullptr) return;
        visit_calls(tree_, who->value_nodes, [&](const Node& inner, const std::string& name) {
            const Part* first = argument(tree_, inner, "1");
            if (name != "ircnick") {
                if (first != nullptr && name.starts_with("irc"))
                    window.warnings.push_back(fmt::format("{} is no {{{{ircnick}}}}: nobody is pinged for it",
                                                          in_quotes(tree_.slice(inner.span))));
                return true;
            }
            const std::string nick =
                first == nullptr ? std::string{} : decode_entities(as_written(tree_, first->value_nodes));
            add_deployer(nick, window);
            return false;
        });
    }

    static void add_deployer(const std::string& nick, Window& window) {
        constexpr std::size_t longest = 100;
        const auto same = [&](const std::string& other) { return same_nick(nick, other); };
        if (nick.empty() || is_placeholder(nick) || std::ranges::any_of(window.deployers, same)) return;
        if (!is_nick(nick))
            window.warnings.push_back(
                fmt::format("the deployer {} is no IRC nick and cannot be pinged", in_quotes(nick)));
        window.deployers.emplace_back(cut(nick, longest));
    }

    void unclosed() {
        Lines lines{tree_.text};
        for (const std::size_t at : tree_.broken)
            sheet_.unread.push_back({lines.line_of(at), "its {{ is never closed: a }} is missing in it"});
    }

    /// An extra `}}` ends a card early, and the text after it is not read: warn about it.
    void strays() {
        Lines lines{tree_.text};
        const auto begin = [](const Card& card) { return card.call->span.from; };
        for (const std::size_t at : tree_.stray) {
            const int line = lines.line_of(at);
            const auto behind = std::ranges::upper_bound(sheet_.cards, at, {}, begin);
            if (behind == sheet_.cards.begin() || std::prev(behind)->spoilt) continue;
            Card& before = *std::prev(behind);
            before.window.warnings.push_back(fmt::format("a }}}} without its {{{{ stands behind it on line {}", line));
            before.spoilt = true;
        }
    }

    void twins() {
        std::set<std::pair<Instant, std::string_view>> seen;
        for (auto& [window, call, what, sites, spoilt] : sheet_.cards)
            if (!seen.emplace(window.start, window.name).second)
                window.warnings.push_back("another card has the same start and name");
    }

    static void shorten(std::vector<std::string>& warnings) {
        constexpr std::size_t most = 50;
        if (warnings.size() <= most) return;
        const std::size_t more = warnings.size() - most;
        warnings.resize(most);
        warnings.push_back(fmt::format("and {} more", more));
    }

    std::string plain_argument(const Node& call, std::string_view name) const {
        const Part* part = argument(tree_, call, name);
        return part == nullptr ? std::string{} : plain(tree_, part->value_nodes);
    }

    const Rules& rules_;
    Sheet sheet_;
    const Tree& tree_ = sheet_.tree;
};

}  // namespace

Sheet read_sheet(std::string_view wikitext, const Rules& rules) {
    return Reader{wikitext, rules}.run();
}

}  // namespace calendar
