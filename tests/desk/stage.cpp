#include "tests/desk/stage.hpp"

#include <algorithm>
#include <stdexcept>

#include "bot/desk/journal/settings.hpp"
#include "calendar/shown.hpp"
#include "tests/desk/change_line.hpp"

namespace tests {

using namespace bot::desk;
using namespace std::chrono_literals;

Stage::Stage(Instant begin, Settings settings)
    : settings_(std::move(settings)),
      first_settings_(settings_),
      desk_(std::make_unique<bot::store::KeptDesk>(settings_, journal_)),
      now_(begin) {}

void Stage::start() {
    happen(LinkUp{"oriel", true});
    happen(ChannelJoined{settings_.chat.channel});
}

void Stage::restart() {
    desk_.reset();
    desk_ = std::make_unique<bot::store::KeptDesk>(settings_, journal_);
    unconfirmed_.clear();
    coming_.clear();
    hanging_.clear();
    hangs_until_.reset();
    happen(Started{settings_.version});
}

void Stage::run_to(Instant t) {
    if (t < now_) {
        now_ = t;
        return happen(Tick{});
    }
    for (int steps = 0;; ++steps) {
        if (steps > 100'000) throw std::logic_error("the desk wants to be woken without end");
        Instant next = desk_->wakes_at();
        if (hangs_until_ && *hangs_until_ < next) next = *hangs_until_;
        if (next > t) break;
        now_ = std::max(next, now_);
        if (hangs_until_ && *hangs_until_ <= now_) {
            hangs_until_.reset();
            happen(CalendarUnreadable{"no answer within 30 s"});
        } else {
            happen(Tick{});
        }
    }
    now_ = t;
    if (desk_->wakes_at() <= t) happen(Tick{});
}

void Stage::happen(const Event& event) {
    coming_.push_back(event);
    settle();
}

void Stage::settle() {
    for (int steps = 0; !coming_.empty(); ++steps) {
        if (steps > 10'000) throw std::logic_error("the desk answers without end");
        const Event event = std::move(coming_.front());
        coming_.pop_front();
        for (const auto& action : desk_->happen(event, now_)) {
            std::visit([this](const auto& each) { answer(each); }, action);
        }
    }
}

void Stage::answer(const Say& say) {
    said_.push_back(say);
    if (say.cause.empty()) return;
    if (confirms_) {
        coming_.push_back(Said{say.cause});
    } else {
        unconfirmed_.push_back(say.cause);
    }
}

void Stage::answer(const ReadCalendar& ask) {
    hangs_until_.reset();
    if (wiki_ == Wiki::hangs) {
        hangs_until_ = now_ + 30s;
    } else if (wiki_ == Wiki::fails) {
        coming_.push_back(CalendarUnreadable{"HTTP 503"});
    } else if (ask.have != 0 && ask.have == revision_) {
        coming_.push_back(CalendarUnmoved{ask.have});
    } else {
        coming_.push_back(CalendarRead{revision_, page_, {}});
    }
}

void Stage::answer(const ReadChanges& ask) {
    ++questions_;
    if (gerrit_ == Wiki::hangs) return;
    const auto& of = ask.question.of;
    const bool spoilt = std::find(of.begin(), of.end(), std::to_string(spoilt_)) != of.end();
    if (gerrit_ == Wiki::fails || spoilt) {
        coming_.push_back(ChangesUnreadable{ask.question, "HTTP 503"});
        return;
    }
    stock(shelf_, page_, versions_, now_);
    coming_.push_back(ChangesRead{shelf_.answer(ask.question, ask.have)});
}

void Stage::answer(const ReadVersions&) {
    if (versions_fail_) {
        coming_.push_back(VersionsUnreadable{"HTTP 502"});
    } else {
        coming_.push_back(VersionsRead{versions_});
    }
}

void Stage::answer(const EditPage& ask) {
    summaries_.push_back(ask.summary);
    if (edits_hang_) {
        hanging_.push_back(ask);
    } else {
        coming_.push_back(made(ask));
    }
}

PageEdited Stage::made(const EditPage& ask) {
    PageEdited out{ask.id, {}, {}, {}};
    if (edits_) {
        out.outcome = *edits_;
        return out;
    }
    const auto& rules = settings_.rules;
    const bool there = ask.undo ? calendar::shows(page_, rules, *ask.undo) : calendar::shows(page_, rules, ask.steps);
    if (ask.in_doubt_since && there) {
        out.outcome.result = calendar::EditResult::already;
        return out;
    }
    auto edited = ask.undo ? calendar::edit(page_, rules, *ask.undo) : calendar::edit(page_, rules, ask.steps);
    if (auto* none = std::get_if<calendar::NoEdit>(&edited)) {
        out.outcome.result = calendar::EditResult::not_placed;
        out.none = *none;
        return out;
    }
    auto& made = std::get<calendar::Edited>(edited);
    set_page(std::move(made.text));
    out.undo = std::move(made.undo);
    out.outcome.result = calendar::EditResult::made;
    out.outcome.revision = revision_;
    return out;
}

void Stage::end_edits() {
    for (const auto& ask : std::exchange(hanging_, {})) happen(made(ask));
}

void Stage::slow_edits(calendar::EditDelay delay) {
    for (const auto& ask : std::vector(hanging_)) happen(PageEditSlow{ask.id, delay});
}

void Stage::answer(const Monitor& ask) {
    monitored_ = ask.nicks;
    tell_online(ask.nicks);
}

void Stage::set_online(const std::string& nick, bool online) {
    if (online) {
        online_.insert(nick);
    } else {
        online_.erase(nick);
    }
    if (std::find(monitored_.begin(), monitored_.end(), nick) != monitored_.end()) tell_online({nick});
    settle();
}

void Stage::tell_online(const std::vector<std::string>& nicks) {
    OnlineSeen seen;
    for (const auto& nick : nicks) (online_.count(nick) ? seen.online : seen.offline).push_back(nick);
    if (!nicks.empty()) coming_.push_back(seen);
}

void Stage::answer(const ReadGate& ask) {
    if (gate_) coming_.push_back(GateRead{ask.change, ask.patch_set, gate_, true});
}

void Stage::answer(const ReadArchive& ask) {
    ++lookups_;
    if (archive_) coming_.push_back(ArchiveRead{ask.change, *archive_});
}

void Stage::answer(const ReadDeployed& ask) {
    coming_.push_back(servers_.answer(ask));
}

void Stage::answer(const ReadUndeployed& ask) {
    coming_.push_back(servers_.answer(ask, shelf_));
}

void Stage::set_page(std::string text) {
    page_ = std::move(text);
    ++revision_;
}

void Stage::drop_unconfirmed(bool perhaps) {
    for (const auto& cause : std::exchange(unconfirmed_, {})) happen(Unsaid{cause, perhaps});
}

void Stage::drop_link(bool perhaps) {
    drop_unconfirmed(perhaps);
    happen(LinkDown{"connection reset"});
}

std::vector<Say> Stage::take_said() {
    return std::exchange(said_, {});
}

bool Stage::histories_in_order() const {
    const auto by_time = [](const PatchStep& a, const PatchStep& b) { return a.at < b.at; };
    const auto patches = desk_->desk().patches();
    return std::all_of(patches.begin(), patches.end(), [&](const PatchHistory& patch) {
        return std::is_sorted(patch.history.begin(), patch.history.end(), by_time);
    });
}

bool Stage::journal_agrees() {
    const bot::store::KeptDesk again(first_settings_, journal_);
    const std::string all = desk_->desk().remember();
    Desk recalled(first_settings_);
    recalled.handle(Remembered{all}, now_);
    return again.desk().remember() == all && recalled.remember() == all;
}

void Stage::reconfigure(Settings settings) {
    settings_ = settings;
    desk_->reconfigure(settings);
    happen(journal::configured(settings));
}

}  // namespace tests
