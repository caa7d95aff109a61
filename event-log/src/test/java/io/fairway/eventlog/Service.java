package io.fairway.eventlog;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.jta.common.jtaPropertyManager;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ExceptionSorter;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.transaction.TransactionManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.apache.kafka.clients.CommonClientConfigs;

/** The event log of one process, wired by hand, so that tests can have several, break them and end them. */
final class Service implements AutoCloseable {

    static {
        BeanPopulator.getDefaultInstance(ObjectStoreEnvironmentBean.class).setObjectStoreDir("target/object-store");
    }

    final Outbox outbox;
    final Inbox inbox;
    final Reception reception;
    final Signals signals;
    final Relay relay;
    final TopicCreator topics;
    final InboxRetention inboxRetention;

    private final AgroalDataSource pool;
    private final Transactions transactions;

    /**
     * @param port where PostgreSQL answers
     * @param database which has the tables of the event log
     * @param seenByRelay what the relay sees of the data source
     */
    Service(Broker broker, int port, String database, TestConfig config, UnaryOperator<DataSource> seenByRelay)
            throws SQLException {
        TransactionManager manager = com.arjuna.ats.jta.TransactionManager.transactionManager();
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(connections -> connections
                        .maxSize(10)
                        .acquisitionTimeout(Duration.ofSeconds(2))
                        .exceptionSorter((ExceptionSorter) new PostgreSQLExceptionSorter())
                        .transactionIntegration(new NarayanaTransactionIntegration(
                                manager,
                                jtaPropertyManager.getJTAEnvironmentBean().getTransactionSynchronizationRegistry()))
                        .connectionFactoryConfiguration(
                                factory -> factory.jdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + database)
                                        .principal(new NamePrincipal("postgres"))
                                        .credential(new SimplePassword("none")))));
        Map<String, Object> kafka = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        transactions = new Transactions(manager);
        outbox = new Outbox(pool, transactions);
        inbox = new Inbox(pool, transactions);
        reception = new Reception(transactions, inbox, outbox, config);
        signals = new Signals(pool);
        relay = new Relay(seenByRelay.apply(pool), transactions, signals, new MessageSender(kafka, config), config);
        topics = new TopicCreator(kafka, config);
        inboxRetention = new InboxRetention(pool, config);
    }

    static Service on(RealParts parts, String database, TestConfig config) throws SQLException {
        return new Service(parts.broker(), parts.postgresPort(), database, config, UnaryOperator.identity());
    }

    /** Creates the tables, as Flyway does in a service. */
    Service migrated() throws SQLException, IOException {
        String script;
        try (InputStream in = Service.class.getResourceAsStream("/db/eventlog/V20261122_2300__event_log.sql")) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        execute(script);
        return this;
    }

    Service started() {
        relay.start(new StartupEvent());
        return this;
    }

    void inTransaction(Runnable work) {
        try {
            transactions.inNew(Duration.ofSeconds(10), () -> {
                work.run();
                return null;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String table) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM " + table)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        ShutdownEvent event = new ShutdownEvent();
        reception.stop(event);
        relay.stop(event);
        signals.stop(event);
        pool.close();
    }
}
