#include "bot/http/wiki_writer.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <charconv>
#include <deque>

namespace bot::http {

namespace asio = boost::asio;
using namespace calendar;

namespace {

constexpr std::size_t most_waiting = 20;
constexpr std::size_t most_bytes = 16 << 20;  // of one response, which may be the page as JSON

Moment now() {
    return std::chrono::duration_cast<Moment>(std::chrono::steady_clock::now().time_since_epoch());
}

/// In seconds; the date format is not supported.
std::optional<std::chrono::seconds> retry_after(const Response& response) {
    const auto value = response.header("Retry-After");
    int seconds = 0;
    if (!value || value->empty()) return std::nullopt;
    const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), seconds);
    if (error != std::errc() || end != value->data() + value->size() || seconds < 0) return std::nullopt;
    return std::chrono::seconds(seconds);
}

WikiEvent event_of(Answer answer) {
    if (auto* failure = std::get_if<Failure>(&answer)) {
        if (failure->why == Failure::Why::cancelled) return GivenUp{};
        const bool sent = failure->why != Failure::Why::connect && failure->why != Failure::Why::tls;
        return WikiSilence{sent, std::move(failure->text)};
    }
    auto& response = std::get<Response>(answer);
    const auto wait = retry_after(response);
    return WikiAnswer{response.status, std::move(response.body), wait};
}

/// Calls `slow` once when the timer expires, unless the edit is over.
void watch(asio::steady_timer& timer, const std::shared_ptr<WikiEdit>& edit, Slow slow) {
    timer.async_wait([edit = std::weak_ptr(edit), slow = std::move(slow)](boost::system::error_code error) {
        const auto still = edit.lock();
        if (!error && still && slow) slow(still->delay());
    });
}

}  // namespace

asio::awaitable<EditOutcome> perform_edit(Client& client, WikiAccount account, WikiSession& session, EditSpec spec,
                                          Slow slow, std::chrono::milliseconds request_timeout,
                                          std::chrono::milliseconds slow_after) {
    const auto edit = std::make_shared<WikiEdit>(std::move(spec), std::move(account), session);
    asio::steady_timer timer(co_await asio::this_coro::executor, slow_after);
    watch(timer, edit, std::move(slow));
    WikiStep step = edit->resume(Begun{}, now());
    while (!std::holds_alternative<EditOutcome>(step)) {
        WikiEvent event = Rested{};
        if (const auto* rest = std::get_if<WikiRest>(&step)) {
            const bool rested = co_await client.pause(rest->time);
            if (!rested) event = GivenUp{};
        } else {
            auto& ask = std::get<WikiAsk>(step);
            Request request;
            request.url = std::move(ask.url);
            if (!ask.form.empty()) request.form = std::move(ask.form);
            request.once = ask.once;
            request.timeout = request_timeout;
            request.max_bytes = most_bytes;
            Answer answer = co_await client.fetch(std::move(request));
            event = event_of(std::move(answer));
        }
        step = edit->resume(event, now());
    }
    co_return std::get<EditOutcome>(std::move(step));
}

namespace {

/// The user who edits, with the client and session that belong to them.
struct Login {
    Login(asio::any_io_executor executor, Options options, WikiAccount a)
        : account(std::move(a)), client(std::move(executor), with_cookies(std::move(options))) {}
    static Options with_cookies(Options options) {
        options.cookies = true;
        return options;
    }
    WikiAccount account;
    Client client;
    WikiSession session;
};

}  // namespace

struct WikiWriter::Work {
    struct Job {
        EditSpec spec;
        Slow slow;
        Over over;
    };
    explicit Work(asio::any_io_executor e) : executor(std::move(e)) {}
    asio::any_io_executor executor;
    std::shared_ptr<Login> login, under_way;  // `under_way`: that of the current edit
    std::deque<Job> waiting;
    bool running = false, stopped = false, deaf = false;
};

WikiWriter::WikiWriter(asio::any_io_executor executor, Options options, WikiAccount account)
    : work_(std::make_shared<Work>(std::move(executor))) {
    use(std::move(options), std::move(account));
}

WikiWriter::~WikiWriter() {
    work_->deaf = true;
    stop();
}

void WikiWriter::use(Options options, WikiAccount account) {
    work_->login = std::make_shared<Login>(work_->executor, std::move(options), std::move(account));
}

void WikiWriter::stop() {
    work_->stopped = true;
    work_->login->client.stop();
    if (work_->under_way) work_->under_way->client.stop();
}

void WikiWriter::refuse(Over over, EditResult result) {
    EditOutcome no;
    no.result = result;
    asio::post(work_->executor, [work = work_, over = std::move(over), no] {
        if (!work->deaf) over(no);
    });
}

void WikiWriter::refuse_waiting() {
    for (auto& job : std::exchange(work_->waiting, {})) refuse(std::move(job.over), EditResult::stopped);
}

void WikiWriter::edit(EditSpec spec, Slow slow, Over over) {
    if (work_->waiting.size() >= most_waiting) return refuse(std::move(over), EditResult::too_many);
    work_->waiting.push_back({std::move(spec), std::move(slow), std::move(over)});
    if (std::exchange(work_->running, true)) return;
    asio::co_spawn(work_->executor, run(work_), asio::detached);
}

asio::awaitable<void> WikiWriter::run(std::shared_ptr<Work> work) {
    while (!work->waiting.empty()) {
        auto job = std::move(work->waiting.front());
        work->waiting.pop_front();
        const Slow slow = [work, tell = std::move(job.slow)](const EditDelay& delay) {
            if (!work->deaf && tell) tell(delay);
        };
        EditOutcome outcome;
        if (work->stopped) {
            outcome.result = EditResult::stopped;
        } else {
            const auto login = work->under_way = work->login;
            outcome = co_await perform_edit(login->client, login->account, login->session, std::move(job.spec), slow);
            work->under_way.reset();
        }
        if (!work->deaf) job.over(outcome);
    }
    work->running = false;
}

}  // namespace bot::http
