#include "bot/store/kept_desk.hpp"

#include <fmt/format.h>

#include "bot/desk/journal/events.hpp"

namespace bot::store {

KeptDesk::KeptDesk(desk::Settings settings, Journal& journal) : desk_(std::move(settings)), journal_(journal) {
    std::int64_t count = 0;
    journal_.each([&](calendar::Instant at, std::string_view record) {
        if (++count > 1) grown_ += record.size();
        try {
            desk_.handle(desk::journal::from_record(record), at);
        } catch (const desk::journal::BadRecord& bad) {
            throw desk::journal::BadRecord(fmt::format("record {} of the journal: {}", count, bad.what()));
        }
    });
}

std::vector<desk::Action> KeptDesk::happen(const desk::Event& event, calendar::Instant now) {
    auto actions = desk_.handle(event, now);
    const auto keep = desk_.keep();
    if (keep == desk::Keep::no) return actions;
    const auto record = desk::journal::to_record(event);
    journal_.append(now, record, keep == desk::Keep::surely);
    grown_ += record.size();
    if (journal_.size() > compact_records || grown_ > compact_bytes) {
        journal_.compact(now, desk::journal::to_record(desk::Remembered{desk_.remember()}));
        grown_ = 0;
    }
    return actions;
}

}  // namespace bot::store
