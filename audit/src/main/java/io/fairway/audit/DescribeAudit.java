package io.fairway.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads the status of the audit. */
@ApplicationScoped
public class DescribeAudit {

    private static final int LATEST = 20;

    private final AuditStore store;
    private final GenerationStore generations;
    private final ConsumerState consumer;
    private final EventReaders readers;

    DescribeAudit(AuditStore store, GenerationStore generations, ConsumerState consumer, EventReaders readers) {
        this.store = store;
        this.generations = generations;
        this.consumer = consumer;
        this.readers = readers;
    }

    public AuditStatus now() {
        List<AuditEntry> newest = store.search(AuditFilter.ALL, null, 1);
        return AuditStatus.of(
                generations.latest(LATEST),
                consumer.isReading(),
                store.count(),
                newest.isEmpty() ? null : newest.getFirst().at(),
                readers.count());
    }
}
