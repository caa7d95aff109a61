package io.fairway.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Says how the audit is doing. */
@ApplicationScoped
public class DescribeAudit {

    private static final int LATEST = 20;

    private final AuditStore store;
    private final AuditFeed feed;
    private final EventReaders readers;

    DescribeAudit(AuditStore store, AuditFeed feed, EventReaders readers) {
        this.store = store;
        this.feed = feed;
        this.readers = readers;
    }

    public AuditStatus now() {
        List<AuditEntry> newest = store.search(AuditFilter.ALL, null, 1);
        return AuditStatus.of(
                store.generations(LATEST),
                feed.isReading(),
                store.count(),
                newest.isEmpty() ? null : newest.getFirst().at(),
                readers.count());
    }
}
