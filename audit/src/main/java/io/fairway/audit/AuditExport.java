package io.fairway.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.rest.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Writes entries out page by page: however many there are, a few hundred are in memory, and no transaction stays open. */
@Singleton
class AuditExport {

    private static final int PAGE = 500;

    private final AuditStore store;
    private final ObjectMapper json;
    private final Semaphore running;
    private final int exports;

    AuditExport(AuditStore store, ObjectMapper json, AuditConfig config) {
        this.store = store;
        this.json = json;
        this.exports = config.exports();
        this.running = new Semaphore(exports);
    }

    /** A line of JSON for each entry. */
    StreamingOutput lines(AuditFilter filter, @Nullable AuditEntry before, int limit) {
        return stream("", entry -> json.writeValueAsString(entry) + "\n", filter, before, limit);
    }

    StreamingOutput csv(AuditFilter filter, @Nullable AuditEntry before, int limit) {
        return stream(AuditCsv.HEADER, AuditCsv::line, filter, before, limit);
    }

    private StreamingOutput stream(
            String header, Format format, AuditFilter filter, @Nullable AuditEntry before, int limit) {
        if (running.availablePermits() == 0) {
            throw tooMany();
        }
        return output -> {
            if (!running.tryAcquire()) {
                throw tooMany();
            }
            try (Writer writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8))) {
                writer.write(header);
                write(writer, format, filter, before, limit);
            } finally {
                running.release();
            }
        };
    }

    private void write(Writer writer, Format format, AuditFilter filter, @Nullable AuditEntry before, int limit)
            throws IOException {
        @Nullable AuditEntry last = before;
        for (int written = 0; written < limit; ) {
            List<AuditEntry> page = store.search(filter, last, Math.min(PAGE, limit - written));
            for (AuditEntry entry : page) {
                writer.write(format.of(entry));
            }
            if (page.size() < PAGE) {
                return;
            }
            written += page.size();
            last = page.getLast();
        }
    }

    private Problem tooMany() {
        return new Problem(
                503, "Too many exports", exports + " exports are running already: try again when one has ended");
    }

    @FunctionalInterface
    private interface Format {

        String of(AuditEntry entry) throws IOException;
    }
}
