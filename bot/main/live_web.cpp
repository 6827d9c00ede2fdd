#include "bot/main/live_web.hpp"

#include <spdlog/spdlog.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>

#include "bot/http/archive.hpp"
#include "bot/http/deployed.hpp"
#include "bot/http/gerrit.hpp"
#include "bot/http/wiki.hpp"
#include "bot/http/zuul.hpp"
#include "bot/main/shown.hpp"
#include "calendar/shown.hpp"
#include "version.hpp"

namespace bot {

using calendar::EditResult;

namespace {

/// Whether edits that were asked for may still be written.
bool same_page(const config::Calendar& a, const config::Calendar& b) {
    return b.write == config::Write::on && a.api == b.api && a.page == b.page;
}

}  // namespace

LiveWeb::LiveWeb(boost::asio::any_io_executor executor, const config::Config& config)
    : executor_(std::move(executor)), config_(config) {
    make_client();
}

void LiveWeb::make_client() {
    client_ = std::make_shared<http::Client>(
        executor_, http::Options{config::user_agent(config_, version, home), config_.http.ca_file, false});
    const http::Options options{config::user_agent(config_, version, home), config_.http.ca_file, true};
    const calendar::WikiAccount account{config_.calendar.api, config_.calendar.user, config_.calendar.password};
    if (writer_) {
        writer_->use(options, account);
    } else {
        writer_ = std::make_unique<http::WikiWriter>(executor_, options, account);
    }
}

void LiveWeb::reconfigure(const config::Config& config) {
    // The desk forgets its open questions too.
    if (config_.gerrit.url != config.gerrit.url || !(config_.policy == config.policy)) ++era_;
    if (!same_page(config_.calendar, config.calendar)) writer_->refuse_waiting();
    config_ = config;
    make_client();
}

void LiveWeb::stop() {
    stopped_ = true;
    ++question_;
    client_->stop();
    writer_->stop();
}

void LiveWeb::read_calendar(const desk::ReadCalendar& ask) {
    const std::uint64_t question = ++question_;
    const auto client = client_;
    boost::asio::co_spawn(
        executor_, http::read_calendar(*client, config_.calendar.api, config_.calendar.page, ask.have),
        [this, question, client](const std::exception_ptr& broken, http::CalendarNews news) {
            if (question != question_ || stopped_) return;
            if (broken) std::rethrow_exception(broken);
            if (const auto* page = std::get_if<desk::CalendarRead>(&news)) {
                spdlog::info("calendar read: revision {}, {} bytes", page->revision, page->text.size());
            } else if (const auto* bad = std::get_if<desk::CalendarUnreadable>(&news)) {
                spdlog::warn("calendar not read: {}", shown(bad->why));
            }
            std::visit([this](const auto& event) { driver->happen(event); }, news);
        });
}

void LiveWeb::read_changes(const desk::ReadChanges& ask) {
    const auto client = client_;
    const auto era = era_;
    boost::asio::co_spawn(
        executor_, http::ask_gerrit(*client, config_.gerrit.url, ask.question, ask.have, config_.policy),
        [this, era, client, question = ask.question](const std::exception_ptr& broken, http::GerritNews news) {
            if (stopped_ || era != era_) return;
            if (broken) std::rethrow_exception(broken);
            if (auto* read = std::get_if<gerrit::News>(&news))
                return driver->happen(desk::ChangesRead{std::move(*read)});
            const std::string why = shown(std::get<gerrit::Failure>(news).text);
            spdlog::warn("Gerrit not read: {}", why);
            driver->happen(desk::ChangesUnreadable{question, why});
        });
}

void LiveWeb::read_versions(const desk::ReadVersions&) {
    const auto client = client_;
    const auto era = era_;
    boost::asio::co_spawn(executor_, http::read_wikiversions(*client, config_.train.wikiversions),
                          [this, era, client](const std::exception_ptr& broken, http::VersionsNews news) {
                              if (stopped_ || era != era_) return;
                              if (broken) std::rethrow_exception(broken);
                              if (auto* read = std::get_if<gerrit::Versions>(&news)) {
                                  return driver->happen(desk::VersionsRead{std::move(*read)});
                              }
                              const std::string why = shown(std::get<gerrit::Failure>(news).text);
                              spdlog::warn("wikiversions not read: {}", why);
                              driver->happen(desk::VersionsUnreadable{why});
                          });
}

void LiveWeb::edit_page(const desk::EditPage& ask) {
    spdlog::info("edit {}: {}", ask.id, shown(ask.summary));
    const auto over = [this, id = ask.id](const calendar::EditOutcome& outcome, std::optional<calendar::NoEdit> none,
                                          calendar::Undo undo) {
        spdlog::info("edit {}: {}, revision {} {}", id, calendar::to_text(outcome.result), outcome.revision,
                     shown(outcome.why));
        // At shutdown, an edit that was not confirmed stays in doubt: the next process looks for it, as after a crash.
        const bool there = outcome.result == EditResult::made || outcome.result == EditResult::already;
        if (stopped_ && !there) return;
        driver->happen(desk::PageEdited{id, outcome, std::move(none), std::move(undo)});
    };
    const bool may_write = config_.calendar.write == config::Write::on;
    if (!may_write && !ask.in_doubt_since) {
        calendar::EditOutcome stopped;
        stopped.result = EditResult::stopped;
        boost::asio::post(executor_, [over, stopped] { over(stopped, {}, {}); });
        return;
    }
    struct Last {
        std::optional<calendar::NoEdit> none;
        calendar::Undo undo;
    };
    const auto last = std::make_shared<Last>();
    const auto rules = config::desk_settings(config_, version).rules;
    calendar::EditSpec spec;
    spec.page = config_.calendar.page;
    spec.summary = ask.summary;
    spec.in_doubt_since = ask.in_doubt_since;
    spec.only_look = !may_write;
    spec.place = [ask, rules, last](const std::string& text) -> std::optional<std::string> {
        auto edited = ask.undo ? calendar::edit(text, rules, *ask.undo) : calendar::edit(text, rules, ask.steps);
        *last = {};
        if (auto* none = std::get_if<calendar::NoEdit>(&edited)) {
            last->none = std::move(*none);
            return std::nullopt;
        }
        last->undo = std::move(std::get<calendar::Edited>(edited).undo);
        return std::move(std::get<calendar::Edited>(edited).text);
    };
    spec.holds = [ask, rules](const std::string& text) {
        return ask.undo ? calendar::shows(text, rules, *ask.undo) : calendar::shows(text, rules, ask.steps);
    };
    writer_->edit(
        std::move(spec),
        [this, id = ask.id](const calendar::EditDelay& delay) {
            driver->happen(desk::PageEditSlow{id, delay});
        },
        [over, last](const calendar::EditOutcome& outcome) {
            const bool made = outcome.result == EditResult::made;
            const bool placed = outcome.result != EditResult::not_placed;
            over(outcome, placed ? std::nullopt : last->none, made ? last->undo : calendar::Undo{});
        });
}

void LiveWeb::read_gate(const desk::ReadGate& ask) {
    const auto client = client_;
    boost::asio::co_spawn(
        executor_, http::ask_zuul(*client, config_.zuul.url, ask.change, ask.patch_set),
        [this, client, ask](const std::exception_ptr& broken, http::GateNews news) {
            if (stopped_) return;
            if (broken) std::rethrow_exception(broken);
            if (const auto* gate = std::get_if<gerrit::Gate>(&news)) {
                return driver->happen(desk::GateRead{ask.change, ask.patch_set, gate->remaining, gate->queued});
            }
            spdlog::debug("Zuul not read: {}", shown(std::get<gerrit::Failure>(news).text));
        });
}

void LiveWeb::read_archive(const desk::ReadArchive& ask) {
    const auto client = client_;
    boost::asio::co_spawn(executor_, http::ask_archive(*client, config_.log.sal_search, ask.change),
                          [this, client, ask](const std::exception_ptr& broken, http::ArchiveNews news) {
                              if (stopped_) return;
                              if (broken) std::rethrow_exception(broken);
                              if (auto* rows = std::get_if<std::vector<desk::ArchiveRow>>(&news)) {
                                  return driver->happen(desk::ArchiveRead{ask.change, std::move(*rows)});
                              }
                              spdlog::warn("the log's archive was not read: {}", shown(std::get<std::string>(news)));
                          });
}

void LiveWeb::read_deployed(const desk::ReadDeployed& ask) {
    const auto client = client_;
    const auto era = era_;
    boost::asio::co_spawn(executor_,
                          http::read_deployed(*client, config_.train.deployment_info, config_.gerrit.url, ask.about),
                          [this, era, client](const std::exception_ptr& broken, http::DeployedNews news) {
                              if (stopped_ || era != era_) return;
                              if (broken) std::rethrow_exception(broken);
                              if (auto* read = std::get_if<std::vector<gerrit::DeployedHead>>(&news)) {
                                  return driver->happen(desk::DeployedRead{std::move(*read)});
                              }
                              const std::string why = shown(std::get<gerrit::Failure>(news).text);
                              spdlog::warn("what the servers run was not read: {}", why);
                              driver->happen(desk::DeployedUnreadable{why});
                          });
}

void LiveWeb::read_undeployed(const desk::ReadUndeployed& ask) {
    const auto client = client_;
    const auto era = era_;
    boost::asio::co_spawn(
        executor_, http::read_undeployed(*client, config_.gerrit.url, ask.of),
        [this, era, client, ask](const std::exception_ptr& broken, http::UndeployedNews news) {
            if (stopped_ || era != era_) return;
            if (broken) std::rethrow_exception(broken);
            if (auto* read = std::get_if<gerrit::Undeployed>(&news)) {
                return driver->happen(desk::UndeployedRead{ask.of, std::move(read->commits), read->whole});
            }
            const std::string why = shown(std::get<gerrit::Failure>(news).text);
            spdlog::warn("what {} lacks was not read: {}", shown(ask.of.commit), why);
            driver->happen(desk::UndeployedUnreadable{ask.of, why});
        });
}

}  // namespace bot
