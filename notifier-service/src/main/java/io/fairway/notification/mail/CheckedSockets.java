package io.fairway.notification.mail;

import io.fairway.notification.AddressPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;

/** Sockets that connect to allowed addresses only. They judge the very address that they connect to. */
final class CheckedSockets extends SocketFactory implements AutoCloseable {

    private final AddressPolicy addresses;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean forbidden;
    private volatile boolean connected;

    CheckedSockets(AddressPolicy addresses) {
        this.addresses = addresses;
    }

    boolean forbidden() {
        return forbidden;
    }

    boolean connected() {
        return connected;
    }

    /** Ends every conversation on them. */
    @Override
    public void close() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is of no use any more in any case.
            }
        }
    }

    @Override
    public Socket createSocket() {
        Socket socket = new CheckedSocket();
        open.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        Socket socket = createSocket();
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        Socket socket = createSocket();
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    private final class CheckedSocket extends Socket {

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (endpoint instanceof InetSocketAddress address
                    && address.getAddress() != null
                    && !addresses.allows(address.getAddress())) {
                forbidden = true;
                throw new IOException("a private address");
            }
            super.connect(endpoint, timeout);
            connected = true;
        }
    }
}
