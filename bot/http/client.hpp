#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace bot::http {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
    std::string url;                  ///< http or https
    std::optional<std::string> form;  ///< sent by POST as application/x-www-form-urlencoded; without it, a GET
    Headers headers = {};             ///< without CR and LF
    std::chrono::milliseconds connect_timeout{10'000};  ///< name look-up and TLS included
    std::chrono::milliseconds timeout{30'000};          ///< all of it, redirects included
    std::size_t max_bytes = 8 << 20;                    ///< of the body, decompressed
    bool once = false;                                  ///< sent at most once, and not repeated for a redirect
};

struct Response {
    int status = 0;
    Headers headers;  ///< of the last answer, at most 100
    std::string body;

    /// The first header of this name, in any letter case.
    std::optional<std::string_view> header(std::string_view name) const;
};

/// Why there is no answer. Any HTTP status is an answer.
struct Failure {
    enum class Why { timeout, connect, tls, too_large, redirected, broken, cancelled };
    Why why;
    std::string text;  ///< one line for people, naming the host; may hold strangers' text
};

using Answer = std::variant<Response, Failure>;

struct Options {
    std::string user_agent;
    std::string ca_file = {};  ///< PEM, whom to trust; empty: the system's authorities
    bool cookies = false;      ///< kept in memory, for as long as the client lives
};

/// Fetches over HTTP(S), many at once, on one thread. Certificates and host names are verified. Redirects are followed
/// three times at most and only to the same scheme, host and port. Connections are kept for two minutes; when nothing
/// is fetched, nothing wakes up. The process must ignore SIGPIPE.
class Client {
public:
    /// The executor's thread is the only one that may use the client.
    Client(boost::asio::any_io_executor, Options);
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client();  ///< stops

    /// Never throws for what the world does. Asio's cancellation answers `cancelled`. The client may be gone before the
    /// fetch is over.
    boost::asio::awaitable<Answer> fetch(Request);

    /// Lets time pass, as between two tries. False, and at once, when the client is stopped or Asio cancels.
    boost::asio::awaitable<bool> pause(std::chrono::milliseconds);

    /// Every fetch under way, and every later one, answers `cancelled`.
    void stop();

private:
    struct Work;
    std::shared_ptr<Work> work_;
    static boost::asio::awaitable<Answer> run(std::shared_ptr<Work>, Request);
    static boost::asio::awaitable<bool> rest(std::shared_ptr<Work>, std::chrono::milliseconds);
};

}  // namespace bot::http
