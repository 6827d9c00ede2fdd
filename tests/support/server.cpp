#include "tests/support/server.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace support {

Peer::Peer(int fd, SSL_CTX* context) : fd_(fd) {
    if (!context) return;
    tls_ = SSL_new(context);
    SSL_set_fd(tls_, fd_);
}

Peer::~Peer() {
    SSL_free(tls_);
}

bool Peer::greet() {
    return !tls_ || SSL_accept(tls_) == 1;
}

bool Peer::say(std::string_view text) {
    while (!text.empty()) {
        const int size = static_cast<int>(std::min<std::size_t>(text.size(), 1 << 16));
        const auto sent =
            tls_ ? SSL_write(tls_, text.data(), size)
                 : static_cast<int>(::send(fd_, text.data(), static_cast<std::size_t>(size), MSG_NOSIGNAL));
        if (sent <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string Peer::hear() {
    std::string text(1 << 14, '\0');
    const auto got = tls_ ? SSL_read(tls_, text.data(), static_cast<int>(text.size()))
                          : static_cast<int>(::recv(fd_, text.data(), text.size(), 0));
    text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return text;
}

void Peer::hang() {
    while (!hear().empty()) {
    }
    closed_ = true;
}

void Peer::reset() {
    const linger now{1, 0};
    setsockopt(fd_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    closed_ = true;
}

Server::Server(Script script, const std::string& certificate, const std::string& key, int port)
    : script_(std::move(script)) {
    signal(SIGPIPE, SIG_IGN);
    if (!certificate.empty()) {
        tls_ = SSL_CTX_new(TLS_server_method());
        if (SSL_CTX_use_certificate_chain_file(tls_, certificate.c_str()) != 1 ||
            SSL_CTX_use_PrivateKey_file(tls_, key.c_str(), SSL_FILETYPE_PEM) != 1) {
            throw std::runtime_error("cannot use " + certificate);
        }
    }
    fd_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    if (bind(fd_, plain, size) != 0 || listen(fd_, 128) != 0 || getsockname(fd_, plain, &size) != 0) {
        throw std::runtime_error("cannot listen on 127.0.0.1");
    }
    port_ = ntohs(address.sin_port);
    acceptor_ = std::thread([this] { accept(); });
}

Server::~Server() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
        shutdown(fd_, SHUT_RDWR);
        for (const int fd : open_) shutdown(fd, SHUT_RDWR);
    }
    acceptor_.join();
    for (auto& thread : threads_) thread.join();
    close(fd_);
    SSL_CTX_free(tls_);
}

std::string Server::url(std::string_view path, std::string_view host) const {
    return fmt::format("{}://{}:{}{}", tls_ ? "https" : "http", host, port_, path);
}

void Server::accept() {
    for (;;) {
        const int fd = ::accept4(fd_, nullptr, nullptr, SOCK_CLOEXEC);
        const std::lock_guard lock(mutex_);
        if (ending_ || fd < 0) {
            if (fd >= 0) close(fd);
            return;
        }
        ++connections_;
        open_.insert(fd);
        threads_.emplace_back([this, fd] { serve(fd); });
    }
}

void Server::serve(int fd) {
    {
        Peer peer(fd, tls_);
        std::string heard;
        for (bool alive = peer.greet(); alive && !peer.closed();) {
            std::size_t end;
            while ((end = heard.find("\r\n\r\n")) == std::string::npos) {
                const auto more = peer.hear();
                if (more.empty()) break;
                heard += more;
            }
            if (end == std::string::npos) break;
            Ask ask;
            ask.head = heard.substr(0, end + 2);
            heard.erase(0, end + 4);
            ask.method = ask.head.substr(0, ask.head.find(' '));
            const auto from = ask.method.size() + 1;
            ask.target = ask.head.substr(from, ask.head.find(' ', from) - from);
            const auto length = ask.head.find("Content-Length: ");
            const auto size =
                length == std::string::npos ? 0 : std::strtoul(ask.head.c_str() + length + 16, nullptr, 10);
            while (heard.size() < size) {
                const auto more = peer.hear();
                if (more.empty()) break;
                heard += more;
            }
            ask.body = heard.substr(0, size);
            heard.erase(0, size);
            script_(ask, peer);
        }
    }
    const std::lock_guard lock(mutex_);
    open_.erase(fd);
    close(fd);
}

std::string ok(std::string_view body, std::string_view headers) {
    return fmt::format("HTTP/1.1 200 OK\r\n{}Content-Length: {}\r\n\r\n{}", headers, body.size(), body);
}

}  // namespace support
