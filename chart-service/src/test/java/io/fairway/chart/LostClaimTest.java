package io.fairway.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairway.local.RealInfrastructure;
import io.fairway.local.TestRepository;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that loses its claim while Helm runs, as it does when it was frozen for too long. */
@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = LocalRegistry.class, restrictToAnnotatedClass = false)
class LostClaimTest {

    /** Helm is busy with it until its deadline. */
    private static final String SLOW_TEMPLATE =
            "{{- range until 100000 }}{{- range until 100000 }}{{- end }}{{- end }}\n";

    /** Shorter than the deadline of Helm, at which it would end in any case. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    ChartConfig config;

    @Inject
    DataSource dataSource;

    @TempDir
    Path directory;

    private final UUID changeId = UUID.randomUUID();

    @Test
    void lostClaim_endsHelm_andNothingIsWritten() throws Exception {
        TestRepository repository = TestRepository.create(directory.resolve("repository"));
        String commit = repository.commit("main", GoodChart.with(Map.of("chart/templates/slow.yaml", SLOW_TEMPLATE)));
        update("""
                INSERT INTO charts (change_id, caused_by, repository, branch, commit_id, sequence, application,
                    image_repository, image_tag, image_digest)
                VALUES ('%s', gen_random_uuid(), '%s', 'main', '%s', 1, 'hello', '127.0.0.1:5000/hello', 'x', 'sha256:00')""".formatted(changeId, repository.url(), commit));
        await().atMost(PATIENCE).until(() -> !runningHelms().isEmpty());

        update("""
                UPDATE charts SET lease = gen_random_uuid(), leased_until = now() + interval '1 hour', attempts = 2
                WHERE change_id = '%s'""".formatted(changeId));
        String stolen = row();

        await().atMost(PATIENCE).until(() -> runningHelms().isEmpty() && jobs().isEmpty());
        assertThat(row()).isEqualTo(stolen).contains("PENDING");
        update("UPDATE charts SET status = 'REJECTED', lease = NULL, ended_at = now(), message = 'the test is over'"
                + " WHERE change_id = '" + changeId + "'");
    }

    private List<ProcessHandle> runningHelms() {
        String work = config.workDirectory().toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(argument -> argument.contains(work)))
                .filter(process -> process.info().command().orElse("").contains("helm"))
                .toList();
    }

    private List<Path> jobs() throws IOException {
        try (Stream<Path> jobs = Files.list(config.workDirectory().resolve("jobs"))) {
            return jobs.toList();
        }
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private String row() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT to_jsonb(charts)::text FROM charts WHERE change_id = '" + changeId + "'")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
