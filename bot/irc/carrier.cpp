#include "bot/irc/carrier.hpp"

#include <spdlog/spdlog.h>

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <optional>
#include <random>
#include <utility>

#include "bot/irc/backoff.hpp"
#include "bot/irc/engine.hpp"
#include "bot/irc/framer.hpp"
#include "bot/irc/redact.hpp"
#include "bot/irc/session.hpp"
#include "bot/irc/stream.hpp"

namespace bot::irc {
namespace {

namespace asio = boost::asio;
constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

// Limit for a server that does not read.
constexpr std::size_t most_unsent = std::size_t{256} * 1024;

Moment now() {
    return std::chrono::steady_clock::now();
}

// An exception from a coroutine leaves the executor's run().
void rethrow(std::exception_ptr error) {
    if (error) std::rethrow_exception(error);
}

void log_line(std::string_view way, std::string_view line) {
    if (spdlog::should_log(spdlog::level::debug)) spdlog::debug("irc: {} {}", way, redacted(line));
}

std::string words(const boost::system::error_code& error) {
    const bool ended = error == asio::error::eof || error == asio::ssl::error::stream_truncated;
    return ended ? "the server closed the connection" : error.message();
}

template <class... Each>
struct Overloaded : Each... {
    using Each::operator()...;
};
template <class... Each>
Overloaded(Each...) -> Overloaded<Each...>;

}  // namespace

struct Carrier::Work : std::enable_shared_from_this<Carrier::Work> {
    // The state of one connection.
    struct Link {
        Stream stream;
        Engine engine;
        Session session;
        Framer framer;
        std::array<char, 4096> bytes;
        std::string unsent;    // bytes to send
        std::string why;       // why it ended
        bool closing = false;  // the reader is done
        bool writing = true;   // the writer is not done
        Link(const asio::any_io_executor& executor, const Settings& settings)
            : stream(executor, settings), engine(settings), session(settings, now()) {}
    };

    asio::any_io_executor executor;
    Settings settings;
    Listener& listener;
    Backoff backoff;
    asio::steady_timer wake, ended;
    std::optional<Link> link;
    bool open = false;  // the link has a session
    Notices refused;    // messages refused without a link
    bool started = false, stopping = false, finished = false, delivering = false, posted = false;
    std::string farewell;
    std::function<void()> done;

    Work(asio::any_io_executor ex, Settings given, Listener& to)
        : executor(ex),
          settings(std::move(given)),
          listener(to),
          backoff(settings.pace, std::random_device{}()),
          wake(ex),
          ended(ex) {}

    // ---- Life cycle ----

    asio::awaitable<void> run() {
        while (!stopping) {
            const auto up = co_await connection();
            if (stopping) break;
            const auto wait = backoff.next(up.first, up.second);
            spdlog::info("irc: next try in {} s", static_cast<double>(wait.count()) / 1000);
            wake.expires_after(wait);
            co_await wake.async_wait(as_result);
        }
        finished = true;
        deliver();
        if (done) std::exchange(done, {})();
    }

    // One connection from beginning to end. Returns how long it was registered, and whether the server refuses us.
    asio::awaitable<std::pair<Pace::Span, bool>> connection() {
        std::string failure;
        try {
            link.emplace(executor, settings);
        } catch (const std::exception& e) {
            failure = e.what();
        }
        if (failure.empty()) failure = co_await link->stream.open();
        if (!failure.empty() || stopping) {
            link.reset();
            if (!stopping) spdlog::warn("irc: {}:{}: {}", settings.server, settings.port, redacted(failure));
            co_return std::pair(Pace::Span(0), false);
        }
        spdlog::info("irc: connected to {}:{}", settings.server, settings.port);
        co_await converse();

        const auto since = link->session.up_since();
        const auto up = since ? std::chrono::duration_cast<Pace::Span>(now() - *since) : Pace::Span(0);
        const bool banned = link->session.banned();
        const std::string why = reason();
        spdlog::info("irc: link ended: {}", redacted(why));
        link->session.end();
        deliver();
        open = false;
        link.reset();
        if (since) listener.link_down(why);
        co_return std::pair(up, banned);
    }

    asio::awaitable<void> converse() {
        link->session = Session(settings, now());
        // The engine has NICK and USER ready; the session's first lines go before them.
        const std::string registration = link->engine.take();
        gather();
        link->unsent += registration;
        open = true;
        asio::co_spawn(executor, write(), &rethrow);
        co_await read();
        link->closing = true;
        link->stream.close();
        wake.cancel();
        while (link->writing) {
            ended.expires_at(never);
            co_await ended.async_wait(as_result);
        }
    }

    asio::awaitable<void> read() {
        while (!link->closing) {
            const auto got = co_await link->stream.read(asio::buffer(link->bytes));
            if (got.error) {
                if (link->why.empty()) link->why = words(got.error);
                break;
            }
            link->session.alive(now());
            if (!take_in({link->bytes.data(), got.bytes})) break;
            deliver();
            wake.cancel();
        }
    }

