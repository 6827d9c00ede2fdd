#pragma once
#include <openssl/ssl.h>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace support {

/// One request as received.
struct Ask {
    std::string method, target, head, body;
    bool has(std::string_view line) const {
        return head.find("\r\n" + std::string(line) + "\r\n") != std::string::npos;
    }
};

/// The client's end of a connection, as seen by a script.
class Peer {
public:
    Peer(int fd, SSL_CTX*);
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;
    ~Peer();

    bool greet();  ///< the TLS handshake, if any
    bool say(std::string_view);
    std::string hear();  ///< empty if the client is gone
    void hang();         ///< waits until the client is gone
    void close() { closed_ = true; }
    void reset();  ///< closes abruptly (RST)
    bool closed() const { return closed_; }

private:
    int fd_;
    SSL* tls_ = nullptr;
    bool closed_ = false;
};

/// Answers each request on 127.0.0.1 by a script, with one thread per connection. Connections are kept alive unless the
/// script closes them.
class Server {
public:
    using Script = std::function<void(const Ask&, Peer&)>;

    explicit Server(Script, const std::string& certificate = {}, const std::string& key = {},
                    int port = 0);  ///< port 0: a free one
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();

    int port() const { return port_; }
    std::string url(std::string_view path, std::string_view host = "127.0.0.1") const;
    int connections() const { return connections_; }  ///< accepted so far

private:
    void accept();
    void serve(int fd);

    Script script_;
    SSL_CTX* tls_ = nullptr;
    int fd_ = -1, port_ = 0;
    std::atomic<int> connections_ = 0;
    std::mutex mutex_;
    bool ending_ = false;
    std::set<int> open_;
    std::vector<std::thread> threads_;
    std::thread acceptor_;
};

/// `HTTP/1.1 200 OK` with a length and this body; each of `headers` ends in CR LF.
std::string ok(std::string_view body, std::string_view headers = "");

}  // namespace support
