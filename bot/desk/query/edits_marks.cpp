#include "bot/desk/query/edits_marks.hpp"

#include <fmt/format.h>

#include "bot/desk/query/edits_entries.hpp"

namespace bot::desk::query {

std::string mark_key(const calendar::EntryAt& entry, const std::string& status) {
    return fmt::format("{} {} {} {} {}", calendar::to_text(entry.place.start), entry.change, entry.nth,
                       entry.requestor.value_or(""), status) +
           " " + entry.place.window;
}

bool is_ours(const State& s, const Listed& listed) {
    const auto status = listed.patch->status;
    if (status == calendar::Status::done) return s.page_edits.wrote.contains(mark_key(listed.entry, "done"));
    if (status == calendar::Status::not_done) return s.page_edits.wrote.contains(mark_key(listed.entry, "not done"));
    return false;
}

}  // namespace bot::desk::query
