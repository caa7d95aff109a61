package io.fairway.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.util.FS;

/**
 * Git over smart HTTP: JGit speaks the protocol, the JDK's HTTP server carries it. Anybody may read and push: it listens on
 * loopback only. For every branch that a push creates or moves it sends a {@link PushWebhook}; {@code git push} returns after that.
 */
final class GitServer implements AutoCloseable {

    private static final Pattern REPOSITORY = Pattern.compile("/([a-z0-9][a-z0-9-]*)\\.git/(.+)");
    private static final String UPLOAD = "git-upload-pack";
    private static final String RECEIVE = "git-receive-pack";

    private final Path root;
    private final PushWebhook webhook;
    private final HttpServer server;
    private final ReentrantLock pushes = new ReentrantLock();

    private GitServer(Path root, PushWebhook webhook, HttpServer server) {
        this.root = root;
        this.webhook = webhook;
        this.server = server;
    }

    /**
     * Serves the bare repositories in a folder.
     *
     * @param root folder with {@code NAME.git} folders
     * @param port loopback port, 0 for a free one
     * @param webhook where a push is announced
     * @param secret key of the webhook's signature
     */
    static GitServer start(Path root, int port, URI webhook, String secret) throws IOException {
        FS.FileStoreAttributes.setBackground(true); // measuring the file system takes seconds: no push waits for it
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
        GitServer server = new GitServer(root, new PushWebhook(webhook, secret), http);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", server::handle);
        http.start();
        return server;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher path = REPOSITORY.matcher(exchange.getRequestURI().getPath());
            if (!path.matches()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            Path directory = root.resolve(path.group(1) + ".git");
            if (!Files.isDirectory(directory)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            try (Repository repository =
                    new FileRepositoryBuilder().setGitDir(directory.toFile()).build()) {
                serve(exchange, repository, path.group(1), path.group(2));
            }
        }
    }

    private void serve(HttpExchange exchange, Repository repository, String name, String resource) throws IOException {
        switch (exchange.getRequestMethod() + " " + resource) {
            case "GET info/refs" -> advertise(exchange, repository);
            case "POST " + UPLOAD -> {
                begin(exchange, UPLOAD + "-result");
                uploadPack(exchange, repository).upload(body(exchange), exchange.getResponseBody(), null);
            }
            case "POST " + RECEIVE -> receive(exchange, repository, name);
            default -> exchange.sendResponseHeaders(404, -1);
        }
    }

    /** The first request of every fetch and push. Clients without the smart protocol do not name a service. */
    private void advertise(HttpExchange exchange, Repository repository) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        boolean upload = query.equals("service=" + UPLOAD);
        if (!upload && !query.equals("service=" + RECEIVE)) {
            exchange.sendResponseHeaders(403, -1);
            return;
        }
        String service = upload ? UPLOAD : RECEIVE;
        begin(exchange, service + "-advertisement");
        PacketLineOut out = new PacketLineOut(exchange.getResponseBody());
        if (upload) {
            uploadPack(exchange, repository).sendAdvertisedRefs(new PacketLineOutRefAdvertiser(out), service);
        } else {
            out.writeString("# service=" + service + "\n");
            out.end();
            receivePack(repository).sendAdvertisedRefs(new PacketLineOutRefAdvertiser(out));
        }
    }

    /** One push at a time, so that webhooks are sent in the order of the pushes. */
    private void receive(HttpExchange exchange, Repository repository, String name) throws IOException {
        begin(exchange, RECEIVE + "-result");
        pushes.lock();
        try {
            ReceivePack receivePack = receivePack(repository);
            receivePack.setPostReceiveHook((pack, commands) -> announce(repository, name, commands));
            receivePack.receive(body(exchange), exchange.getResponseBody(), null);
        } finally {
            pushes.unlock();
        }
    }

    private void announce(Repository repository, String name, Collection<ReceiveCommand> pushed) {
        String cloneUrl = url() + "/" + name + ".git";
        pushed.stream()
                .filter(command -> command.getRefName().startsWith(Constants.R_HEADS))
                .filter(command -> command.getType() != ReceiveCommand.Type.DELETE)
                .forEach(command -> webhook.send(repository, name, cloneUrl, command));
    }

    private static UploadPack uploadPack(HttpExchange exchange, Repository repository) {
        UploadPack pack = new UploadPack(repository);
        pack.setBiDirectionalPipe(false);
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Git-Protocol"))
                .ifPresent(parameters -> pack.setExtraParameters(List.of(parameters.split(":"))));
        return pack;
    }

    private static ReceivePack receivePack(Repository repository) {
        ReceivePack pack = new ReceivePack(repository);
        pack.setBiDirectionalPipe(false);
        return pack;
    }

    private static void begin(HttpExchange exchange, String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-" + type);
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, 0);
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        InputStream body = exchange.getRequestBody();
        return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(body)
                : body;
    }
}
