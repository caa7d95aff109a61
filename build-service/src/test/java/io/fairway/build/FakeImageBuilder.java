package io.fairway.build;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Builds as each test says for its application; without a word, it makes an image whose digest counts up. */
@Alternative
@Priority(1)
@ApplicationScoped
public class FakeImageBuilder implements ImageBuilder {

    private final Map<String, ImageBuilder> behaviours = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final AtomicInteger digests = new AtomicInteger();

    void behave(String application, ImageBuilder behaviour) {
        behaviours.put(application, behaviour);
    }

    int calls(String application) {
        return calls.getOrDefault(application, new AtomicInteger()).get();
    }

    Result image() {
        return new Result("sha256:%064x".formatted(digests.incrementAndGet()), 7, 3);
    }

    @Override
    public Result build(Request request, Consumer<String> log) throws ImageBuildException, InterruptedException {
        String application = request.file().application();
        calls.computeIfAbsent(application, _ -> new AtomicInteger()).incrementAndGet();
        return behaviours
                .getOrDefault(application, (_, to) -> {
                    to.accept("built\n");
                    return image();
                })
                .build(request, log);
    }
}
