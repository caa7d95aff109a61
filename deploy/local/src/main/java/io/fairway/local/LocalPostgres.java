package io.fairway.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;

/** A real PostgreSQL server, unpacked from a Maven artifact and run as a child process. */
public final class LocalPostgres implements AutoCloseable {

    private static final Pattern DATABASE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final EmbeddedPostgres postgres;

    private LocalPostgres(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Starts a server with an empty database cluster and returns when it answers.
     *
     * @param directory an empty or missing directory, deleted at the end
     * @throws IOException if it does not start
     */
    public static LocalPostgres start(Path directory) throws IOException {
        Files.createDirectories(directory);
        return new LocalPostgres(EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setOverrideWorkingDirectory(unpackDirectory().toFile())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("max_connections", "200")
                .setServerConfig(
                        "synchronous_commit", "on") // off by default here: a crash of the server could lose commits
                .start());
    }

    /** The JDBC URL of a database, which is created when it is missing. The user is {@link #user()}; there is no password. */
    public String jdbcUrl(String database) {
        if (!DATABASE_NAME.matcher(database).matches()) {
            throw new IllegalArgumentException("not a database name: " + database);
        }
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet known =
                    statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
                if (!known.next()) {
                    statement.execute("CREATE DATABASE " + database);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + database, e);
        }
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
    }

    /**
     * Makes a database as SQL statements say: schema and rows, as {@code pg_dump --inserts} writes them.
     */
    public void fill(String database, String statements) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(database), user(), "none");
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot fill database " + database, e);
        }
    }

    public String user() {
        return "postgres";
    }

    public int port() {
        return postgres.getPort();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    /** The server is unpacked once for the whole machine, and used again by every later start. */
    private static Path unpackDirectory() throws IOException {
        return Files.createDirectories(CacheDirectory.path().resolve("postgresql"));
    }
}
