#include "bot/store/kept_desk.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "bot/desk/journal/events.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using namespace bot;
using bot::store::Journal;
using bot::store::KeptDesk;
using support::TempDir;

const calendar::Instant noon = *calendar::parse_instant("2026-11-23T12:00:00Z");

std::string page(int length) {
    return fmt::format(
        "{{{{Deployment calendar event card\n|when=2026-11-23 14:00 UTC\n|length={}\n|window=UTC afternoon backport "
        "window\n|who={{{{ircnick|ada|Ada}}}}\n|what={{{{ircnick|kay|Kay}}}}\n}}}}\n",
        length);
}

TEST_CASE("a desk rebuilt from its journal knows what the one before knew") {
    TempDir dir;
    std::string before;
    {
        Journal journal(dir / "j.db");
        KeptDesk kept({}, journal);
        kept.happen(desk::Started{"1"}, noon);
        kept.happen(desk::CalendarRead{7, page(1), "https://wiki.test/wiki/Deployments"}, noon);
        for (int minute = 1; minute < 180; ++minute) kept.happen(desk::Tick{}, noon + std::chrono::minutes(minute));
        before = kept.desk().remember();
        CHECK(journal.size() > 0);
    }
    Journal journal(dir / "j.db");
    CHECK(KeptDesk({}, journal).desk().remember() == before);
}

TEST_CASE("a journal grown long is replaced by what the desk remembers") {
    TempDir dir;
    std::string before;
    {
        Journal journal(dir / "j.db");
        KeptDesk kept({}, journal);
        std::int64_t most = 0;
        bool shrank = false;
        for (int n = 1; n <= 2 * store::compact_records && !shrank; ++n) {
            kept.happen(desk::CalendarRead{n, page(1 + n % 2), ""}, noon + std::chrono::seconds(n));
            most = std::max(most, journal.size());
            shrank = journal.size() < most;
            CHECK(journal.size() <= store::compact_records);
        }
        CHECK(shrank);
        CHECK(journal.size() == 1);
        before = kept.desk().remember();
    }
    Journal journal(dir / "j.db");
    CHECK(KeptDesk({}, journal).desk().remember() == before);
}

TEST_CASE("a journal grown large is replaced too, after a restart as well") {
    Journal journal(":memory:");
    const auto grow = [&](int from, int to) {
        KeptDesk kept({}, journal);
        for (int n = from; n < to; ++n) {
            kept.happen(desk::CalendarRead{n, page(1 + n % 2) + std::string(1 << 20, 'x'), ""}, noon);
        }
    };
    grow(1, 6);
    CHECK(journal.size() == 5);
    grow(6, 12);
    CHECK(journal.size() < 6);
}

TEST_CASE("a record that cannot be read is named") {
    Journal journal(":memory:");
    journal.append(noon, desk::journal::to_record(desk::Started{"1"}), true);
    journal.append(noon, "no record", true);
    CHECK_THROWS_WITH_AS(KeptDesk({}, journal), doctest::Contains("record 2 of the journal: "),
                         desk::journal::BadRecord);
}

}  // namespace
