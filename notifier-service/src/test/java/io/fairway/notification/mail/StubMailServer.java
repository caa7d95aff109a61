package io.fairway.notification.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A mail server on loopback that misbehaves as it is told, and keeps what it was sent. */
final class StubMailServer implements AutoCloseable {

    /** What it does when the mail has been sent. */
    enum Manner {
        TAKE,
        REFUSE,
        BUSY,
        HANG,
        /** Takes the mail and closes the connection without a word. */
        CLOSE,
        /** Never greets. */
        SILENT
    }

    private final ServerSocket server;
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private volatile Manner manner = Manner.TAKE;

    StubMailServer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    void manner(Manner now) {
        manner = now;
    }

    int port() {
        return server.getLocalPort();
    }

    List<String> mails() {
        return mails;
    }

    List<String> commands() {
        return commands;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = socket.getOutputStream()) {
            if (manner == Manner.SILENT) {
                end.await();
                return;
            }
            say(out, "220 stub");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                switch (line.toUpperCase(Locale.ROOT).split("[ :]")[0]) {
                    case "EHLO" -> say(out, "250 stub");
                    case "DATA" -> {
                        say(out, "354 go on");
                        mails.add(mail(in));
                        if (!answered(out)) {
                            return;
                        }
                    }
                    case "QUIT" -> say(out, "221 bye");
                    default -> say(out, "250 ok");
                }
            }
        } catch (IOException e) {
            // The other side has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answered(OutputStream out) throws IOException, InterruptedException {
        switch (manner) {
            case TAKE -> say(out, "250 taken");
            case REFUSE -> say(out, "554 not wanted");
            case BUSY -> say(out, "451 later");
            case HANG, SILENT -> end.await();
            case CLOSE -> {
                return false;
            }
        }
        return true;
    }

    private static String mail(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append("\r\n");
        }
        return mail.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        end.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
