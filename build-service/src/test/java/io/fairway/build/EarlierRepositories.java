package io.fairway.build;

import io.fairway.local.TestRepository;
import io.fairway.source.Checkout;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The repository of the builds that an earlier version had under way. Equal files at equal times are equal commits. */
public final class EarlierRepositories implements QuarkusTestResourceLifecycleManager {

    private static final Path DIRECTORY = Path.of("target/earlier-version");

    @Override
    public Map<String, String> start() {
        Checkout.delete(DIRECTORY);
        try {
            Path directory = Files.createDirectories(DIRECTORY).toAbsolutePath();
            try (TestRepository repository = TestRepository.create(directory.resolve("cart.git"))) {
                repository.commit(
                        "main",
                        Map.of(
                                "Dockerfile",
                                "FROM scratch",
                                "main.c",
                                "one",
                                "fairway.yaml",
                                "application: cart\nenvironments: [{name: production}]\n"));
                repository.commit("main", Map.of("chart/values.yaml", "greeting: hello"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of();
    }

    @Override
    public void stop() {
        Checkout.delete(DIRECTORY);
    }
}
