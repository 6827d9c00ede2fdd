// The bodies of Boost.Asio and of its TLS streams, for the whole program.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