    // Ends when the session is over or the reader is done; then it closes the stream, which ends the reader.
    asio::awaitable<void> write() {
        while (!link->closing) {
            link->session.tick(now());
            deliver();
            gather();
            if (link->session.over()) break;
            if (!link->unsent.empty()) {
                const std::string bytes = std::exchange(link->unsent, {});
                const auto put = co_await link->stream.write(asio::buffer(bytes));
                if (put.error) {
                    if (link->why.empty()) link->why = words(put.error);
                    break;
                }
                continue;
            }
            wake.expires_at(std::max(link->session.wakes_at(), now() + std::chrono::milliseconds(1)));
            co_await wake.async_wait(as_result);
        }
        link->stream.close();
        link->writing = false;
        ended.cancel();
    }

    // ---- Lines ----

    bool take_in(std::string_view bytes) {
        try {
            for (const auto& raw : link->framer.push(bytes)) {
                log_line("<<", raw.text);
                for (const auto& in : link->engine.feed(raw)) link->session.hear(in, now());
            }
            return true;
        } catch (const std::exception& e) {
            link->why = e.what();
            return false;
        }
    }

    // Passes the session's lines to the server, through the engine.
    void gather() {
        for (const auto& line : link->session.take(now())) {
            log_line(">>", line);
            if (link->engine.send(line)) continue;
            // The session counts the line as sent, so the link has to end for a true result.
            spdlog::error("irc: not sent: {}", redacted(line.substr(0, 80)));
            return give_up("a line could not be sent");
        }
        link->unsent += link->engine.take();
        if (link->unsent.size() > most_unsent) give_up("the server does not read");
    }

    void give_up(const char* why) {
        link->why = why;
        link->unsent.clear();
        link->stream.close();
    }

    std::string reason() const {
        if (stopping) return "stopped";
        const auto& session = link->session;
        if (!session.farewell().empty()) return session.farewell();
        if (session.over()) return *session.over();
        return link->why;
    }

    // ---- Notices ----

    // The listener may send messages from inside a call, which creates more notices.
    void deliver() {
        if (delivering) return;
        delivering = true;
        for (;;) {
            Notices notices = std::exchange(refused, {});
            if (link && open)
                for (auto& notice : link->session.take_notices()) notices.push_back(std::move(notice));
            if (notices.empty()) break;
            for (const auto& notice : notices) tell(notice);
        }
        delivering = false;
    }

    void tell(const Notice& notice) {
        std::visit(Overloaded{
                       [this](const LinkUp& n) { listener.link_up(n.nick, n.accounts); },
                       [this](const Trouble& n) { listener.trouble(n.what); },
                       [this](const NickIs& n) { listener.nick_is(n.nick); },
                       [this](const Joined& n) { listener.joined(n.channel); },
                       [this](const Left& n) { listener.left(n.channel, n.why); },
                       [this](const Presence& n) { listener.seen(n); },
                       [this](const Online& n) { listener.online(n); },
                       [this](const Line& n) { listener.heard(n); },
                       [this](const Said& n) { listener.said(n.token); },
                       [this](const Unsaid& n) { listener.unsaid(n.token, n.perhaps); },
                       [](const Remark& n) { spdlog::warn("irc: {}", redacted(n.text)); },
                   },
                   notice);
    }

    void say(const Message& message) {
        if (link && open)
            link->session.say(message, now());
        else if (!message.token.empty() && !finished)
            refused.push_back(Unsaid{message.token, false});
        nudge();
    }

    void monitor(const std::vector<std::string>& nicks) {
        if (!link || !open) return;
        link->session.monitor(nicks);
        nudge();
    }

    // Soon delivers the notices and sends the lines.
    void nudge() {
        if (std::exchange(posted, true)) return;
        asio::post(executor, [self = shared_from_this()] {
            self->posted = false;
            self->deliver();
            if (self->open) self->wake.cancel();
        });
    }

    void stop(std::string why, std::function<void()> then) {
        if (stopping) return;
        stopping = true;
        done = std::move(then);
        asio::post(executor, [self = shared_from_this(), why = std::move(why)] {
            if (!self->started || self->finished) {
                self->finished = true;
                if (self->done) std::exchange(self->done, {})();
                return;
            }
            if (self->link && self->open)
                self->link->session.quit(why, now());
            else if (self->link)
                self->link->stream.close();
            self->wake.cancel();
        });
    }
};

Carrier::Carrier(asio::any_io_executor executor, Settings settings, Listener& listener) {
    check(settings);
    work_ = std::make_shared<Work>(std::move(executor), std::move(settings), listener);
}

Carrier::~Carrier() = default;

void Carrier::start() {
    if (std::exchange(work_->started, true)) return;
    asio::co_spawn(
        work_->executor, [work = work_]() -> asio::awaitable<void> { co_await work->run(); }, &rethrow);
}

void Carrier::say(Message message) {
    work_->say(message);
}
void Carrier::monitor(const std::vector<std::string>& nicks) {
    work_->monitor(nicks);
}
void Carrier::stop(std::string reason, std::function<void()> done) {
    work_->stop(std::move(reason), std::move(done));
}

}  // namespace bot::irc
