#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "bot/desk/text/chat.hpp"
#include "gerrit/checks.hpp"

namespace bot::desk::inline model {

using calendar::Instant;

/// What requestors have been told of their patches, so that each thing is told once.
class Advice {
public:
    /// One entry of the calendar, checked.
    struct Entry {
        const calendar::Window* window;
        const gerrit::WindowCheck* check;
        const gerrit::Checked* patch;
    };

    /// News for one person about one entry.
    struct News {
        Entry entry;
        bool stands = false;   ///< blocks or warnings that were not there before
        bool fits = false;     ///< it was over the limit, and is no longer
        bool cleared = false;  ///< nothing of what was told stands any more
    };

    /// How long an entry must be off the calendar until it counts as withdrawn.
    static constexpr std::chrono::minutes gone_after{10};

    /// Forgets what has been off the calendar for long enough. Comes first.
    void forget_gone(Instant now);

    /// What is to be told about this entry, if anything.
    std::optional<News> news(const Entry&, const ChatTraits&, Instant now) const;

    /// It has been put into words.
    void told(const Entry&, const ChatTraits&);

    /// Takes over how things stand, once what is to be told has been. `complete`: every card of the page could be read,
    /// so what is not there is gone.
    void see(const std::vector<Entry>&, bool complete, const ChatTraits&, Instant now);

    /// The page has another start or name for a window: what was told goes along.
    void follow(const calendar::Window& before, const calendar::Window& after);

    bool operator==(const Advice&) const = default;

private:
    friend struct journal::Memory;
    using Key = std::pair<std::string, int>;  // the requestor, folded, and the change; 0: entries that name none
    struct Told {
        std::set<std::string> causes;    // blocks and warnings, told and standing
        std::set<std::string> over;      // windows of which it was told that it is over the limit
        std::set<std::string> stands;    // windows of which something was told, and not that it is gone
        std::optional<Instant> missing;  // since when it is not on the calendar
        bool operator==(const Told&) const = default;
    };
    static Key key(const Entry&, const ChatTraits&);
    std::map<Key, Told> told_;
};

}  // namespace bot::desk::inline model
