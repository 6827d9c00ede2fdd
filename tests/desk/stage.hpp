#pragma once
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "bot/store/kept_desk.hpp"
#include "gerrit/shelf.hpp"
#include "tests/desk/fake_servers.hpp"

namespace tests {

using calendar::Instant;

/// A desk with a clock, a wiki and a channel that the test controls. Everything happens in order and at once, unless
/// the test says otherwise.
class Stage {
public:
    explicit Stage(Instant begin, bot::desk::Settings = {});

    /// Advances the clock to `t`, and wakes the desk whenever it asks. An earlier `t` puts the clock back.
    void run_to(Instant t);
    void happen(const bot::desk::Event&);
    Instant now() const { return now_; }

    /// Ends the process and starts another one; unconfirmed lines stay unconfirmed.
    void restart();
    /// No process runs until `t`.
    void dead_until(Instant t) { now_ = t; }
    void start();  ///< the link comes up and the channel is joined

    enum class Wiki { answers, fails, hangs };
    void set_page(std::string text);
    const std::string& page() const { return page_; }
    void set_wiki(Wiki wiki) { wiki_ = wiki; }

    /// The fake Gerrit. A listed change that the test did not add is created without problems.
    gerrit::Shelf& gerrit() { return shelf_; }
    void set_gerrit(Wiki gerrit) { gerrit_ = gerrit; }
    /// Gerrit fails when asked about this change; 0: never.
    void set_spoilt(int change) { spoilt_ = change; }
    void set_versions(gerrit::Versions versions) { versions_ = std::move(versions); }
    void set_versions_fail(bool fail) { versions_fail_ = fail; }
    /// The servers, which are asked what they run if the settings say so.
    FakeServers& servers() { return servers_; }
    /// The gate's answer for every patch; it does not answer by default.
    void set_gate(std::chrono::seconds remaining) { gate_ = remaining; }
    /// The rows of the log archive; it does not answer by default.
    void set_archive(std::optional<std::vector<bot::desk::ArchiveRow>> rows) { archive_ = std::move(rows); }
    int lookups() const { return lookups_; }      ///< number of questions to the archive
    int questions() const { return questions_; }  ///< number of questions to Gerrit

    /// The outcome of page edits; by default each is made at once. With `set_edits_hang`, they end only by `end_edits`.
    void set_edits(std::optional<calendar::EditOutcome> outcome) { edits_ = std::move(outcome); }
    void set_edits_hang(bool hang) { edits_hang_ = hang; }
    void end_edits();
    void slow_edits(calendar::EditDelay);
    const std::vector<std::string>& summaries() const { return summaries_; }

    /// A user comes online, in the channel or not, or goes offline.
    void set_online(const std::string& nick, bool online);

    /// Whether the carrier confirms lines.
    void set_confirms(bool confirms) { confirms_ = confirms; }
    const std::vector<bot::desk::Cause>& unconfirmed() const { return unconfirmed_; }
    /// The link drops; unconfirmed lines are reported as unsaid.
    void drop_link(bool perhaps);
    void drop_unconfirmed(bool perhaps);  ///< reports unconfirmed lines as unsaid, without dropping the link

    /// The lines said since the last call.
    std::vector<bot::desk::Say> take_said();

    /// Whether the steps of every patch are in the order of time.
    bool histories_in_order() const;
    /// Whether a replay of the journal gives the same desk, and so does the desk's own snapshot.
    bool journal_agrees();
    const bot::desk::Desk& desk() const { return desk_->desk(); }
    void reconfigure(bot::desk::Settings);

private:
    void settle();
    void answer(const bot::desk::ReadCalendar&);
    void answer(const bot::desk::ReadChanges&);
    void answer(const bot::desk::ReadVersions&);
    void answer(const bot::desk::ReadGate&);
    void answer(const bot::desk::ReadArchive&);
    void answer(const bot::desk::ReadDeployed&);
    void answer(const bot::desk::ReadUndeployed&);
    void answer(const bot::desk::Monitor&);
    void answer(const bot::desk::Say&);
    void tell_online(const std::vector<std::string>& nicks);
    void answer(const bot::desk::EditPage&);
    bot::desk::PageEdited made(const bot::desk::EditPage&);

    bot::desk::Settings settings_;
    const bot::desk::Settings first_settings_;  // later changes are in the journal
    bot::store::Journal journal_{":memory:"};
    std::unique_ptr<bot::store::KeptDesk> desk_;
    Instant now_;
    std::string page_;
    std::int64_t revision_ = 0;
    Wiki wiki_ = Wiki::answers;
    bool confirms_ = true;
    gerrit::Shelf shelf_;
    FakeServers servers_;
    std::optional<std::chrono::seconds> gate_;
    Wiki gerrit_ = Wiki::answers;
    int spoilt_ = 0;
    gerrit::Versions versions_{{"1.47.0-wmf.15", 346}, {"1.47.0-wmf.16", 726}};
    bool versions_fail_ = false;
    int questions_ = 0, lookups_ = 0;
    std::optional<std::vector<bot::desk::ArchiveRow>> archive_;
    std::optional<calendar::EditOutcome> edits_;
    bool edits_hang_ = false;
    std::vector<bot::desk::EditPage> hanging_;
    std::vector<std::string> summaries_, monitored_;
    std::set<std::string> online_;
    std::optional<Instant> hangs_until_;
    std::deque<bot::desk::Event> coming_;
    std::vector<bot::desk::Say> said_;
    std::vector<bot::desk::Cause> unconfirmed_;
};

}  // namespace tests
