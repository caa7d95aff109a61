package io.fairway.audit;

import io.fairway.audit.AuditEntry.ActorKind;
import java.time.Instant;
import java.util.UUID;

/** Entries to test with. */
final class TestEntries {

    private TestEntries() {}

    static AuditEntry numbered(long number) {
        return entry(
                number,
                "hello",
                "staging",
                "fairway/release-service",
                ActorKind.SERVICE,
                "revision 3 was seen healthy");
    }

    static AuditEntry entry(
            long number, String application, String environment, String actor, ActorKind kind, String why) {
        return new AuditEntry(
                number,
                new UUID(0, number),
                Instant.parse("2026-11-23T08:00:00Z").plusSeconds(number),
                new UUID(1, 1),
                null,
                "ReleaseVerified",
                null,
                application,
                environment,
                actor,
                kind,
                "verified",
                why,
                new UUID(2, 2),
                null,
                "https://git.example/hello.git",
                "c0ffee",
                "1.0.3",
                "sha256:1234");
    }
}
