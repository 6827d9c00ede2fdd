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
    std::optional<std::string> form;  ///< body of a POST as application/x-www-form-urlencoded; none: send a GET
    Headers headers = {};             ///< without CR and LF
    std::chrono::milliseconds connect_timeout{10'000};  ///< including name look-up and TLS
    std::chrono::milliseconds timeout{30'000};          ///< in total, including redirects
    std::size_t max_bytes = 8 << 20;                    ///< of the body, decompressed
    bool once = false;                                  ///< send at most once; do not follow redirects
};

struct Response {
    int status = 0;
    Headers headers;  ///< of the final response, at most 100
    std::string body;

    /// The first header with this name, ignoring letter case.
    std::optional<std::string_view> header(std::string_view name) const;
};

/// Why there is no response. Any HTTP status is a response.
struct Failure {
    enum class Why { timeout, connect, tls, too_large, redirected, broken, cancelled };
    Why why;
    std::string text;  ///< one line for people that names the host; may hold untrusted text
};

using Answer = std::variant<Response, Failure>;

struct Options {
    std::string user_agent;
    std::string ca_file = {};  ///< CA certificates to trust, as PEM; empty: the system's
    bool cookies = false;      ///< keep cookies in memory, for the lifetime of the client
};

/// Fetches over HTTP(S), many requests concurrently, on one thread. Certificates and host names are verified. At most
/// three redirects are followed, only to the same scheme, host and port. Idle connections are kept for two minutes.
/// Without requests, it never wakes up. The process must ignore SIGPIPE.
class Client {
public:
    /// Only the executor's thread may use the client.
    Client(boost::asio::any_io_executor, Options);
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client();  ///< stops

    /// Never throws for external errors. Asio's cancellation gives `cancelled`. The client may be destroyed before the
    /// fetch ends.
    boost::asio::awaitable<Answer> fetch(Request);

    /// Waits, such as between two tries. Returns false at once if the client is stopped or Asio cancels.
    boost::asio::awaitable<bool> pause(std::chrono::milliseconds);

    /// Every current and later fetch gives `cancelled`.
    void stop();

private:
    struct Work;
    std::shared_ptr<Work> work_;
    static boost::asio::awaitable<Answer> run(std::shared_ptr<Work>, Request);
    static boost::asio::awaitable<bool> rest(std::shared_ptr<Work>, std::chrono::milliseconds);
};

}  // namespace bot::http
