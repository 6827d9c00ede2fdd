#pragma once
#include <cstdint>
#include <vector>

#include "bot/desk/desk.hpp"
#include "bot/store/journal.hpp"

namespace bot::store {

/// The journal is replaced by a snapshot of the desk when it has more records than this,
constexpr std::int64_t compact_records = 2000;
/// or more bytes than this since it was last replaced. Pages are long, and each version of a page is stored.
constexpr std::size_t compact_bytes = 8 << 20;

/// A desk with its journal: an event is journalled before its actions are returned.
class KeptDesk {
public:
    /// Rebuilds the desk from the journal, which must outlive it. Throws StoreError, desk::journal::BadRecord.
    KeptDesk(desk::Settings, Journal&);

    /// Handles the event, journals it if the desk needs that, and then returns the actions. Throws StoreError: then no
    /// action may be carried out, and the process must end.
    std::vector<desk::Action> happen(const desk::Event&, calendar::Instant now);

    calendar::Instant wakes_at() const { return desk_.wakes_at(); }
    const desk::Desk& desk() const { return desk_; }
    void reconfigure(desk::Settings s) { desk_.reconfigure(std::move(s)); }

private:
    desk::Desk desk_;
    Journal& journal_;
    std::size_t grown_ = 0;  ///< bytes since the journal was last replaced
};

}  // namespace bot::store
