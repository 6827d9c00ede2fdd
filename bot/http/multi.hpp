#pragma once
#include <curl/curl.h>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <map>
#include <memory>

namespace bot::http {

/// libcurl's multi interface on Asio: Asio waits for curl's descriptors and its timer, and curl does the rest. Curl
/// closes its descriptors itself, after announcing it.
class Multi : public std::enable_shared_from_this<Multi> {
public:
    /// Called once, after the transfer has ended and was removed; never from within add() or remove().
    using Done = std::function<void(CURLcode)>;

    static std::shared_ptr<Multi> make(boost::asio::any_io_executor);
    Multi(const Multi&) = delete;
    Multi& operator=(const Multi&) = delete;
    ~Multi();

    /// Starts a transfer. The handle must stay valid until the transfer is done or removed.
    void add(CURL*, Done);
    /// Ends a transfer without calling Done; does nothing if it is over.
    void remove(CURL*);

private:
    struct Watch {
        Watch(const boost::asio::any_io_executor& executor, int fd) : descriptor(executor, fd) {}
        boost::asio::posix::stream_descriptor descriptor;
        int wanted = 0;  ///< CURL_POLL_IN, CURL_POLL_OUT, or both
        int armed = 0;   ///< directions with a pending wait
    };

    explicit Multi(boost::asio::any_io_executor);
    static int on_socket(CURL*, curl_socket_t, int what, void* self, void*);
    static int on_timer(CURLM*, long milliseconds, void* self);
    void watch(int fd, int wanted);
    void arm(const std::shared_ptr<Watch>&, int direction);
    void act(curl_socket_t, int events);

    boost::asio::any_io_executor executor_;
    boost::asio::steady_timer timer_;
    std::map<int, std::shared_ptr<Watch>> watches_;  // by descriptor
    std::map<CURL*, Done> running_;
    CURLM* raw_;
};

}  // namespace bot::http
