#pragma once
#include <string>
#include <string_view>

namespace support {

/// A TCP port of 127.0.0.1 that nobody listened on a moment ago, below those the system gives to outgoing connections.
int free_port();

/// Whether somebody listens on this port of 127.0.0.1.
bool listening(int port);

/// A TCP connection to 127.0.0.1; closed at the end. Throws std::runtime_error when it cannot be made.
class Socket {
public:
    explicit Socket(int port);
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    ~Socket();

    /// Sends all of it; false when the other side is gone.
    bool send(std::string_view);
    /// Waits for some bytes; empty when the other side has closed or `shut()` was called.
    std::string receive();
    /// Ends both directions; a waiting `receive()` in another thread returns.
    void shut();

private:
    int fd_;
};

/// The body of the answer to a GET of this path. Throws std::runtime_error when there is no answer.
std::string http_get(int port, std::string_view path);

}  // namespace support
