package io.fairway.chart;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairway.local.RealInfrastructure;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * The service starts on a database that the version of 23 November 2026 made and filled. That version was ended while it waited
 * for a repository that did not answer.
 */
@QuarkusTest
@TestProfile(UpgradeTest.EarlierVersion.class)
class UpgradeTest {

    private static final Path EARLIER = Path.of("src/test/resources/earlier-version");
    private static final List<String> VERSIONS = List.of("1.4.1+gfe18cb5", "1.4.2+g5e9cf78");

    @Inject
    DataSource dataSource;

    /** A database that is not empty. */
    public static final class EarlierVersion implements QuarkusTestProfile {

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(
                            RealInfrastructure.class,
                            Map.of(
                                    RealInfrastructure.DATABASE,
                                    EARLIER.resolve("database.sql").toString())),
                    new TestResourceEntry(LocalRegistry.class));
        }
    }

    @Test
    void chartRepository_isServedAsBefore_byteForByte() throws Exception {
        String index = given().get("/charts/index.yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(index).isEqualTo(Files.readString(EARLIER.resolve("index.yaml")));
        for (String version : VERSIONS) {
            byte[] archive = given().get("/charts/hello-" + version + ".tgz")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            assertThat(index)
                    .contains(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(archive)));
        }
    }

    @Test
    void chartThatWasUnderWay_comesToAnEnd() throws SQLException {
        await().atMost(Duration.ofSeconds(30)).until(() -> count("PENDING") == 0);
        assertThat(count("REJECTED")).isEqualTo(2);
        assertThat(count("PUBLISHED")).isEqualTo(2);
    }

    private int count(String status) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM charts WHERE status = '" + status + "'")) {
            row.next();
            return row.getInt(1);
        }
    }
}
