package io.fairway.release.service;

import io.fairway.release.query.BuildLogs;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Answers that tests give; without one, a change has no build. */
@Alternative
@Priority(1)
@Singleton
class FakeBuildLogs implements BuildLogs {

    private final Map<UUID, Answer> answers = new ConcurrentHashMap<>();

    void answer(UUID changeId, Answer answer) {
        answers.put(changeId, answer);
    }

    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }

    @Override
    public Answer open(UUID changeId, boolean follow) {
        return answers.getOrDefault(changeId, new Answer.NoBuild());
    }
}
