package io.fairway.eventlog;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.AgroalSecurityProvider;
import io.fairway.work.RetryPolicy;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Calls listeners when a transaction that NOTIFYed a PostgreSQL channel has committed. One connection of its own serves all
 * channels. Signals can be lost while it reconnects, so every listener is called once after that; and whoever rests on a
 * signal also looks now and then by itself.
 */
@Singleton
public class Signals {

    private static final Logger LOG = Logger.getLogger(Signals.class);
    private static final Pattern CHANNEL = Pattern.compile("[a-z_]{1,63}");
    private static final RetryPolicy RECONNECT =
            new RetryPolicy(Duration.ofMillis(100), 2, Duration.ofSeconds(2), Integer.MAX_VALUE);

    /** A channel that is asked for while the connection waits is listened to after this time. */
    private static final int WAIT_MILLIS = 200;

    /** After this much silence the connection has to prove that it is alive. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final AgroalDataSource dataSource;
    private final Map<String, List<Consumer<Set<String>>>> listeners = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Thread thread;

    Signals(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Calls the listener, from a thread that all listeners share, after every commit that notified the channel; and once as
     * soon as the channel is listened to.
     *
     * @param channel lower-case letters and underscores
     * @param listener must be quick
     */
    public void onSignal(String channel, Runnable listener) {
        onMessages(channel, _ -> listener.run());
    }

    /**
     * The same, with the payloads of the notifications; each one once, however often it was sent since the last call.
     *
     * @param listener gets an empty set when signals may have been lost: anything may have happened
     */
    public void onMessages(String channel, Consumer<Set<String>> listener) {
        if (!CHANNEL.matcher(channel).matches()) {
            throw new IllegalArgumentException("not a channel name: " + channel);
        }
        listeners.computeIfAbsent(channel, _ -> new CopyOnWriteArrayList<>()).add(listener);
        startOnce();
    }

    void stop(@Observes ShutdownEvent event) {
        closed.countDown();
    }

    private synchronized void startOnce() {
        if (thread == null) {
            thread = Thread.ofPlatform().name("signals").daemon().start(this::run);
        }
    }

    private void run() {
        int failures = 0;
        while (!isClosed()) {
            try (Connection connection = connect()) {
                failures = 0;
                listen(connection);
            } catch (SQLException e) {
                if (isClosed()) {
                    return;
                }
                failures++;
                Duration pause = RECONNECT.delayAfter(failures).orElseThrow();
                LOG.warnf("database signals are interrupted: failures=%d nextTryIn=%s cause=%s", failures, pause, e);
                pause(pause);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        PGConnection notifications = connection.unwrap(PGConnection.class);
        Set<String> heard = new HashSet<>();
        long lastSign = System.nanoTime();
        while (!isClosed()) {
            for (String channel : listeners.keySet()) {
                if (heard.add(channel)) {
                    listen(connection, channel);
                    call(channel, Set.of());
                }
            }
            PGNotification[] received = notifications.getNotifications(WAIT_MILLIS);
            if (received != null && received.length > 0) {
                lastSign = System.nanoTime();
                messagesOf(received).forEach(this::call);
            } else if (System.nanoTime() - lastSign > SILENCE.toNanos()) {
                if (!connection.isValid((int) SILENCE.toSeconds())) {
                    throw new SQLException("the connection is dead");
                }
                lastSign = System.nanoTime();
            }
        }
    }

    private static void listen(Connection connection, String channel) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN \"" + channel + "\"");
        }
    }

    /** Ten commits that were heard at once are one reason to look. */
    private static Map<String, Set<String>> messagesOf(PGNotification[] notifications) {
        Map<String, Set<String>> messages = new LinkedHashMap<>();
        for (PGNotification notification : notifications) {
            messages.computeIfAbsent(notification.getName(), _ -> new HashSet<>())
                    .add(notification.getParameter());
        }
        return messages;
    }

    private void call(String channel, Set<String> messages) {
        for (Consumer<Set<String>> listener : listeners.getOrDefault(channel, List.of())) {
            try {
                listener.accept(messages);
            } catch (RuntimeException e) {
                LOG.errorf(e, "a listener failed: channel=%s", channel);
            }
        }
    }

    /** Not from the pool: this connection is kept for good, and LISTEN must not cling to one that others use. */
    private Connection connect() throws SQLException {
        AgroalConnectionFactoryConfiguration factory =
                dataSource.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        Properties properties = new Properties();
        properties.putAll(factory.jdbcProperties());
        for (AgroalSecurityProvider provider : factory.securityProviders()) {
            addTo(properties, provider.getSecurityProperties(factory.principal()));
            for (Object credential : factory.credentials()) {
                addTo(properties, provider.getSecurityProperties(credential));
            }
        }
        properties.setProperty("ApplicationName", "fairway-signals");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", String.valueOf(SILENCE.toSeconds()));
        Connection connection = new Driver().connect(factory.jdbcUrl(), properties);
        if (connection == null) {
            throw new SQLException("not a PostgreSQL URL: " + factory.jdbcUrl());
        }
        return connection;
    }

    private static void addTo(Properties properties, @Nullable Properties more) {
        if (more != null) {
            properties.putAll(more);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void pause(Duration time) {
        try {
            if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.debug("database signals end with the service");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }
}
